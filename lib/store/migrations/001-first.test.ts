import { expect, test } from 'vitest';
import { isHlc, tick } from '../../sync/hlc';
import { openDatabase } from '../open';
import { stateKey } from '../schema';
import { first } from './001-first';
import { migrations } from './index';

test('before: nothing; after: a store per kind, its indexes, and a state of its own', async () => {
  const before = await indexedDB.databases();
  expect(before.map(({ name }) => name)).not.toContain('first');
  const db = await openDatabase({ name: 'first', steps: [first] });
  const tx = db.transaction([...db.objectStoreNames], 'readonly');
  const indexes = [...db.objectStoreNames].map((name) => [name, [...tx.objectStore(name).indexNames]]);
  expect(Object.fromEntries(indexes)).toEqual({
    activity: ['byKeyResult', 'byLinker', 'byTicket'],
    checkIn: ['byKeyResult'],
    cycle: ['byWorkspace'],
    drafts: [],
    keyResult: ['byCycle', 'byDue', 'byObjective', 'byPerson'],
    member: ['byWorkspace'],
    meta: [],
    objective: ['byCycle'],
    revision: ['byKeyResult'],
    snooze: [],
    team: ['byWorkspace'],
    ticket: ['byHostId', 'byKey'],
    undo: [],
    workspace: [],
  });
  const state = await tx.objectStore('meta').get(stateKey);
  expect(state).toMatchObject({ revision: 0, count: 0, activeWorkspaceId: null, me: {}, clock: '' });
  expect(isHlc(tick(state.clock, 1, state.clientId))).toBe(true);
  db.close();
});

test('versions count from 1 without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});
