import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  dumpDatabase,
  must,
  type Planned,
  plannedStore,
  quietCheckIn,
  webTicket,
} from '@/tests/support/planned-store';
import type { Commands } from './api';
import { openStore } from './store';

let planned: Planned;
beforeEach(async () => {
  planned = await plannedStore();
});
afterEach(() => {
  vi.restoreAllMocks();
  planned.store.close();
});

/** Calls `strike` instead of the n-th write of the page, counted from 0. Gives the number of writes there were. */
function atWrite(n: number, strike: (tx: IDBTransaction) => void): () => number {
  let writes = 0;
  for (const method of ['put', 'add', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      if (writes++ === n) strike(this.transaction);
      return original.apply(this, args) as never;
    });
  }
  return () => writes;
}

const many: [keyof Commands, () => unknown][] = [
  ['checkIn', () => ({ keyResultId: planned.keyResultId, value: 3, ...quietCheckIn })],
  ['linkTicket', () => ({ ...webTicket(1), keyResultId: planned.keyResultId })],
  [
    'createKeyResultAndLink',
    () => ({
      ...webTicket(1),
      objectiveId: null,
      objectiveTitle: 'New',
      cycleId: planned.cycleId,
      keyResultTitle: 'Made',
      metric: { type: 'binary' },
    }),
  ],
  ['undo', () => ({})],
  ['loadSample', () => ({})],
  [
    'importRows',
    () => ({ cycleId: planned.cycleId, rows: [{ objective: 'A', team: 'B', keyResult: 'C', owner: 'D' }] }),
  ],
  ['eraseAll', () => ({ typed: 'erase' })],
];

describe.each(many)('%s', (name, args) => {
  test('stopped at any of its writes, leaves nothing behind and says so', async () => {
    const before = await dumpDatabase(planned.name);
    let stopped = 0;
    for (let n = 0; ; n++) {
      const writes = atWrite(n, (tx) => tx.abort());
      const result = await planned.store.run(name, args() as never).catch((error: Error) => error);
      vi.restoreAllMocks();
      if (writes() <= n) break;
      stopped++;
      expect(result).toMatchObject({ ok: false, error: { code: 'aborted', message: 'failAborted' } });
      expect(await dumpDatabase(planned.name)).toBe(before);
      // The larger ones write hundreds of rows alike.
      if (n > 12) break;
    }
    expect(stopped).toBeGreaterThan(1);
  });
});

test('a full disk: nothing changed, and the words say what was kept', async () => {
  const before = await dumpDatabase(planned.name);
  atWrite(1, () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const result = await planned.store.run('linkTicket', { ...webTicket(1), keyResultId: planned.keyResultId });
  vi.restoreAllMocks();
  expect(result).toEqual({ ok: false, error: { code: 'quota', message: 'failQuota' } });
  expect(await dumpDatabase(planned.name)).toBe(before);
});

test('a full disk found out at the commit', async () => {
  const before = await dumpDatabase(planned.name);
  vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
    Object.defineProperty(this, 'error', { value: new DOMException('full', 'QuotaExceededError') });
    this.abort();
  });
  const args = { keyResultId: planned.keyResultId, value: 3, ...quietCheckIn };
  const result = await planned.store.run('checkIn', args);
  vi.restoreAllMocks();
  expect(result).toMatchObject({ ok: false, error: { code: 'quota' } });
  expect(await dumpDatabase(planned.name)).toBe(before);
});

test('writes ask for strict durability; a browser that gives less is a bug', async () => {
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await must(planned.store.run('createTeam', { name: 'Ops' }));
  expect(opened.mock.calls.map(([, mode, options]) => [mode, options?.durability])).toEqual([
    ['readwrite', 'strict'],
  ]);
  opened.mockRestore();
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
  ) {
    return original.call(this, stores, mode);
  });
  await expect(planned.store.run('createTeam', { name: 'Two' })).rejects.toThrow('durability is default');
});

test('it answers after complete, not before', async () => {
  const order: string[] = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const tx = original.apply(this, args);
    tx.addEventListener('complete', () => order.push('complete'));
    return tx;
  });
  await planned.store.run('createTeam', { name: 'Ops' }).then(() => order.push('answered'));
  expect(order).toEqual(['complete', 'answered']);
});

