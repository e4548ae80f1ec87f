import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kind, kindNames } from '@/lib/okr/kinds';
import type { Records } from '@/lib/store/file/format';
import { checkReferences, danglingNames } from '@/lib/store/file/references';
import { copyId } from '@/lib/store/ids';
import type { Stored } from '@/lib/store/schema';
import { answered, must, plannedStore, quietCheckIn, webTicket } from '@/tests/support/planned-store';

async function allRows(name: string): Promise<Records> {
  const db = await answered(indexedDB.open(name));
  const tx = db.transaction([...kindNames]);
  const lists = await Promise.all(kindNames.map((kind) => answered(tx.objectStore(kind).getAll())));
  db.close();
  return Object.fromEntries(kindNames.map((kind, at) => [kind, lists[at]])) as unknown as Records;
}

async function change(name: string, kind: Kind, id: string, fields: object) {
  const db = await answered(indexedDB.open(name));
  const store = db.transaction(kind, 'readwrite').objectStore(kind);
  await answered(store.put({ ...(await answered(store.get(id))), ...fields }));
  db.close();
}

const rowsIn = <K extends Kind>(rows: Records, kind: K, workspaceId: string) =>
  (rows[kind] as Stored<K>[]).filter((row) => row.workspaceId === workspaceId);

/** The planned workspace, a second one of mine, and somebody in both under one address. */
async function twoWorkspaces() {
  const planned = await plannedStore();
  const { store, workspaceId: from } = planned;
  const { memberId: graceHere } = await must(
    store.run('createMember', { name: 'Grace', email: 'Grace@Example.com' }),
  );
  const { workspaceId: to } = await must(
    store.run('startWorkspace', {
      name: 'Team',
      cycle: { name: 'Third quarter', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' },
      cadence: { every: 'week', weekday: 1 },
      teamName: 'web ',
    }),
  );
  const { memberId: graceThere } = await must(
    store.run('createMember', { name: 'G. Hopper', email: 'grace@example.com' }),
  );
  const there = await store.read('boot', {});
  await must(store.run('switchWorkspace', { workspaceId: from }));
  return { ...planned, from, to, graceHere, graceThere, there };
}

test('what is the same there is taken; the rest comes along, with all that hangs on it', async () => {
  const { store, name, clock, cycleId, objectiveId, keyResultId, from, to, ...two } = await twoWorkspaces();
  const team = (await store.read('boot', {})).teams[0]?.id as string;
  await must(
    store.run('editObjective', {
      objectiveId,
      ownerId: two.graceHere,
      teams: { [team]: true },
      labels: { shop: true },
    }),
  );
  const { memberId: linus } = await must(store.run('createMember', { name: 'Linus' }));
  await must(store.run('editKeyResult', { keyResultId, contributors: { [linus]: true } }));
  clock.now += 60_000;
  const { checkInId } = await must(store.run('checkIn', { keyResultId, value: 2.8, ...quietCheckIn }));
  clock.now += 60_000;
  await must(store.run('checkIn', { keyResultId, value: 2.7, ...quietCheckIn, supersedes: checkInId }));
  await must(
    store.run('editKeyResult', {
      keyResultId,
      metric: { type: 'number', start: 3.1, target: 1.8, unit: 's' },
      reason: 'Harder',
    }),
  );
  await must(store.run('linkTicket', { ...webTicket(1), hostId: '10042', keyResultId }));
  await must(store.run('addWork', { keyResultId, text: 'Measure' }));
  const child = await must(
    store.run('createObjective', { title: 'Below', cycleId, parent: { kind: 'keyResult', id: keyResultId } }),
  );
  const outside = await must(
    store.run('createObjective', {
      title: 'Aside',
      cycleId,
      parent: { kind: 'objective', id: child.objectiveId },
    }),
  );
  // The team has met the ticket under its new key.
  await must(store.run('switchWorkspace', { workspaceId: to }));
  const theirs = await must(
    store.run('createObjective', {
      title: ' enhance  Shopping.',
      cycleId: two.there.cycles[0]?.id as string,
    }),
  );
  const metric = { type: 'binary' } as const;
  const theirKeyResult = await must(
    store.run('createKeyResult', { objectiveId: theirs.objectiveId, title: 'Theirs', metric }),
  );
  const moved = { ...webTicket(1).ticket, key: 'OPS-7' };
  await must(store.run('linkTicket', { ...webTicket(1), ...theirKeyResult, ticket: moved, hostId: '10042' }));

  const preview = await store.read('copyPreview', { from, to });
  expect(preview.objectives).toEqual([
    {
      id: objectiveId,
      title: 'Enhance shopping',
      cycle: 'Q3',
      keyResults: 1,
      copied: false,
      twin: { id: theirs.objectiveId, title: ' enhance  Shopping.' },
    },
    expect.objectContaining({ title: 'Below', keyResults: 0, twin: null }),
    expect.objectContaining({ title: 'Aside' }),
  ]);
  const before = await allRows(name);
  const objectiveIds = [objectiveId, outside.objectiveId];
  expect(await must(store.run('copyInto', { from, to, objectiveIds }))).toEqual({
    objectives: 2,
    keyResults: 1,
  });
  const after = await allRows(name);
  checkReferences(after);
  for (const kind of kindNames) expect(rowsIn(after, kind, from), kind).toEqual(rowsIn(before, kind, from));

  const id = (old: string) => copyId(to, old);
  const find = <K extends Kind>(kind: K, old: string) =>
    (after[kind] as Stored<K>[]).find((row) => row.id === id(old));
  const me = two.there.me?.id;
  expect(find('objective', objectiveId)).toMatchObject({
    workspaceId: to,
    scopeId: to,
    title: 'Enhance shopping',
    ownerId: two.graceThere,
    teamIds: { [two.there.teams[0]?.id as string]: true },
    labels: { shop: true },
    cycleId: two.there.cycles[0]?.id,
    createdBy: me,
  });
  // Its parent was not chosen.
  expect(find('objective', outside.objectiveId)?.parent).toBeNull();
  expect(rowsIn(after, 'cycle', to)).toHaveLength(1);
  expect(rowsIn(after, 'team', to)).toHaveLength(1);
  expect(find('member', linus)).toMatchObject({ name: 'Linus', placeholder: true, role: 'member' });
  expect(find('keyResult', keyResultId)).toMatchObject({
    objectiveId: id(objectiveId),
    ownerId: me,
    contributorIds: { [id(linus)]: true },
    metric: { target: 1.8 },
  });
  const checkIns = rowsIn(after, 'checkIn', to);
  expect(checkIns).toHaveLength(2);
  expect(checkIns.find(({ value }) => value === 2.7)?.supersedes).toBe(id(checkInId));
  expect(rowsIn(after, 'revision', to)).toHaveLength(1);
  const links = rowsIn(after, 'activity', to).filter(({ keyResultId: own }) => own === id(keyResultId));
  expect(links.map(({ ticketId }) => ticketId).sort()).toEqual(
    [rowsIn(after, 'ticket', to)[0]?.id, null].sort(),
  );
  expect(rowsIn(after, 'ticket', to)).toHaveLength(1);
  // Clocks are the command's: one stamp for all.
  const stamps = rowsIn(after, 'keyResult', to).filter((row) => row.id === id(keyResultId));
  expect(Object.keys(stamps[0]?.clock ?? {})).toEqual(['*']);

  const summary = (await store.read('keyResult', { keyResultId: id(keyResultId) }))?.summary;
  expect(summary?.current).toBe(2.7);
  expect(await store.read('lastCommand', {})).toMatchObject({ command: 'copyInto' });
  const marked = await store.read('copyPreview', { from, to });
  expect(marked.objectives.map(({ copied }) => copied)).toEqual([true, false, true]);

  // Again: nothing. What has come since: that alone.
  expect(await must(store.run('copyInto', { from, to, objectiveIds }))).toEqual({
    objectives: 0,
    keyResults: 0,
  });
  await must(store.run('switchWorkspace', { workspaceId: from }));
  await must(store.run('createKeyResult', { objectiveId, title: 'Later', metric }));
  await must(store.run('switchWorkspace', { workspaceId: to }));
  expect(await must(store.run('copyInto', { from, to, objectiveIds }))).toEqual({
    objectives: 0,
    keyResults: 1,
  });
  store.close();
});

test('taken back it is gone, and copied again it is there again, once', async () => {
  const { store, name, objectiveId, keyResultId, from, to } = await twoWorkspaces();
  await must(store.run('checkIn', { keyResultId, value: 2.5, ...quietCheckIn }));
  const once = { from, to, objectiveIds: [objectiveId, objectiveId] };
  await must(store.run('copyInto', once));
  const count = Object.values(await allRows(name)).flat().length;
  await must(store.run('undo', {}));
  expect((await store.read('copyPreview', { from: to, to: from })).objectives).toEqual([]);
  expect(await must(store.run('copyInto', once))).toEqual({ objectives: 1, keyResults: 1 });
  const rows = await allRows(name);
  expect(Object.values(rows).flat()).toHaveLength(count);
  for (const kind of ['objective', 'keyResult', 'checkIn'] as const)
    expect(rowsIn(rows, kind, to).map(({ archivedAt }) => archivedAt)).toEqual([null]);
});

test('a private team never becomes everybody’s', async () => {
  const { store, name, cycleId, graceHere, graceThere, from, to, there } = await twoWorkspaces();
  const { teamId } = await must(store.run('createTeam', { name: 'WEB', private: true }));
  await must(store.run('editTeam', { teamId, members: { [graceHere]: true } }));
  const secret = await must(store.run('createObjective', { title: 'Merge', cycleId, teamId }));
  await must(
    store.run('createKeyResult', {
      objectiveId: secret.objectiveId,
      title: 'Signed',
      metric: { type: 'binary' },
    }),
  );
  await must(store.run('copyInto', { from, to, objectiveIds: [secret.objectiveId] }));
  const rows = await allRows(name);
  const copied = copyId(to, teamId);
  // There is an open team of that name, which is another one.
  expect(rowsIn(rows, 'team', to)).toHaveLength(2);
  expect(rows.team.find(({ id }) => id === copied)).toMatchObject({
    scopeId: copied,
    memberIds: { [graceThere]: true, [there.me?.id as string]: true },
  });
  expect(rowsIn(rows, 'objective', to).map(({ scopeId }) => scopeId)).toEqual([copied]);
  expect(rowsIn(rows, 'keyResult', to).map(({ scopeId }) => scopeId)).toEqual([copied]);
});

test('refuses the sample, itself, and what is not there', async () => {
  const { store, objectiveId, from, to } = await twoWorkspaces();
  const objectiveIds = [objectiveId];
  const says = async (args: { from: string; to: string; objectiveIds: string[] }, message: string) =>
    expect(await store.run('copyInto', args)).toMatchObject({ ok: false, error: { message } });
  await says({ from, to: from, objectiveIds }, 'optionsFailCopyIntoItself');
  await says({ from: to, to: from, objectiveIds }, 'failNotFound');
  await says({ from, to: 'nowhere', objectiveIds }, 'failNotFound');
  await says({ from, to, objectiveIds: [] }, 'failInvalid');
  const sample = await must(store.run('loadSample', {}));
  await says({ from, to: sample.workspaceId, objectiveIds }, 'optionsFailCopySample');
  await says({ from: sample.workspaceId, to, objectiveIds }, 'optionsFailCopySample');
  expect(await store.read('uploadPreview', sample)).toMatchObject({ isSample: true });
  const preview = await store.read('uploadPreview', { workspaceId: from });
  expect(preview).toEqual({
    isSample: false,
    counts: { workspace: 1, member: 2, team: 1, cycle: 1, objective: 1, keyResult: 1 },
  });
});

test('whatever is chosen: every name in the target names something there, and twice is once', async () => {
  const { store, name, from, to } = await twoWorkspaces();
  // The sample has something of everything.
  const { workspaceId } = await must(store.run('loadSample', {}));
  await change(name, 'workspace', workspaceId, { sample: false });
  const { objectives } = await store.read('copyPreview', { from: workspaceId, to });
  expect(objectives.length).toBeGreaterThan(5);
  expect(from).not.toBe(to);
  const ids = objectives.map(({ id }) => id);
  await fc.assert(
    fc.asyncProperty(fc.subarray(ids, { minLength: 1 }), async (objectiveIds) => {
      const args = { from: workspaceId, to, objectiveIds };
      await must(store.run('copyInto', args));
      const rows = await allRows(name);
      expect([...danglingNames(rows)]).toEqual([]);
      const scopes = new Set(rowsIn(rows, 'team', to).map(({ id }) => id)).add(to);
      for (const kind of kindNames)
        for (const row of rowsIn(rows, kind, to)) expect(scopes.has(row.scopeId)).toBe(true);
      const members = new Set(rowsIn(rows, 'member', to).map(({ id }) => id));
      for (const { metric } of rowsIn(rows, 'keyResult', to))
        for (const step of metric.type === 'milestone' ? Object.values(metric.steps) : [])
          if (step.ownerId) expect(members.has(step.ownerId)).toBe(true);
      expect(await must(store.run('copyInto', args))).toEqual({ objectives: 0, keyResults: 0 });
      expect(await allRows(name)).toEqual(rows);
      const kinds = ['keyResult', 'checkIn', 'revision', 'activity'] as const;
      for (const kind of kinds) {
        const own = rowsIn(rows, kind, workspaceId).filter(({ archivedAt }) => archivedAt === null);
        const chosen = own.filter((row) => {
          const keyResult = rows.keyResult.find(
            ({ id }) => id === ('keyResultId' in row ? row.keyResultId : row.id),
          );
          return keyResult?.archivedAt === null && objectiveIds.includes(keyResult.objectiveId);
        });
        const copies = new Set(rowsIn(rows, kind, to).map(({ id }) => id));
        for (const { id } of chosen) expect(copies.has(copyId(to, id)), `${kind} ${id}`).toBe(true);
      }
    }),
    { numRuns: 6, seed: 4 },
  );
}, 60_000);
