import { expect, test } from 'vitest';
import type { Kind, RecordOf } from '@/lib/okr/kinds';
import type { RosterRow } from '@/lib/store/schema';
import { openStore } from '@/lib/store/store';
import {
  answered,
  exported,
  must,
  type Planned,
  plannedStore,
  quietCheckIn,
  webTicket,
} from '@/tests/support/planned-store';

/** Writes rows past the commands, as what came from a server. */
async function put(name: string, store: string, ...rows: unknown[]) {
  const db = await answered(indexedDB.open(name));
  const tx = db.transaction(store, 'readwrite');
  for (const row of rows) tx.objectStore(store).put(row);
  await new Promise((resolve) => (tx.oncomplete = resolve));
  db.close();
}

async function rowsOf<K extends Kind>(name: string, kind: K) {
  const db = await answered(indexedDB.open(name));
  const rows: RecordOf<K>[] = await answered(db.transaction(kind).objectStore(kind).getAll());
  db.close();
  return rows;
}

let made = 0;

/** A second device: its person is somebody else in the workspace, which came as a file. */
async function secondDevice(planned: Planned) {
  const name = `joined-${++made}`;
  const store = await openStore({ name, now: () => planned.clock.now });
  await must(
    store.run('introduceMe', { name: 'A. Lovelace', account: { host: 'linear', accountId: 'ada-2' } }),
  );
  await must(store.run('importFile', { text: await exported(planned, true), mode: 'merge' }));
  await must(store.run('switchWorkspace', { workspaceId: planned.workspaceId }));
  const boot = await store.read('boot', {});
  const ada = boot.members.find(({ name }) => name === 'Ada');
  return { store, name, aliasId: boot.me?.id as string, memberId: ada?.id as string };
}

test('who was somebody else here keeps what is theirs, and nothing that names them is rewritten', async () => {
  const planned = await plannedStore();
  const { workspaceId, cycleId, objectiveId, clock } = planned;
  const { store, name, aliasId, memberId } = await secondDevice(planned);
  expect(aliasId).not.toBe(memberId);
  const { keyResultId } = await must(
    store.run('createKeyResult', { objectiveId, title: 'Mine by another name', metric: { type: 'binary' } }),
  );
  const { teamId } = await must(store.run('createTeam', { name: 'Board', private: true }));
  const open = await must(store.run('createTeam', { name: 'Open' }));
  await must(store.run('checkIn', { keyResultId, value: false, ...quietCheckIn }));
  await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
  await must(
    store.run('editKeyResult', { keyResultId: planned.keyResultId, contributors: { [aliasId]: true } }),
  );
  const before = await Promise.all(
    (['keyResult', 'checkIn', 'activity'] as const).map((k) => rowsOf(name, k)),
  );

  for (const _again of [1, 2])
    expect(await must(store.run('becomeMember', { workspaceId, memberId, name: 'Ada L.' }))).toEqual({
      memberId,
    });

  const members = await rowsOf(name, 'member');
  expect(members.find(({ id }) => id === aliasId)).toMatchObject({ aliasOf: memberId });
  // Who has joined keeps the name; accounts come together.
  expect(members.find(({ id }) => id === memberId)).toMatchObject({
    name: 'Ada',
    accounts: { 'jira-cloud': 'ada-1', linear: 'ada-2' },
  });
  expect(
    await Promise.all((['keyResult', 'checkIn', 'activity'] as const).map((k) => rowsOf(name, k))),
  ).toEqual(before);
  const teams = await rowsOf(name, 'team');
  expect(teams.find(({ id }) => id === teamId)?.memberIds).toEqual({ [aliasId]: true, [memberId]: true });
  expect(teams.find(({ id }) => id === open.teamId)?.memberIds).toEqual({ [aliasId]: true });

  const boot = await store.read('boot', {});
  expect(boot.me?.id).toBe(memberId);
  expect(boot.members.map(({ id }) => id)).toEqual([memberId]);
  expect(boot.teams.find(({ id }) => id === open.teamId)?.memberIds).toEqual({ [memberId]: true });
  const mine = await store.read('mine', { cycleId });
  expect(mine.summaries.map(({ keyResult }) => keyResult.id)).toEqual([planned.keyResultId, keyResultId]);
  expect(mine.summaries[1]).toMatchObject({ owner: { id: memberId }, keyResult: { ownerId: memberId } });
  expect(mine.summaries[0]?.keyResult.contributorIds).toEqual({ [memberId]: true });

  clock.now += 12 * 86_400_000;
  const due = await store.read('due', {});
  expect(due.items.map(({ keyResult }) => keyResult.id).sort()).toEqual(
    [planned.keyResultId, keyResultId].sort(),
  );
  const home = await store.read('home', {});
  expect(home.due).toHaveLength(2);
  expect(home.changed[0]?.who?.id).toBe(memberId);
  const people = await store.read('people', {});
  expect(people.members).toHaveLength(1);
  expect(people.members[0]).toMatchObject({ keyResults: 2, due: 2, teams: [{}, {}, {}] });
  expect(people.teams.find(({ team }) => team.id === open.teamId)?.members).toHaveLength(1);
  expect(people.archived.members).toEqual([]);
  const history = await store.read('keyResultHistory', { keyResultId });
  expect(history.checkIns[0]?.authorId).toBe(memberId);
  expect(Object.keys(history.members)).toEqual([memberId]);
  const fresh = await store.read('ticket', { ref: webTicket(2).ticket });
  expect(fresh.suggested.map(({ summary }) => summary.keyResult.id)).toEqual([keyResultId]);

  // Taken out by the name that is shown, they are out by every name.
  await must(
    store.run('editKeyResult', { keyResultId: planned.keyResultId, contributors: { [memberId]: false } }),
  );
  const left = (await rowsOf(name, 'keyResult')).find(({ id }) => id === planned.keyResultId);
  expect(left?.contributorIds).toEqual({ [aliasId]: false });
});

