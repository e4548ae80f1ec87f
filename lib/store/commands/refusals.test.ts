import { afterEach, beforeEach, expect, test } from 'vitest';
import { dumpDatabase, must, type Planned, plannedStore } from '@/tests/support/planned-store';
import type { Commands } from '../api';

let planned: Planned;
/** Ids by the names that the table uses. */
let ids: Record<string, string>;

beforeEach(async () => {
  planned = await plannedStore();
  const { store, cycleId, objectiveId, keyResultId } = planned;
  const made = await Promise.all([
    must(
      store.run('createObjective', {
        title: 'Below',
        cycleId,
        parent: { kind: 'objective', id: objectiveId },
      }),
    ),
    must(
      store.run('createObjective', {
        title: 'Under a key result',
        cycleId,
        parent: { kind: 'keyResult', id: keyResultId },
      }),
    ),
    must(store.run('createTeam', { name: 'Top' })),
    must(store.run('createMember', { name: 'Ben' })),
    must(store.run('createObjective', { title: 'Gone', cycleId })),
  ]);
  const [{ objectiveId: below }, { objectiveId: under }, { teamId }, { memberId }, gone] = made;
  const { teamId: lower } = await must(store.run('createTeam', { name: 'Lower', parentId: teamId }));
  const month = {
    name: 'October',
    kind: 'monthly',
    startOn: '2026-10-01',
    endOn: '2026-10-31',
    parentId: cycleId,
  } as const;
  const { cycleId: inner } = await must(store.run('createCycle', month));
  await must(store.run('setArchived', { kind: 'objective', id: gone.objectiveId, archived: true }));
  const { me } = await store.read('boot', {});
  ids = { below, under, teamId, lower, memberId, inner, gone: gone.objectiveId, me: me?.id ?? '' };
});
afterEach(() => planned.store.close());

const id = (name: string) => ids[name] ?? '';
const parent = (name: string) => ({ kind: 'objective', id: id(name) });