test('arguments that do not fit are refused before anything opens', async () => {
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const result = await planned.store.run('checkIn', {
    ...quietCheckIn,
    keyResultId: planned.keyResultId,
    value: 3,
    comment: 'x'.repeat(4097),
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failInvalid' } });
  expect(opened).not.toHaveBeenCalled();
});

test.each([
  ['a value of another metric', { value: true }, 'failValueUnfit'],
  ['a day that is to come', { value: 3, effectiveOn: '2026-09-02' }, 'failFutureCheckIn'],
  ['a key result that is gone', { value: 3, keyResultId: 'gone' }, 'failNotFound'],
  ['a baseline where there is one', { value: 3, baseline: 4 }, 'failHasBaseline'],
])('a check-in with %s is refused', async (_, fields, message) => {
  const before = await dumpDatabase(planned.name);
  const args = { keyResultId: planned.keyResultId, ...quietCheckIn, ...fields };
  expect(await planned.store.run('checkIn', args as never)).toMatchObject({ ok: false, error: { message } });
  expect(await dumpDatabase(planned.name)).toBe(before);
});

describe('two tabs', () => {
  test('both write one record: no write is lost, the later value of a field stands', async () => {
    const other = await openStore({ name: planned.name, now: () => planned.clock.now });
    const { keyResultId } = planned;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const store = n % 2 ? other : planned.store;
        return n % 4 < 2
          ? must(store.run('editKeyResult', { keyResultId, weight: n }))
          : must(store.run('checkIn', { keyResultId, value: n, ...quietCheckIn }));
      }),
    );
    const shown = await planned.store.read('keyResult', { keyResultId });
    expect(shown?.summary.checkIns).toHaveLength(10);
    expect(shown?.summary.keyResult.weight).toBe(17);
    expect((await other.read('boot', {})).revision).toBe((await planned.store.read('boot', {})).revision);
    other.close();
  });

  test('undo leaves what the other tab has written since', async () => {
    const { store, keyResultId, name } = planned;
    const other = await openStore({ name, now: () => planned.clock.now });
    await must(store.run('editKeyResult', { keyResultId, weight: 2, shortName: 'Load' }));
    await must(other.run('saveDraft', { key: 'x', draft: 1 }));
    const before = await must(store.run('editKeyResult', { keyResultId, shortName: 'Page load' }));
    expect(before).toBeNull();
    await must(other.run('undo', {}));
    const shown = await store.read('keyResult', { keyResultId });
    expect(shown?.summary.keyResult).toMatchObject({ weight: 2, shortName: 'Load' });
    other.close();
  });

  test('a change there is heard here', async () => {
    const other = await openStore({ name: planned.name });
    const heard: number[] = [];
    const stop = new AbortController();
    other.onChanged((revision) => heard.push(revision), stop.signal);
    await must(planned.store.run('createTeam', { name: 'Ops' }));
    const { revision } = await planned.store.read('boot', {});
    await vi.waitFor(() => expect(heard).toContain(revision));
    stop.abort();
    const before = heard.length;
    await must(planned.store.run('createTeam', { name: 'Ops 2' }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toHaveLength(before);
    other.close();
  });
});

test('a clock set back a year: the later write still wins, and check-ins keep their order', async () => {
  const { store, keyResultId, clock } = planned;
  await must(store.run('editKeyResult', { keyResultId, weight: 2 }));
  await must(store.run('checkIn', { keyResultId, value: 3, ...quietCheckIn }));
  clock.now -= 3_600_000;
  await must(store.run('editKeyResult', { keyResultId, weight: 3 }));
  await must(store.run('checkIn', { keyResultId, value: 2.5, ...quietCheckIn }));
  clock.now -= 365 * 86_400_000;
  await must(store.run('editKeyResult', { keyResultId, weight: 4 }));
  await must(store.run('undo', {}));
  clock.now += 365 * 86_400_000;
  const shown = await store.read('keyResult', { keyResultId });
  expect(shown?.summary.keyResult.weight).toBe(3);
  expect(shown?.summary.current).toBe(2.5);
});

test('a hostile title is text, cut to what is kept', async () => {
  const title = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(10_000)}`;
  await must(planned.store.run('linkTicket', { ...webTicket(1), title, keyResultId: planned.keyResultId }));
  const { ticket } = await planned.store.read('ticket', { ref: webTicket(1).ticket });
  expect(ticket?.title).toBe(title.slice(0, 1000));
  const refused = { ...webTicket(2), url: 'javascript:alert(1)', keyResultId: planned.keyResultId };
  expect(await planned.store.run('linkTicket', refused)).toMatchObject({ ok: false });
});
