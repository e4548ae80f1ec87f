import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must, type Planned, plannedStore, quietCheckIn } from '@/tests/support/planned-store';
import type { Store } from '../api';

let planned: Planned;
let store: Store;
beforeEach(async () => {
  planned = await plannedStore();
  ({ store } = planned);
});
afterEach(() => store.close());

const dayMs = 86_400_000;
const metric = { type: 'number', start: 0, target: 100, unit: '' } as const;

describe('plan', () => {
  test('before the first run, and of a cycle that is gone, is empty', async () => {
    expect(await store.read('plan', { cycleId: 'none' })).toEqual({
      cycles: [],
      objectives: [],
      loose: [],
      progress: null,
    });
    await must(store.run('eraseAll', { typed: 'erase' }));
    expect((await store.read('plan', { cycleId: null })).cycles).toEqual([]);
    expect(await store.read('sites', {})).toEqual([]);
    expect((await store.read('home', {})).changed).toEqual([]);
  });

  test('of Now is the sample’s tree across cycles, drafts too', async () => {
    await must(store.run('loadSample', {}));
    const plan = await store.read('plan', { cycleId: null });
    const ends = plan.cycles.map(({ endOn }) => endOn);
    expect(ends).toEqual([...ends].sort());
    const titled = (start: string) =>
      plan.objectives.find(({ summary }) => summary.objective.title.startsWith(start));
    expect(titled('Successfully launch Feature X')?.parentId).toBe(
      titled('Launch a new feature')?.summary.objective.id,
    );
    expect(titled('Let customers find')?.summary.objective.state).toBe('draft');
    expect(titled('Successfully launch Feature X')?.teams.length).toBeGreaterThan(1);
    expect(plan.progress).toBeGreaterThan(0);
    expect(plan.progress).toBeLessThan(1);
    const forecasts = plan.objectives.flatMap(({ keyResults }) =>
      keyResults.map((one) => one.forecast.state),
    );
    expect(new Set(forecasts)).toEqual(new Set(['none']));
    const below = await store.read('objective', {
      objectiveId: titled('Launch a new feature')?.summary.objective.id ?? '',
    });
    expect(below?.children.map(({ objective }) => objective.title)).toEqual([
      titled('Successfully launch Feature X')?.summary.objective.title,
    ]);
    const above = await store.read('objective', {
      objectiveId: titled('Successfully launch Feature X')?.summary.objective.id ?? '',
    });
    expect(above?.parent?.title).toBe('Launch a new feature successfully');
    expect(above?.parentId).toBe(below?.summary.objective.id);
  });

  test('an objective that includes its children counts them, whichever cycle is looked at', async () => {
    const { objectiveId, keyResultId, cycleId } = planned;
    await must(store.run('checkIn', { keyResultId, value: 2.55, ...quietCheckIn }));
    const micro = { name: 'M', kind: 'micro', startOn: '2026-09-01', endOn: '2026-09-28' } as const;
    const { cycleId: other } = await must(store.run('createCycle', micro));
    const child = { title: 'Child', cycleId: other, parent: { kind: 'keyResult', id: keyResultId } } as const;
    const { objectiveId: childId } = await must(store.run('createObjective', child));
    await must(store.run('createKeyResult', { objectiveId: childId, title: 'K', metric }));
    await must(store.run('editObjective', { objectiveId, includeChildren: true }));
    const percent = async (of: string | null) =>
      (await store.read('plan', { cycleId: of })).objectives.find(
        ({ summary }) => summary.objective.id === objectiveId,
      )?.summary.percent;
    expect([await percent(cycleId), await percent(null)]).toEqual([25, 25]);
    expect((await store.read('objective', { objectiveId }))?.children).toMatchObject([{ percent: 0 }]);
    await must(store.run('setArchived', { kind: 'keyResult', id: keyResultId, archived: true }));
    expect((await store.read('objective', { objectiveId }))?.children).toEqual([]);
    expect((await store.read('objective', { objectiveId: childId }))?.parent).toBeNull();
  });

  test('says where there is more than the workspace wants, of those past the limit', async () => {
    const { cycleId, objectiveId } = planned;
    await must(store.run('editWorkspace', { limits: { objectivesPerTeam: 1, keyResultsPerObjective: 1 } }));
    const { teams } = await store.read('boot', {});
    const teamId = teams[0]?.id ?? '';
    await must(store.run('editObjective', { objectiveId, teams: { [teamId]: true } }));
    await must(store.run('createObjective', { title: 'Second', cycleId, teamId }));
    await must(store.run('createKeyResult', { objectiveId, title: 'Second', metric }));
    const { objectives } = await store.read('plan', { cycleId });
    expect(objectives.map(({ hints }) => hints.map(({ message }) => message))).toEqual([
      ['limitKeyResults'],
      ['limitObjectives'],
    ]);
  });

  test('a loop that two devices made together is broken for both alike, and everything is shown', async () => {
    const { cycleId, objectiveId } = planned;
    const parent = { kind: 'objective', id: objectiveId } as const;
    const { objectiveId: other } = await must(store.run('createObjective', { title: 'B', cycleId, parent }));
    const { text } = await store.read('exportFile', { team: false });
    const file = JSON.parse(text) as { objectives: { id: string; parent: object | null }[] };
    const top = file.objectives.find(({ id }) => id === objectiveId);
    if (top) top.parent = { kind: 'objective', id: other };
    await must(store.run('importFile', { text: JSON.stringify(file), mode: 'replace' }));
    const { objectives } = await store.read('plan', { cycleId });
    const parents = Object.fromEntries(objectives.map((row) => [row.summary.objective.title, row.parentId]));
    expect(Object.values(parents).filter((id) => id === null)).toHaveLength(1);
    const whole = await Promise.all(
      [objectiveId, other].map((id) => store.read('objective', { objectiveId: id })),
    );
    expect(whole.flatMap((one) => one?.children ?? [])).toHaveLength(1);
    // The way out of it.
    await must(store.run('editObjective', { objectiveId, parent: null }));
  });
});

