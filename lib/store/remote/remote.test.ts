import { beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { must, type Planned, plannedStore, quietCheckIn, webTicket } from '@/tests/support/planned-store';
import { portPair } from '@/tests/support/port-pair';
import type { Queries, Store } from '../api';
import { type Port, portName } from './calls';
import { openRemote } from './remote';
import { type CallHandlers, type Served, serve } from './serve';

const self = { id: 'ours', origin: 'chrome-extension://ours', hostAt: () => 'jira-cloud' };
const ourPage = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/panel.html' };
const ref = webTicket(1).ticket;

let planned: Planned;
let served: Served;
let killWhen: 'never' | 'before' | 'after' = 'never';
let committed: Mock<() => void>;
let connections = 0;

const unused = () => Promise.reject(new Error('not asked for here'));
const handlers = {
  health: unused,
  listSnapshots: unused,
  takeSnapshot: unused,
  readSnapshot: unused,
  removeSnapshots: unused,
  restoreSnapshot: unused,
  restoreText: unused,
  salvage: unused,
  startAnew: unused,
} as CallHandlers;

/** A port to a worker that may be killed before it hears, or after it has done what it was asked. */
function connect(sender: unknown = ourPage): Port {
  connections++;
  const { page, worker, kill } = portPair(portName, sender);
  const how = killWhen;
  killWhen = 'never';
  if (how === 'before') worker.onMessage.addListener(kill);
  else if (how === 'after') {
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message) => ('answer' in (message as object) ? kill() : post(message));
    serve(worker, served);
  } else serve(worker, served);
  return page;
}

beforeEach(async () => {
  planned = await plannedStore();
  committed = vi.fn<() => void>();
  connections = 0;
  served = { self, store: async () => planned.store, handlers, committed, logError: vi.fn() };
});
const remote = (): Store => openRemote(() => connect());

