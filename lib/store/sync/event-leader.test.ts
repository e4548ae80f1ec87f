import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TeamError } from '../../sync/team-api';
import type { Queries } from '../api';
import { type LeaderParts, leadEvents } from './event-leader';

const server = 'https://keyline.acme.example';
type State = Queries['sync']['value']['workspaces'][number];

/** Locks of one browser: one holder a name, others wait in line. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) => {
    const turn = last.then(() => (signal.aborted ? undefined : hold()));
    last = turn.catch(() => {});
    return turn;
  };
  return { request } as unknown as LockManager;
}

/** A stream that stands until its page lets go or the test breaks it. */
class Stream {
  static all: Stream[] = [];
  end!: (error?: Error) => void;
  poke!: (seq?: number) => void;
  isOpen = true;
}

class Page {
  readonly seen = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  readonly closing = new AbortController();
  readonly network = new EventTarget();
  pokes = 0;
  moves = 0;
  private readonly changes = new Set<() => void>();
  workspaces: Partial<State>[] = [{ server, problem: null, waiting: 0, syncedAt: 1 }];
  key: { token: string } | null = { token: 't' };

  open(locks: LockManager | null): this {
    const store = {
      read: async () => ({ workspaces: this.workspaces, rejected: [] }),
      onChanged: (listener: () => void) => void this.changes.add(listener),
    };
    leadEvents({
      store: store as unknown as LeaderParts['store'],
      signal: this.closing.signal,
      keyOf: async () => this.key as never,
      apiOf: (_server, _token, signal) => ({
        events: (onPoke, live) =>
          new Promise<void>((resolve, reject) => {
            const stream = new Stream();
            Stream.all.push(stream);
            const over = () => {
              stream.isOpen = false;
              resolve();
            };
            stream.end = (error) => {
              if (error) reject(error);
              over();
            };
            stream.poke = (seq = 1) => onPoke({ ws: 'w', seq });
            signal.addEventListener('abort', over);
            live();
          }),
      }),
      locks,
      page: this.seen as never,
      poke: (moved) => {
        this.pokes++;
        if (moved) this.moves++;
      },
      random: () => 0.5,
      network: this.network,
    });
    return this;
  }