test('a plan of many key results, read in one go, says of each what it says by itself', async () => {
  const { cycleId, clock } = planned;
  const rows = Array.from({ length: 60 }, (_, n) => ({
    objective: `O ${n % 6}`,
    keyResult: `K ${n}`,
    start: 0,
    target: 100,
  }));
  await must(store.run('importRows', { rows, cycleId }));
  const all = async () => {
    const { objectives } = await store.read('plan', { cycleId });
    return objectives.flatMap(({ keyResults }) => keyResults);
  };
  for (const [n, { keyResult }] of (await all()).entries()) {
    clock.now += 1000;
    if (n % 3 === 0)
      await must(store.run('checkIn', { keyResultId: keyResult.id, value: n, ...quietCheckIn }));
    if (n % 7 === 0) await must(store.run('addWork', { keyResultId: keyResult.id, text: 'x' }));
  }
  const told = await all();
  expect(told).toHaveLength(61);
  for (const { keyResult, percent, checkIns, work } of told) {
    const alone = await store.read('keyResult', { keyResultId: keyResult.id });
    expect(alone?.summary).toMatchObject({ percent, checkIns, work });
  }
  const { changed } = await store.read('home', {});
  expect(changed.map(({ at }) => at)).toEqual([...changed.map(({ at }) => at)].sort((a, b) => b - a));
  expect(changed).toHaveLength(21);
});

describe('home', () => {
  test('tells what is due, late and at risk, and what changed, newest first', async () => {
    const { keyResultId, objectiveId, clock } = planned;
    await must(store.run('checkIn', { keyResultId, value: 3, ...quietCheckIn }));
    clock.now += dayMs;
    await must(store.run('editKeyResult', { keyResultId, dueOn: '2026-11-01', reason: 'Earlier' }));
    clock.now += 30 * dayMs;
    const home = await store.read('home', {});
    const ids = (rows: { keyResult: { id: string } }[]) => rows.map(({ keyResult }) => keyResult.id);
    expect([ids(home.due), ids(home.late)]).toEqual([[keyResultId], [keyResultId]]);
    expect(home.changed.map(({ kind, who }) => [kind, who?.name])).toEqual([
      ['revision', 'Ada'],
      ['check-in', 'Ada'],
    ]);
    await must(store.run('checkIn', { keyResultId, value: 3.05, ...quietCheckIn }));
    expect(ids((await store.read('home', {})).atRisk)).toEqual([keyResultId]);
    await must(store.run('setObjectiveState', { objectiveId, state: 'closed', outcome: 'missed' }));
    const closed = await store.read('home', {});
    expect([closed.atRisk, closed.late, closed.due]).toEqual([[], [], []]);
  });

  test('shows thirty changes at most', async () => {
    const { keyResultId, clock } = planned;
    for (let n = 0; n < 33; n++) {
      clock.now += 1000;
      await must(store.run('checkIn', { keyResultId, value: n, ...quietCheckIn }));
    }
    const { changed } = await store.read('home', {});
    expect(changed).toHaveLength(30);
    expect(changed[0]?.checkIn?.value).toBe(32);
  });
});

test('the history has superseded check-ins too, newest first, and not what was undone', async () => {
  const { keyResultId, clock } = planned;
  const give = (value: number, more: object = {}) => {
    clock.now += 1000;
    return must(store.run('checkIn', { keyResultId, value, ...quietCheckIn, ...more }));
  };
  clock.now += 5 * dayMs;
  const { checkInId } = await give(3);
  await give(2.9, { supersedes: checkInId });
  await give(2.5, { effectiveOn: '2026-09-03' });
  await give(1);
  await must(store.run('undo', {}));
  const { checkIns, members } = await store.read('keyResultHistory', { keyResultId });
  expect(checkIns.map(({ value }) => value)).toEqual([2.9, 3, 2.5]);
  expect(members[checkIns[0]?.authorId ?? '']?.name).toBe('Ada');
});

test('people and cycles say what hangs on them', async () => {
  const { cycleId, keyResultId, clock } = planned;
  const { memberId } = await must(store.run('createMember', { name: 'Ben' }));
  await must(store.run('editKeyResult', { keyResultId, ownerId: memberId }));
  clock.now += 11 * dayMs;
  const people = await store.read('people', {});
  expect(people.members.map(({ member, ...rest }) => ({ ...rest, name: member.name }))).toMatchObject([
    { name: 'Ada', keyResults: 0, objectives: 1, due: 0, teams: [{ name: 'Web' }] },
    { name: 'Ben', keyResults: 1, objectives: 0, due: 1, teams: [] },
  ]);
  await must(store.run('setArchived', { kind: 'member', id: memberId, archived: true }));
  expect((await store.read('people', {})).archived.members.map(({ name }) => name)).toEqual(['Ben']);
  const later = { name: 'Q4', kind: 'quarterly', startOn: '2026-12-01', endOn: '2027-02-28' } as const;
  const { cycleId: next } = await must(store.run('createCycle', later));
  await must(store.run('setArchived', { kind: 'cycle', id: next, archived: true }));
  expect(
    (await store.read('cycles', {})).map((row) => [row.cycle.id, row.objectives, row.keyResults]),
  ).toEqual([
    [next, 0, 0],
    [cycleId, 1, 1],
  ]);
});
