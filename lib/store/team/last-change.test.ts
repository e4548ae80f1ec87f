import { expect, test } from 'vitest';
import { answered, must, plannedStore } from '@/tests/support/planned-store';

async function withStore<T>(name: string, store: string, work: (rows: IDBObjectStore) => IDBRequest<T>) {
  const db = await answered(indexedDB.open(name));
  const answer = await answered(work(db.transaction(store, 'readwrite').objectStore(store)));
  db.close();
  return answer;
}

test('the newest stamp tells when and who: me, or one whom the server knows', async () => {
  const { store, name, clock, workspaceId, objectiveId } = await plannedStore();
  const me = (await store.read('boot', {})).me;
  clock.now += 5000;
  await must(store.run('editObjective', { objectiveId, title: 'Enhance it' }));
  const asked = { kind: 'objective', id: objectiveId } as const;
  expect(await store.read('lastChange', asked)).toEqual({
    at: clock.now,
    who: { memberId: me?.id, name: 'Ada' },
  });

  const { memberId } = await must(store.run('createMember', { name: 'Grace' }));
  const record = await withStore(name, 'objective', (rows) => rows.get(objectiveId));
  const at = clock.now + 7000;
  const changed = { ...record, clock: { ...record.clock, title: `${at}-0000-gracesclient` } };
  await withStore(name, 'objective', (rows) => rows.put(changed));
  expect(await store.read('lastChange', asked)).toEqual({ at, who: null });

  const grace = { userId: 'g', name: 'Grace H.', role: 'member', clientIds: ['other', 'gracesclient'] };
  const roster = (member: object) =>
    withStore(name, 'roster', (rows) => rows.put({ workspaceId, fetchedAt: 1, members: [member] }));
  await roster({ ...grace, memberId: null });
  expect(await store.read('lastChange', asked)).toEqual({ at, who: { memberId: null, name: 'Grace H.' } });
  await roster({ ...grace, memberId });
  expect(await store.read('lastChange', asked)).toEqual({ at, who: { memberId, name: 'Grace' } });
});

test('nobody has changed what is not there', async () => {
  const { store } = await plannedStore();
  expect(await store.read('lastChange', { kind: 'keyResult', id: 'gone' })).toBeNull();
});
