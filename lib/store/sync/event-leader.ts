import { tellWorker } from '../../platform/runtime';
import { readTeamKey, type TeamKey } from '../../platform/team-keys';
import { type TeamApi, TeamError, teamApi } from '../../sync/team-api';
import type { Store } from '../api';
import { calmly } from './calmly';

export interface LeaderParts {
  store: Pick<Store, 'read' | 'onChanged'>;
  /** The page is closing. */
  signal: AbortSignal;
  keyOf?: (server: string) => Promise<TeamKey | null>;
  apiOf?: (server: string, token: string, signal: AbortSignal) => Pick<TeamApi, 'events'>;
  /** Calls while no other page does; null where this page may hold no locks. */
  locks?: Pick<LockManager, 'request'> | null;
  page?: Pick<Document, 'visibilityState' | 'addEventListener'>;
  /** The server has, or may have, something new; `moved` = who is in a workspace, and as what. */
  poke?: (moved: boolean) => void;
  random?: () => number;
  /** Says `online` when the network is back. The worker hears it only while it is awake. */
  network?: Pick<EventTarget, 'addEventListener'>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Milliseconds before a broken stream is opened again: at first, and at most. */
const first = 1000;
const most = 60_000;
/** A stream that ends sooner than after so many milliseconds stood for nothing: a proxy may end each at once. */
const brief = 5000;

const openApi = (server: string, token: string, signal: AbortSignal) =>
  teamApi({ server, token, signal, fetch: (url, init) => fetch(url, init) });

/**
 * Holds the event streams of all servers in one of the open pages: every page asks for the same lock, and who can be
 * seen asks. A page that is hidden or closed lets go, and another takes over.
 */
export function leadEvents({
  store,
  signal,
  keyOf = readTeamKey,
  apiOf = openApi,
  locks = globalThis.navigator?.locks ?? null,
  page = document,
  poke = (moved) => tellWorker({ type: 'syncNow', moved }),
  random = Math.random,
  network = globalThis,
  now = Date.now,
}: LeaderParts): void {
  if (!locks) return;
  let turn: AbortController | null = null;
  const look = () => {
    const isSeen = page.visibilityState === 'visible' && !signal.aborted;
    if (isSeen === (turn !== null)) return;
    turn?.abort();
    turn = isSeen ? new AbortController() : null;
    if (!turn) return;
    const { signal: ended } = turn;
    locks
      .request('keyline-events', { signal: ended }, () =>
        holdAll({ store, keyOf, apiOf, poke, random, network, now }, ended),
      )
      // Aborted while waiting for its turn, or denied: then there is no stream here.
      .catch(() => {});
  };
  page.addEventListener('visibilitychange', look);
  signal.addEventListener('abort', look, { once: true });
  look();
}

type Held = Required<Pick<LeaderParts, 'store' | 'keyOf' | 'apiOf' | 'poke' | 'random' | 'network' | 'now'>>;

interface Stream {
  stop: AbortController;
  /** Ends the pause before the next try, where there is one. */
  tryNow: () => void;
  /** Ends the line that stands, where one does, for a new one: of a network that was away it may be dead unnoticed. */
  openAnew: () => void;
  /** As last read: how many changes wait, and when a run went well, in milliseconds since 1970. */
  waiting: number;
  syncedAt: number;
}

/** One stream a server, until the turn ends. What is connected is looked at anew after each change of the store. */
async function holdAll(held: Held, ended: AbortSignal): Promise<void> {
  const streams = new Map<string, Stream>();
  const follow = async () => {
    const { workspaces } = await held.store.read('sync', {});
    if (ended.aborted) return;
    const servers = new Set(
      workspaces.filter(({ problem }) => problem === null || problem === 'full').map(({ server }) => server),
    );
    for (const [server, stream] of streams) {
      if (servers.has(server)) continue;
      stream.stop.abort();
      streams.delete(server);
    }
    for (const server of servers) {
      const its = workspaces.filter((each) => each.server === server);
      const waiting = its.reduce((sum, each) => sum + each.waiting, 0);
      const syncedAt = Math.max(0, ...its.map((each) => each.syncedAt ?? 0));
      const known = streams.get(server);
      if (known) {
        // The server is there again: a change of one's own has reached it before the next try was due.
        if (waiting < known.waiting || syncedAt > known.syncedAt) known.tryNow();
        Object.assign(known, { waiting, syncedAt });
        continue;
      }
      const stream: Stream = {
        stop: new AbortController(),
        tryNow: () => {},
        openAnew: () => {},
        waiting,
        syncedAt,
      };
      streams.set(server, stream);
      void hold(held, server, stream, AbortSignal.any([stream.stop.signal, ended])).finally(
        () => streams.get(server) === stream && streams.delete(server),
      );
    }
  };
  const again = () => void follow().catch(() => {});
  held.store.onChanged(again, ended);
  const back = () => {
    if (streams.size > 0) held.poke(false);
    for (const stream of streams.values()) {
      stream.tryNow();
      stream.openAnew();
    }
  };
  held.network.addEventListener('online', back, { signal: ended });
  again();
  await new Promise<void>((resolve) => {
    if (ended.aborted) resolve();
    else ended.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * A stream, and after it breaks another. Ends where the sign-in is none: the worker finds that out and says so. Where
 * streams end as soon as they stand, the pause grows and nothing shortens it: each that stands asks for a run, and a run
 * that goes well would open the next at once, for ever.
 */
async function hold(
  { keyOf, apiOf, poke, random, now }: Held,
  server: string,
  stream: Stream,
  ended: AbortSignal,
): Promise<void> {
  const pass = calmly(poke, ended);
  let failures = 0;
  /** How many in a row ended as soon as they stood. */
  let short = 0;
  while (!ended.aborted) {
    const key = await keyOf(server);
    if (!key) return;
    let since = 0;
    const line = new AbortController();
    stream.openAnew = () => line.abort();
    try {
      await apiOf(server, key.token, AbortSignal.any([line.signal, ended])).events(
        ({ seq }) => pass(seq === 0),
        () => {
          since = now();
          failures = 0;
          // What was said while nobody listened.
          poke(false);
        },
      );
    } catch (error) {
      if (error instanceof TeamError && (error.code === 'unauthorized' || error.code === 'update')) {
        poke(false);
        return;
      }
    }
    if (ended.aborted) return;
    if (line.signal.aborted) continue;
    if (since > 0) short = now() - since < brief ? short + 1 : 0;
    const doublings = Math.max(failures++, short - 1);
    const wait = Math.min(first * 2 ** doublings, most) * (0.75 + random() / 2);
    await pause(wait, short > 1 ? null : stream, ended);
  }
}

/** `stream` null = nothing ends it sooner. */
function pause(milliseconds: number, stream: Stream | null, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      ended.removeEventListener('abort', end);
      if (stream) stream.tryNow = () => {};
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    ended.addEventListener('abort', end);
    if (stream) stream.tryNow = end;
  });
}