describe('the same commands and queries', () => {
  test('link and check-in, as in the store itself', async () => {
    const store = remote();
    await must(store.run('linkTicket', { ...webTicket(1), keyResultId: planned.keyResultId }));
    await must(store.run('checkIn', { keyResultId: planned.keyResultId, value: 2.5, ...quietCheckIn }));
    expect(committed).toHaveBeenCalledTimes(2);
    const [here, there] = await Promise.all(
      [planned.store, store].map((each) => each.read('ticket', { ref })),
    );
    expect(there).toEqual(JSON.parse(JSON.stringify(here)));
    expect(there?.serves[0]?.summary.checkIns[0]?.value).toBe(2.5);
  });

  test('every answer is the same after the way through a message', async () => {
    await must(planned.store.run('linkTicket', { ...webTicket(1), keyResultId: planned.keyResultId }));
    await must(planned.store.run('loadSample', {}));
    const { keyResultId } = planned;
    const asked: Partial<{ [K in keyof Queries]: Queries[K]['args'] }> = {
      boot: {},
      ticket: { ref },
      mine: { cycleId: null },
      picker: { text: '', cycleId: null, ref },
      keyResult: { keyResultId },
      due: {},
      chips: { host: ref.host, site: ref.site, keys: [ref.key] },
      lastCommand: {},
      exportFile: { team: false },
    };
    const store = remote();
    for (const [name, args] of Object.entries(asked)) {
      const here = await planned.store.read(name as 'boot', args as Record<never, never>);
      expect(await store.read(name as 'boot', args as Record<never, never>), name).toEqual(here);
    }
  });

  test('refusals are values, and failed reads are failures', async () => {
    const store = remote();
    const args = { ...webTicket(1), keyResultId: 'nobody' };
    expect(await store.run('linkTicket', args)).toEqual(await planned.store.run('linkTicket', args));
    expect(committed).not.toHaveBeenCalled();
    await expect(store.read('keyResult', { keyResultId: 7 as never })).rejects.toMatchObject({
      failure: { code: 'invalid' },
    });
  });

  test('hears of commits by whomever', async () => {
    const store = remote();
    const heard = vi.fn();
    const stop = new AbortController();
    store.onChanged(heard, stop.signal);
    await must(planned.store.run('createTeam', { name: 'Ops' }));
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    stop.abort();
    heard.mockClear();
    await must(planned.store.run('createTeam', { name: 'Sales' }));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('a worker that dies', () => {
  test('a read is asked again', async () => {
    killWhen = 'before';
    expect((await remote().read('boot', {})).me?.name).toBe('Ada');
    expect(connections).toBe(2);
  });

  test.each(['before', 'after'] as const)(
    '%s it answers: a command is not sent twice, and nobody claims to know',
    async (when) => {
      killWhen = when;
      const answer = await remote().run('linkTicket', { ...webTicket(1), keyResultId: planned.keyResultId });
      expect(answer).toMatchObject({ ok: false, error: { code: 'aborted', message: 'failAnswerLost' } });
      expect(connections).toBe(1);
      expect((await planned.store.read('ticket', { ref })).serves).toHaveLength(when === 'after' ? 1 : 0);
    },
  );

  test.each(['before', 'after'] as const)(
    '%s it answers: a check-in with an id is sent again, and is one',
    async (when) => {
      killWhen = when;
      const args = { keyResultId: planned.keyResultId, value: 2.4, ...quietCheckIn, id: '0199-once' };
      expect(await must(remote().run('checkIn', args))).toEqual({ checkInId: '0199-once' });
      expect(connections).toBe(2);
      const shown = await planned.store.read('keyResult', { keyResultId: planned.keyResultId });
      expect(shown?.summary.checkIns).toHaveLength(1);
    },
  );

  test('an extension reloaded under the page is a lost answer, no crash', async () => {
    const store = openRemote(() => {
      throw new Error('Extension context invalidated.');
    });
    expect(await store.run('undo', {})).toMatchObject({ ok: false, error: { code: 'aborted' } });
  });
});

describe('who may ask', () => {
  test.each([
    ['a web page', { id: 'ours', origin: 'https://acme.atlassian.net', url: 'https://acme.atlassian.net/x' }],
    ['our content script', { id: 'ours', url: 'https://acme.atlassian.net/', frameId: 0, tab: { id: 1 } }],
    [
      'another extension',
      { id: 'other', origin: 'chrome-extension://other', url: 'chrome-extension://other/a' },
    ],
    ['nobody', {}],
  ])('not %s', async (_, sender) => {
    const store = openRemote(() => connect(sender));
    const read = vi.spyOn(planned.store, 'read');
    await expect(store.read('boot', {})).rejects.toThrow();
    expect(await store.run('undo', {})).toMatchObject({ ok: false });
    expect(read).not.toHaveBeenCalled();
    expect(committed).not.toHaveBeenCalled();
  });

  test('ports of other names are not ours to answer', () => {
    const { page, worker } = portPair('other', ourPage);
    serve(worker, served);
    expect(page.isOpen).toBe(true);
  });
});

describe('what may be asked', () => {
  const ask = (message: unknown) =>
    new Promise<unknown>((resolve) => {
      const { page, worker } = portPair(portName, ourPage);
      serve(worker, served);
      page.onMessage.addListener(resolve);
      page.postMessage(message);
    });

  test.each([
    ['nothing', null],
    ['a text', 'run'],
    ['an unknown call', { call: 'drop', args: {} }],
    ['a call of every object', { call: 'constructor', args: {} }],
    ['an unknown command', { call: 'run', args: { command: 'format', args: {} } }],
    ['a command of every object', { call: 'run', args: { command: '__proto__', args: {} } }],
    ['an unknown query', { call: 'read', args: { query: 'toString', args: {} } }],
    ['a query without arguments', { call: 'read', args: { query: 'ticket' } }],
    ['a command without arguments', { call: 'run', args: { command: 'linkTicket' } }],
    [
      'a form too large',
      { call: 'run', args: { command: 'saveDraft', args: { key: 'x', draft: 'x'.repeat(600_000) } } },
    ],
    ['a name too long', { call: 'readSnapshot', args: { name: 'x'.repeat(300) } }],
  ])('not %s', async (_, message) => {
    expect(await ask(message)).toMatchObject({ answer: { ok: false, error: { code: 'invalid' } } });
    expect(committed).not.toHaveBeenCalled();
    expect(served.logError).not.toHaveBeenCalled();
  });

  test('one thing on each port', async () => {
    const { page, worker } = portPair(portName, ourPage);
    serve(worker, served);
    const heard = vi.fn();
    page.onMessage.addListener(heard);
    page.postMessage({ call: 'read', args: { query: 'boot', args: {} } });
    page.postMessage({ call: 'read', args: { query: 'boot', args: {} } });
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
