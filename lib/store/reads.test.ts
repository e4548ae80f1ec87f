import { expect, test, vi } from 'vitest';
import { answered, must, plannedStore, webTicket } from '@/tests/support/planned-store';
import type { Queries, Store } from './api';
import type { Stored } from './schema';

/** Adds finished quarters of other people: what piles up over the years, `total` records of it. */
async function addHistory(name: string, workspaceId: string, total: number): Promise<void> {
  const db = await answered(indexedDB.open(name));
  const tx = db.transaction(
    ['cycle', 'objective', 'keyResult', 'checkIn', 'ticket', 'activity'],
    'readwrite',
  );
  const base = (id: string) => ({
    id,
    workspaceId,
    scopeId: workspaceId,
    createdAt: 0,
    createdBy: 'other',
    archivedAt: null,
    clock: {},
  });
  const cycleId = 'old-cycle';
  tx.objectStore('cycle').put({
    ...base(cycleId),
    name: 'Old',
    kind: 'quarterly',
    startOn: '2020-01-01',
    endOn: '2020-03-31',
    parentId: null,
    cadence: { every: 'week', weekday: 5 },
    state: 'closed',
  });
  for (let n = 0; n < total / 5; n++) {
    const key = `OLD-${n}`;
    const [objectiveId, keyResultId, ticketId] = [`o-${n}`, `k-${n}`, `t-${n}`];
    tx.objectStore('objective').put({
      ...base(objectiveId),
      cycleId,
      title: 'Old',
      teamIds: {},
      state: 'active',
      rank: 'a0',
    });
    tx.objectStore('keyResult').put({
      ...base(keyResultId),
      objectiveId,
      title: 'Old one',
      ownerId: 'other',
      contributorIds: {},
      teamIds: {},
      state: 'active',
      rank: 'a0',
      local: {
        cycleId,
        people: [[cycleId, 'other']],
        due: [workspaceId, 'other', cycleId, '2020-01-10'],
      },
    } as unknown as Stored<'keyResult'>);
    tx.objectStore('checkIn').put({
      ...base(`c-${n}`),
      keyResultId,
      effectiveOn: '2020-01-10',
      value: 1,
      supersedes: null,
    });
    tx.objectStore('ticket').put({
      ...base(ticketId),
      hostId: null,
      local: { keys: [[workspaceId, 'jira-cloud', 'acme.atlassian.net', key]] },
    });
    tx.objectStore('activity').put({ ...base(`a-${n}`), keyResultId, ticketId, linkedBy: 'other' });
  }
  await new Promise((resolve) => {
    tx.oncomplete = resolve;
  });
  db.close();
}

/** Rows that the page gets while `work` runs. */
async function rowsRead(work: () => Promise<unknown>): Promise<number> {
  let rows = 0;
  const count = (request: IDBRequest) =>
    request.addEventListener('success', () => {
      rows += Array.isArray(request.result) ? request.result.length : 1;
    });
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const method of [
      'get',
      'getAll',
      'getKey',
      'getAllKeys',
      'openCursor',
      'openKeyCursor',
      'count',
    ] as const) {
      const original = prototype[method] as (...args: unknown[]) => IDBRequest;
      vi.spyOn(prototype as IDBIndex, method as 'get').mockImplementation(function (
        this: unknown,
        ...args: unknown[]
      ) {
        const request = original.apply(this, args);
        count(request);
        return request as never;
      });
    }
  }
  await work();
  vi.restoreAllMocks();
  return rows;
}

const rows = Array.from({ length: 50 }, (_, n) => `WEB-${n}`);
const paths: { [K in keyof Queries]?: Queries[K]['args'] } = {
  boot: {},
  ticket: { ref: webTicket(1).ticket },
  mine: { cycleId: null },
  picker: { text: 'load', cycleId: null, ref: webTicket(1).ticket },
  due: {},
  chips: { host: 'jira-cloud', site: 'acme.atlassian.net', keys: rows },
  lastCommand: {},
  plan: { cycleId: null },
  home: {},
  people: {},
};

async function readEach(total: number): Promise<Record<string, number>> {
  const { store, name, clock, workspaceId, keyResultId } = await plannedStore();
  await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
  await addHistory(name, workspaceId, total);
  clock.now += 11 * 86_400_000;
  const read: Record<string, number> = {};
  for (const [query, args] of Object.entries(paths)) {
    read[query] = await rowsRead(() => store.read(query as keyof Queries, args as never));
  }
  const link = { ...webTicket(2), keyResultId };
  read.linkTicket = await rowsRead(() => must(store.run('linkTicket', link)));
  const checkIn = { keyResultId, value: 3, reported: null, confidence: null, comment: '', blockers: '' };
  read.checkIn = await rowsRead(() => must(store.run('checkIn', checkIn)));
  read.undo = await rowsRead(() => must(store.run('undo', {})));
  store.close();
  return read;
}

test('panel, popup, chips, badge and their commands read as many rows with 20,000 records as with 100', {
  timeout: 120_000,
}, async () => {
  const few = await readEach(100);
  const many = await readEach(20_000);
  expect(many).toEqual(few);
  expect(few.due).toBeGreaterThan(3);
});

test('the count would notice a scan', async () => {
  const { store, name, workspaceId } = await plannedStore();
  await addHistory(name, workspaceId, 500);
  const scan = async (reading: Store) => {
    expect(await reading.read('exportFile', { team: false })).toBeDefined();
  };
  expect(await rowsRead(() => scan(store))).toBeGreaterThan(500);
  store.close();
});