  show(visibilityState: DocumentVisibilityState): void {
    this.seen.visibilityState = visibilityState;
    this.seen.dispatchEvent(new Event('visibilitychange'));
  }
  changed(): void {
    for (const listener of this.changes) listener();
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const open = () => Stream.all.filter((stream) => stream.isOpen).length;

beforeEach(() => {
  vi.useFakeTimers();
  Stream.all = [];
});
afterEach(() => void vi.useRealTimers());

test('one page of many holds the stream; hidden or closed, it hands over to one that is seen', async () => {
  const locks = fakeLocks();
  const [first, second, third] = [0, 1, 2].map(() => new Page().open(locks)) as [Page, Page, Page];
  await settle();
  expect([open(), first.pokes, second.pokes]).toEqual([1, 1, 0]);
  Stream.all[0]?.poke();
  expect([first.pokes, first.moves]).toEqual([2, 0]);
  await vi.advanceTimersByTimeAsync(250);
  Stream.all[0]?.poke(0);
  expect([first.pokes, first.moves]).toEqual([3, 1]);
  first.show('hidden');
  await settle();
  expect([open(), second.pokes]).toEqual([1, 1]);
  third.show('hidden');
  second.closing.abort();
  await settle();
  expect([open(), third.pokes]).toEqual([0, 0]);
  first.show('visible');
  await settle();
  expect([open(), first.pokes]).toEqual([1, 4]);
  first.closing.abort();
});

test('a stream that breaks is opened again, later each time; one that stood starts from the shortest', async () => {
  const page = new Page().open(fakeLocks());
  await settle();
  Stream.all.at(-1)?.end(new TeamError('offline', 'gone'));
  await vi.advanceTimersByTimeAsync(999);
  expect(Stream.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  // What was said meanwhile is asked for: once more it stands, once more a poke.
  expect([Stream.all.length, page.pokes]).toEqual([2, 2]);
  await vi.advanceTimersByTimeAsync(5000);
  Stream.all.at(-1)?.end();
  await vi.advanceTimersByTimeAsync(1000);
  expect(Stream.all).toHaveLength(3);
  page.closing.abort();
  await vi.advanceTimersByTimeAsync(600_000);
  expect([Stream.all.length, open()]).toEqual([3, 0]);
});

test.each<[string, Partial<State>]>([
  ['a change that waited has been sent', { waiting: 1, syncedAt: 1 }],
  ['a run went well', { waiting: 2, syncedAt: 2 }],
])('the next try is at once where %s: the server is there again', async (_, then) => {
  const page = new Page();
  page.workspaces = [{ server, problem: null, waiting: 2, syncedAt: 1 }];
  page.open(fakeLocks());
  await settle();
  Stream.all.at(-1)?.end();
  await settle();
  page.changed();
  await vi.advanceTimersByTimeAsync(500);
  expect(Stream.all).toHaveLength(1);
  page.workspaces = [{ server, problem: null, ...then }];
  page.changed();
  await settle();
  expect([Stream.all.length, open()]).toEqual([2, 1]);
  page.closing.abort();
});

test('the network back is told at once, and the line is a new one, whether it stood or waited', async () => {
  const page = new Page().open(fakeLocks());
  await settle();
  page.network.dispatchEvent(new Event('online'));
  await settle();
  expect([Stream.all.length, open(), page.pokes]).toEqual([2, 1, 3]);
  Stream.all.at(-1)?.end();
  await settle();
  page.network.dispatchEvent(new Event('online'));
  await settle();
  expect([Stream.all.length, open(), page.pokes]).toEqual([3, 1, 5]);
  page.closing.abort();
  page.network.dispatchEvent(new Event('online'));
  expect(page.pokes).toBe(5);
});

test('a sign-in that is none ends it until the store says otherwise; so does the end of the bond', async () => {
  const page = new Page().open(fakeLocks());
  await settle();
  Stream.all.at(-1)?.end(new TeamError('unauthorized', 'Sign in first.'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect([Stream.all.length, page.pokes]).toEqual([1, 2]);
  page.changed();
  await settle();
  expect(Stream.all).toHaveLength(2);
  page.workspaces = [{ server, problem: 'signed-out' }];
  page.changed();
  await settle();
  expect(open()).toBe(0);
  page.closing.abort();
});

test('without a key, a bond or locks there is no stream', async () => {
  const without = [new Page(), new Page(), new Page()] as const;
  without[0].key = null;
  without[1].workspaces = [];
  without[0].open(fakeLocks());
  without[1].open(fakeLocks());
  without[2].open(null);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(Stream.all).toEqual([]);
  for (const page of without) page.closing.abort();
});

test('a server that pokes without end makes four runs a second, and none of them is lost', async () => {
  const page = new Page().open(fakeLocks());
  await settle();
  for (let time = 0; time < 1000; time += 10) {
    for (let many = 0; many < 20; many++) Stream.all[0]?.poke(time === 500 ? 0 : 1);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(page.pokes).toBeLessThanOrEqual(6);
  expect(page.moves).toBe(1);
  const before = page.pokes;
  for (let many = 0; many < 20; many++) Stream.all[0]?.poke();
  await vi.advanceTimersByTimeAsync(500);
  expect(page.pokes).toBe(before + 1);
  page.closing.abort();
});

test('streams that end as soon as they stand are tried ever later, though each run goes well', async () => {
  const page = new Page().open(fakeLocks());
  let syncedAt = 1;
  for (let step = 0; step < 600; step++) {
    await vi.advanceTimersByTimeAsync(50);
    if (!Stream.all.at(-1)?.isOpen) continue;
    Stream.all.at(-1)?.end();
    await settle();
    // What it asked for when it stood has come.
    page.workspaces = [{ server, problem: null, waiting: 0, syncedAt: ++syncedAt }];
    page.changed();
  }
  expect(Stream.all.length).toBeLessThan(8);
  page.closing.abort();
});