test('an alias is known again after export and restore, and in another file it is passed on', async () => {
  const planned = await plannedStore();
  const { store, memberId } = await secondDevice(planned);
  const { workspaceId } = planned;
  await must(store.run('becomeMember', { workspaceId, memberId, name: 'Ada' }));
  const restored = await openStore({ name: `restored-${++made}`, now: () => planned.clock.now });
  await must(restored.run('importFile', { text: await exported({ store }), mode: 'replace' }));
  expect((await restored.read('boot', {})).members).toHaveLength(1);
  await must(planned.store.run('importFile', { text: await exported({ store }, true), mode: 'merge' }));
  expect((await planned.store.read('boot', {})).members).toHaveLength(1);
});

test('a placeholder is claimed with its name and my accounts', async () => {
  const { store, name, workspaceId } = await plannedStore();
  const { memberId } = await must(
    store.run('createMember', { name: 'ada (guess)', email: 'ada@example.com' }),
  );
  const before = (await store.read('boot', {})).me?.id;
  await must(store.run('becomeMember', { workspaceId, memberId, name: 'Ada Lovelace' }));
  const row = (await rowsOf(name, 'member')).find(({ id }) => id === memberId);
  expect(row).toMatchObject({
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    placeholder: false,
    accounts: { 'jira-cloud': 'ada-1' },
  });
  // Back again: no round of aliases.
  await must(store.run('becomeMember', { workspaceId, memberId: before as string, name: 'Ada' }));
  expect((await store.read('boot', {})).me?.id).toBe(memberId);
});

test('a new member gets the role that the server gave', async () => {
  const { store, name, workspaceId } = await plannedStore();
  const mine = await store.read('boot', {});
  // A workspace that came from a server, in which I am nobody yet.
  const other = 'b7d1f0a0-0000-4000-8000-000000000001';
  const record = {
    ...mine.workspace,
    id: other,
    workspaceId: other,
    scopeId: other,
    name: 'Theirs',
    clock: {},
  };
  await put(name, 'workspace', record);
  await put(name, 'connections', { workspaceId: other, userId: 'u1' });
  const roster = { workspaceId: other, fetchedAt: 1, members: [{ userId: 'u1', role: 'viewer' }] };
  await put(name, 'roster', roster as unknown as RosterRow);
  const first = await must(store.run('becomeMember', { workspaceId: other, memberId: null, name: 'Ada L.' }));
  const again = await must(store.run('becomeMember', { workspaceId: other, memberId: null, name: 'Ada L.' }));
  expect(again).toEqual(first);
  const row = (await rowsOf(name, 'member')).find(({ id }) => id === first.memberId);
  expect(row).toMatchObject({
    workspaceId: other,
    createdBy: first.memberId,
    name: 'Ada L.',
    role: 'viewer',
    placeholder: false,
    accounts: { 'jira-cloud': 'ada-1' },
  });
  expect(await store.run('becomeMember', { workspaceId, memberId: first.memberId, name: 'A' })).toMatchObject(
    {
      ok: false,
      error: { code: 'not-found' },
    },
  );
});

test('who was here before me on this device stays who they are', async () => {
  const { store, name, workspaceId } = await plannedStore();
  const before = (await store.read('boot', {})).me?.id as string;
  const { memberId } = await must(store.run('createMember', { name: 'Grace' }));
  await put(name, 'connections', { workspaceId, userId: 'grace' });
  const members = [{ userId: 'ada', role: 'owner', memberId: before }];
  await put(name, 'roster', { workspaceId, fetchedAt: 1, members });
  await must(store.run('becomeMember', { workspaceId, memberId, name: 'Grace' }));
  const boot = await store.read('boot', {});
  expect(boot.me?.id).toBe(memberId);
  expect(boot.members.map(({ id }) => id).sort()).toEqual([before, memberId].sort());
});

test('connected with what was passed on as a file, one person is one; another person is not', async () => {
  const planned = await plannedStore();
  const { workspaceId } = planned;
  const server = 'https://keyline.example';
  for (const isOne of [true, false]) {
    const { store, aliasId, memberId } = await secondDevice(planned);
    if (isOne) await must(store.run('introduceMe', { name: 'ADA ', account: null }));
    const connect = { workspaceId, server, userId: 'u', memberId, mode: 'upload', name: 'Acme' } as const;
    await must(store.run('connectWorkspace', connect));
    const boot = await store.read('boot', {});
    expect(boot.me?.id).toBe(memberId);
    expect(boot.members.some(({ id }) => id === aliasId)).toBe(!isOne);
  }
});
