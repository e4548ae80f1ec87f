import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../open';
import { stateKey, syncStores } from '../schema';
import { first } from './001-first';
import { alignment } from './002-alignment';
import { sync } from './003-sync';

const name = 'third';
afterEach(() => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve)));

test('before: nothing of a server; after: its stores, and a state that knows none', async () => {
  const old = await openDatabase({ name, steps: [first, alignment] });
  const before = await old.get('meta', stateKey);
  expect(before).not.toHaveProperty('skew');
  await old.put('meta', { ...before, revision: 7, count: 3, me: { w: 'm' } }, stateKey);
  await old.put('cycle', { id: 'c', workspaceId: 'w', endOn: '2026-11-30' });
  old.close();
  const db = await openDatabase({ name, steps: [first, alignment, sync] });
  expect(await db.get('meta', stateKey)).toEqual({
    ...before,
    revision: 7,
    count: 3,
    me: { w: 'm' },
    skew: 0,
    connected: [],
  });
  expect(await db.get('cycle', 'c')).toMatchObject({ workspaceId: 'w' });
  for (const store of syncStores) expect(await db.count(store)).toBe(0);
  await db.put('outbox', { workspaceId: 'w', mid: 2, id: 'r' });
  await db.put('outbox', { workspaceId: 'w', mid: 1, id: 'other' });
  expect((await db.getAll('outbox')).map(({ mid }) => mid)).toEqual([1, 2]);
  expect(await db.getAllKeysFromIndex('outbox', 'byRecord', ['w', 'r'])).toEqual([['w', 2]]);
  db.close();
});

test('a store that has lost its state is migrated all the same', async () => {
  const old = await openDatabase({ name, steps: [first, alignment] });
  await old.delete('meta', stateKey);
  old.close();
  const db = await openDatabase({ name });
  expect(await db.get('meta', stateKey)).toBeUndefined();
  expect([...db.objectStoreNames]).toContain('outbox');
  db.close();
});