const refused: [string, keyof Commands, () => object, string][] = [
  [
    'aligned with itself',
    'editObjective',
    () => ({ parent: parent('below'), objectiveId: id('below') }),
    'failParentLoop',
  ],
  ['aligned with what is below it', 'editObjective', () => ({ parent: parent('below') }), 'failParentLoop'],
  [
    'aligned with its own key result',
    'moveObjective',
    () => ({ after: null, parent: { kind: 'keyResult', id: planned.keyResultId } }),
    'failParentLoop',
  ],
  [
    'aligned with what hangs on its key result',
    'moveObjective',
    () => ({ after: null, parent: parent('under') }),
    'failParentLoop',
  ],
  ['aligned with an archived one', 'editObjective', () => ({ parent: parent('gone') }), 'failNotFound'],
  ['moved after one that is gone', 'moveObjective', () => ({ after: 'none' }), 'failNotFound'],
  [
    'moved to a cycle that is gone',
    'moveObjective',
    () => ({ after: null, cycleId: 'none' }),
    'failNotFound',
  ],
  ['owned by nobody known', 'editObjective', () => ({ ownerId: 'none' }), 'failNotFound'],
  [
    'with a contributor nobody knows',
    'editObjective',
    () => ({ contributors: { none: true } }),
    'failNotFound',
  ],
  ['with a label that is no name', 'editObjective', () => ({ labels: { constructor: true } }), 'failInvalid'],
  [
    'an archived objective edited',
    'editObjective',
    () => ({ objectiveId: id('gone'), title: 'x' }),
    'failNotFound',
  ],
  ['closed without an outcome', 'setObjectiveState', () => ({ state: 'closed' }), 'failOutcomeNeeded'],
  [
    'closed with a key result of another',
    'setObjectiveState',
    () => ({
      objectiveId: id('below'),
      state: 'closed',
      outcome: 'achieved',
      keyResults: [{ keyResultId: planned.keyResultId, outcome: 'achieved', grade: 1 }],
    }),
    'failOtherObjective',
  ],
  [
    'a key result closed without an outcome',
    'setKeyResultState',
    () => ({ state: 'closed' }),
    'failOutcomeNeeded',
  ],
  [
    'a key result moved below itself',
    'moveKeyResult',
    () => ({ objectiveId: id('under'), after: null }),
    'failParentLoop',
  ],
  [
    'a key result moved after one of another objective',
    'moveKeyResult',
    () => ({ objectiveId: id('below'), after: planned.keyResultId }),
    'failNotFound',
  ],
  [
    'an active target changed without a reason',
    'editKeyResult',
    () => ({ metric: { type: 'number', start: 3.1, target: 1, unit: 's' } }),
    'failReasonNeeded',
  ],
  ['a reason of blanks', 'editKeyResult', () => ({ dueOn: '2026-10-01', reason: '  ' }), 'failReasonNeeded'],
  [
    'a start that is the target',
    'editKeyResult',
    () => ({ metric: { type: 'number', start: 2, target: 2, unit: 's' }, reason: 'x' }),
    'failInvalid',
  ],
  [
    'due before it starts',
    'editKeyResult',
    () => ({ startOn: '2026-10-02', dueOn: '2026-10-01', reason: 'x' }),
    'failDueBeforeStart',
  ],
  [
    'created due before its cycle',
    'createKeyResult',
    () => ({ title: 'x', metric: { type: 'binary' }, dueOn: '2026-08-01' }),
    'failDueBeforeStart',
  ],
  [
    'created after a stranger',
    'createKeyResult',
    () => ({ title: 'x', metric: { type: 'binary' }, after: 'none' }),
    'failNotFound',
  ],
  [
    'a cycle outside the one above it',
    'createCycle',
    () => ({
      name: 'x',
      kind: 'monthly',
      startOn: '2026-11-15',
      endOn: '2026-12-14',
      parentId: planned.cycleId,
    }),
    'failCycleOutside',
  ],
  ['a cycle within itself', 'editCycle', () => ({ parentId: planned.cycleId }), 'failCycleLoop'],
  ['a cycle within its own part', 'editCycle', () => ({ parentId: id('inner') }), 'failCycleLoop'],
  ['a cycle too short for its part', 'editCycle', () => ({ endOn: '2026-10-15' }), 'failCycleInside'],
  ['a cycle that ends first', 'editCycle', () => ({ endOn: '2026-08-01' }), 'failCycleEndsFirst'],
  ['a micro cycle of a quarter', 'editCycle', () => ({ kind: 'micro' }), 'failMicroLength'],
  [
    'a team part of itself',
    'editTeam',
    () => ({ teamId: id('teamId'), parentId: id('lower') }),
    'failTeamLoop',
  ],
  ['a team led by nobody', 'editTeam', () => ({ teamId: id('teamId'), leadId: 'none' }), 'failNotFound'],
  ['an address that is none', 'createMember', () => ({ name: 'x', email: 'nobody' }), 'failEmail'],
  [
    'a new address that is none',
    'editMember',
    () => ({ memberId: id('memberId'), email: 'a b@c' }),
    'failEmail',
  ],
  [
    'myself put away',
    'setArchived',
    () => ({ kind: 'member', id: id('me'), archived: true }),
    'failArchiveMe',
  ],
  [
    'what is not there put away',
    'setArchived',
    () => ({ kind: 'objective', id: 'none', archived: true }),
    'failNotFound',
  ],
  ['a time zone nobody knows', 'editWorkspace', () => ({ timeZone: 'Mars/Base' }), 'failTimeZone'],
  [
    'at risk before on track',
    'editWorkspace',
    () => ({ thresholds: { onTrack: 0.3, atRisk: 0.2 } }),
    'failThresholds',
  ],
];

test.each(refused)('%s is refused, and nothing is changed (%s)', async (_, command, args, message) => {
  const { objectiveId, keyResultId, cycleId } = planned;
  const named = command.includes('KeyResult') ? { objectiveId, keyResultId } : { objectiveId, cycleId };
  // Where an objective is moved its cycle is no part of what was asked.
  const base = command === 'moveObjective' || command === 'editObjective' ? { objectiveId } : named;
  const before = await dumpDatabase(planned.name);
  const answer = await planned.store.run(command, { ...base, ...args() } as never);
  expect(answer).toMatchObject({ ok: false, error: { message } });
  expect(await dumpDatabase(planned.name)).toBe(before);
});
