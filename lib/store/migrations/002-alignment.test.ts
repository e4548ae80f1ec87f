import { afterEach, expect, test } from 'vitest';
import { exported, must, plannedStore, webTicket } from '@/tests/support/planned-store';
import { openDatabase } from '../open';
import { openStore } from '../store';
import { first } from './001-first';
import { alignment } from './002-alignment';

const name = 'second';
const site = 'acme.atlassian.net';
const ticket = {
  id: 't',
  workspaceId: 'w',
  scopeId: 'w',
  createdAt: 1,
  createdBy: 'm',
  archivedAt: null,
  clock: {},
  host: 'jira-cloud',
  site,
  key: 'WEB-1',
  keys: { 'WEB-1': true },
  hostId: '10042',
};
const keys = [['w', 'jira-cloud', site, 'WEB-1']];

afterEach(() => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve)));

test('before: an id is found on its own site; after: on whatever site, and all else is as it was', async () => {
  const old = await openDatabase({ name, steps: [first] });
  await old.put('ticket', { ...ticket, local: { keys, hostKey: ['w', 'jira-cloud', site, '10042'] } });
  await old.put('ticket', { ...ticket, id: 'none', hostId: null, local: { keys } });
  await old.put('objective', { id: 'top', cycleId: 'c', rank: 'a0', parent: null, archivedAt: null });
  const below = { id: 'below', cycleId: 'c', rank: 'a1', parent: { kind: 'objective', id: 'top' } };
  await old.put('objective', { ...below, archivedAt: 5 });
  await old.put('keyResult', { id: 'k', local: { cycleId: 'c' }, archivedAt: null });
  old.close();
  const db = await openDatabase({ name, steps: [first, alignment] });
  expect(await db.getAllFromIndex('ticket', 'byHostId', ['w', 'jira-cloud', '10042'])).toEqual([
    { ...ticket, local: { keys, hostKey: ['w', 'jira-cloud', '10042'] } },
  ]);
  expect(await db.get('ticket', 'none')).toEqual({ ...ticket, id: 'none', hostId: null, local: { keys } });
  expect(await db.getAllKeysFromIndex('objective', 'byParent', 'top')).toEqual(['below']);
  expect(await db.getAllKeysFromIndex('objective', 'byArchived')).toEqual(['below']);
  expect(await db.getAllKeysFromIndex('keyResult', 'byArchived')).toEqual([]);
  db.close();
});

test('a file of the first version is read, and its tickets are found by their id', async () => {
  const { store, keyResultId } = await plannedStore();
  await must(store.run('linkTicket', { ...webTicket(1), hostId: '10042', keyResultId }));
  const text = (await exported({ store })).replace('"version":3', '"version":1');
  expect(text).toContain('"version":1');
  const other = await openStore({ name });
  await must(other.run('importFile', { text, mode: 'replace' }));
  const ref = { ...webTicket(1).ticket, key: 'OPS-7' };
  expect((await other.read('ticket', { ref, hostId: '10042' })).serves).toHaveLength(1);
  other.close();
  store.close();
});
