import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type Planned, plannedStore } from '@/tests/support/planned-store';
import type { Store } from '../api';

let planned: Planned;
let store: Store;
beforeEach(async () => {
  planned = await plannedStore();
  ({ store } = planned);
});
afterEach(() => store.close());

const metric = { type: 'binary' } as const;
const shown = async (objectiveId: string) => {
  const found = await store.read('objective', { objectiveId });
  if (!found) throw new Error('gone');
  return found;
};

test('activated in the middle of a cycle, a draft takes its key results along, and their windows start that day', async () => {
  const { cycleId, clock } = planned;
  const draft = { title: 'Draft', cycleId, state: 'draft' } as const;
  const { objectiveId } = await must(store.run('createObjective', draft));
  await must(store.run('createKeyResult', { objectiveId, title: 'Follows', metric }));
  await must(store.run('createKeyResult', { objectiveId, title: 'Own', metric, startOn: '2026-09-08' }));
  await must(store.run('createKeyResult', { objectiveId, title: 'Past', metric, dueOn: '2026-09-10' }));
  const rows = async () =>
    (await shown(objectiveId)).keyResults.map(({ keyResult: { title, state, startOn } }) => [
      title,
      state,
      startOn,
    ]);
  expect((await rows()).map(([, state]) => state)).toEqual(['draft', 'draft', 'draft']);
  expect((await store.read('due', {})).items).toEqual([]);
  clock.now = Date.UTC(2026, 8, 20, 9);
  await must(store.run('setObjectiveState', { objectiveId, state: 'active' }));
  expect(await rows()).toEqual([
    ['Follows', 'active', '2026-09-20'],
    ['Own', 'active', '2026-09-08'],
    ['Past', 'active', null],
  ]);
  await must(store.run('undo', {}));
  expect((await rows()).map(([, state]) => state)).toEqual(['draft', 'draft', 'draft']);
});

test('closing keeps outcome, grade and next step; opened again they are gone', async () => {
  const { objectiveId, keyResultId } = planned;
  await must(
    store.run('setObjectiveState', {
      objectiveId,
      state: 'closed',
      outcome: 'partly',
      nextStep: 'carry-over',
      grade: 0.7,
      keyResults: [{ keyResultId, outcome: 'missed', grade: 0.2 }],
    }),
  );
  const closed = await shown(objectiveId);
  expect(closed.summary.objective).toMatchObject({
    state: 'closed',
    outcome: 'partly',
    nextStep: 'carry-over',
    grade: 0.7,
  });
  expect(closed.keyResults[0]?.keyResult).toMatchObject({ state: 'closed', outcome: 'missed', grade: 0.2 });
  await must(store.run('setObjectiveState', { objectiveId, state: 'active' }));
  expect((await shown(objectiveId)).summary.objective).toMatchObject({
    state: 'active',
    outcome: null,
    nextStep: null,
    grade: null,
  });
  await must(store.run('setKeyResultState', { keyResultId, state: 'active' }));
  expect((await shown(objectiveId)).keyResults[0]?.keyResult).toMatchObject({ outcome: null, grade: null });
});

test('back to draft, an objective takes its active key results along: nobody is asked for a check-in', async () => {
  const { objectiveId, clock } = planned;
  clock.now += 11 * 86_400_000;
  expect((await store.read('due', {})).items).toHaveLength(1);
  await must(store.run('setObjectiveState', { objectiveId, state: 'draft' }));
  expect((await store.read('due', {})).items).toEqual([]);
});

test('emptied fields are absent, and sets keep what was taken out', async () => {
  const { objectiveId, keyResultId } = planned;
  const { memberId } = await must(store.run('createMember', { name: 'Ben', email: ' ben@example.test ' }));
  const { teamId } = await must(store.run('createTeam', { name: 'Ops', leadId: memberId, color: '#123abc' }));
  const contributors = { [memberId]: true };
  await must(
    store.run('editObjective', { objectiveId, description: 'Why', contributors, labels: { speed: true } }),
  );
  await must(
    store.run('editObjective', { objectiveId, description: null, labels: { speed: false, none: false } }),
  );
  const { objective } = (await shown(objectiveId)).summary;
  expect('description' in objective).toBe(false);
  expect(objective).toMatchObject({ labels: { speed: false }, contributorIds: contributors });
  expect(objective.labels).not.toHaveProperty('none');
  await must(store.run('editKeyResult', { keyResultId, shortName: 'Load', teams: { [teamId]: true } }));
  await must(store.run('editKeyResult', { keyResultId, shortName: null, ownerId: memberId }));
  const { keyResult } = (await shown(objectiveId)).keyResults[0] ?? {};
  expect(keyResult).toMatchObject({ ownerId: memberId, teamIds: { [teamId]: true } });
  expect('shortName' in (keyResult ?? {})).toBe(false);
  await must(store.run('editTeam', { teamId, color: null, members: { [memberId]: false } }));
  await must(store.run('editMember', { memberId, name: 'Ben B.', email: null, role: 'viewer' }));
  const { members, teams } = await store.read('people', {});
  const ben = members.find(({ member }) => member.id === memberId);
  expect(ben?.member).toMatchObject({ name: 'Ben B.', role: 'viewer', placeholder: true });
  expect('email' in (ben?.member ?? {})).toBe(false);
  expect(ben).toMatchObject({ teams: [], keyResults: 1, objectives: 0 });
  expect(teams.find(({ team }) => team.id === teamId)).toMatchObject({ lead: { id: memberId }, members: [] });
});
