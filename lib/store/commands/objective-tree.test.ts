import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exported, must, type Planned, plannedStore } from '@/tests/support/planned-store';
import type { Objective } from '../../okr/kinds/objective';
import { noClock } from '../../sync/hlc';
import type { Store } from '../api';
import { byRank } from '../dashboard/order';

let planned: Planned;
let store: Store;
beforeEach(async () => {
  planned = await plannedStore();
  ({ store } = planned);
});
afterEach(() => store.close());

const read = (archived = false) => store.read('plan', { cycleId: null, archived });
const titles = async () => (await read()).objectives.map(({ summary }) => summary.objective.title);
async function create(title: string, parent: Objective['parent'] = null): Promise<string> {
  planned.clock.now += 1;
  return (await must(store.run('createObjective', { title, cycleId: planned.cycleId, parent }))).objectiveId;
}

/** The export without clocks, and without what was made and taken back: what a person had before is there again. */
async function content(): Promise<string> {
  const file = JSON.parse(await exported(planned)) as Record<string, unknown>;
  const lists = Object.values(file).filter((value) => Array.isArray(value)) as Record<string, unknown>[][];
  return JSON.stringify(lists.map((rows) => rows.map((row) => ({ ...row, clock: noClock })).sort(byText)));
}
const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('a move', () => {
  test('among siblings is a new rank for the one that moved, and no other', async () => {
    const [a, b, c] = [await create('A'), await create('B'), await create('C')];
    const before = new Map((await read()).objectives.map((row) => [row.summary.objective.id, row]));
    await must(store.run('moveObjective', { objectiveId: c, after: a }));
    expect(await titles()).toEqual(['Enhance shopping', 'A', 'C', 'B']);
    await must(store.run('moveObjective', { objectiveId: b, after: null }));
    expect(await titles()).toEqual(['B', 'Enhance shopping', 'A', 'C']);
    const after = (await read()).objectives.find((row) => row.summary.objective.id === a);
    expect(after?.summary.objective.rank).toBe(before.get(a)?.summary.objective.rank);
    await must(store.run('undo', {}));
    await must(store.run('undo', {}));
    expect(await titles()).toEqual(['Enhance shopping', 'A', 'B', 'C']);
  });

  test('between two of equal rank, made on two devices, still lands between them', async () => {
    for (const title of ['A', 'B', 'C']) await create(title);
    const file = JSON.parse(await exported(planned)) as { objectives: { title: string; rank: string }[] };
    for (const one of file.objectives) one.rank = one.title === 'C' ? 'a9' : 'a3';
    await must(store.run('importFile', { text: JSON.stringify(file), mode: 'replace' }));
    const rows = (await read()).objectives.map(({ summary }) => summary.objective);
    expect(rows.map(({ title }) => title)).toEqual(['Enhance shopping', 'A', 'B', 'C']);
    const id = (title: string) => rows.find((row) => row.title === title)?.id ?? '';
    await must(store.run('moveObjective', { objectiveId: id('C'), after: id('A') }));
    expect(await titles()).toEqual(['Enhance shopping', 'A', 'C', 'B']);
    await must(store.run('undo', {}));
    expect((await read()).objectives.map(({ summary }) => summary.objective.rank)).toEqual([
      'a3',
      'a3',
      'a3',
      'a9',
    ]);
  });

  test('among ranks that came from elsewhere gives them ranks that can be counted on', async () => {
    for (const title of ['A', 'B']) await create(title);
    const file = JSON.parse(await exported(planned)) as { objectives: { title: string; rank: string }[] };
    for (const one of file.objectives) one.rank = one.title === 'A' ? 'ä ö' : one.title === 'B' ? '!' : 'x';
    await must(store.run('importFile', { text: JSON.stringify(file), mode: 'replace' }));
    await create('D');
    expect(await titles()).toEqual(['B', 'Enhance shopping', 'A', 'D']);
    const { objectives } = await read();
    const id = (title: string) =>
      objectives.find(({ summary }) => summary.objective.title === title)?.summary.objective.id ?? '';
    await must(store.run('moveObjective', { objectiveId: id('D'), after: id('B') }));
    expect(await titles()).toEqual(['B', 'D', 'Enhance shopping', 'A']);
  });

  test('at one place a thousand times keeps the ranks short', async () => {
    const [a, b, c] = [await create('A'), await create('B'), await create('C')];
    for (let n = 0; n < 400; n++)
      await must(store.run('moveObjective', { objectiveId: n % 2 ? b : c, after: a }));
    const ranks = (await read()).objectives.map(({ summary }) => summary.objective.rank.length);
    expect(Math.max(...ranks)).toBeLessThanOrEqual(100);
    expect(await titles()).toEqual(['Enhance shopping', 'A', 'B', 'C']);
  }, 30_000);

  test('to another cycle takes its key results along, and says which dates are outside', async () => {
    const { objectiveId, keyResultId } = planned;
    await must(store.run('editKeyResult', { keyResultId, dueOn: '2026-11-20', reason: 'later' }));
    const micro = { name: 'M', kind: 'micro', startOn: '2026-09-01', endOn: '2026-09-28' } as const;
    const { cycleId } = await must(store.run('createCycle', micro));
    await must(store.run('moveObjective', { objectiveId, after: null, cycleId }));
    const { objectives } = await store.read('plan', { cycleId });
    expect(objectives[0]?.keyResults.map(({ keyResult }) => keyResult.dueOn)).toEqual(['2026-11-20']);
    expect(objectives[0]?.hints).toEqual([{ message: 'hintDatesOutside', substitutions: ['1'] }]);
    expect((await store.read('plan', { cycleId: planned.cycleId })).objectives).toEqual([]);
    expect((await store.read('mine', { cycleId })).summaries).toHaveLength(1);
    await must(store.run('undo', {}));
    expect((await store.read('mine', { cycleId })).summaries).toEqual([]);
  });

  test('of a key result to another objective keeps its check-ins, in the order asked for', async () => {
    const { objectiveId, keyResultId } = planned;
    const other = await create('Other');
    const metric = { type: 'binary' } as const;
    const { keyResultId: first } = await must(
      store.run('createKeyResult', { objectiveId: other, title: 'First', metric }),
    );
    await must(store.run('moveKeyResult', { keyResultId, objectiveId: other, after: first }));
    const shown = (await store.read('objective', { objectiveId: other }))?.keyResults;
    expect(shown?.map(({ keyResult }) => keyResult.title)).toEqual(['First', 'Load below 2 s']);
    expect((await store.read('objective', { objectiveId }))?.keyResults).toEqual([]);
  });
});

describe('archive', () => {
  test('hides without cascading: key results are loose, children stand at the root; restore brings back', async () => {
    const { objectiveId } = planned;
    const child = await create('Child', { kind: 'objective', id: objectiveId });
    const before = await read();
    expect(before.objectives.map(({ parentId }) => parentId)).toEqual([null, objectiveId]);
    await must(store.run('setArchived', { kind: 'objective', id: objectiveId, archived: true }));
    const hidden = await read();
    expect(hidden.objectives.map(({ summary, parentId }) => [summary.objective.id, parentId])).toEqual([
      [child, null],
    ]);
    expect(hidden.loose.map(({ keyResult }) => keyResult.title)).toEqual(['Load below 2 s']);
    const away = await read(true);
    expect(away.objectives.map(({ summary }) => summary.objective.id)).toEqual([objectiveId]);
    expect(away.loose).toEqual([]);
    await must(store.run('setArchived', { kind: 'objective', id: objectiveId, archived: false }));
    const shape = (plan: typeof before) =>
      plan.objectives.map(({ summary, parentId, keyResults }) => [
        summary.objective.title,
        parentId,
        keyResults.length,
      ]);
    expect(shape(await read())).toEqual(shape(before));
  });

  test('of a key result shows it under the archived ones of its objective', async () => {
    const { objectiveId, keyResultId } = planned;
    await must(store.run('setArchived', { kind: 'keyResult', id: keyResultId, archived: true }));
    expect((await read()).objectives[0]?.keyResults).toEqual([]);
    expect((await read(true)).loose.map(({ keyResult }) => keyResult.id)).toEqual([keyResultId]);
    const shown = await store.read('objective', { objectiveId });
    expect(shown?.archived.map(({ id }) => id)).toEqual([keyResultId]);
    expect(await store.read('cycles', {})).toMatchObject([{ objectives: 1, keyResults: 0 }]);
  });
});

type Step = { what: number; which: number; where: number };
const steps = fc.array(fc.record({ what: fc.nat(5), which: fc.nat(5), where: fc.nat(6) }), {
  minLength: 1,
  maxLength: 12,
});

/** Anything a person may do to the tree; a refusal is fine, a broken tree is not. */
async function act({ what, which, where }: Step, ids: readonly string[]): Promise<boolean> {
  const objectiveId = ids[which % ids.length] ?? '';
  const other = where === 6 ? null : (ids[where % ids.length] ?? null);
  const parent = other === null ? null : { kind: 'objective' as const, id: other };
  const answers = [
    () => store.run('moveObjective', { objectiveId, after: other }),
    () => store.run('moveObjective', { objectiveId, after: null, parent }),
    () => store.run('editObjective', { objectiveId, parent, title: `T${where}` }),
    () => store.run('setArchived', { kind: 'objective', id: objectiveId, archived: where % 2 === 0 }),
    () => store.run('moveKeyResult', { keyResultId: planned.keyResultId, objectiveId, after: null }),
    () => store.run('editObjective', { objectiveId, parent: { kind: 'keyResult', id: planned.keyResultId } }),
  ];
  const { revision } = await store.read('boot', {});
  const answer = await answers[what]?.();
  if (answer && !answer.ok) expect(['invalid', 'not-found']).toContain(answer.error.code);
  return (await store.read('boot', {})).revision > revision;
}

async function expectTree(): Promise<void> {
  const { objectives, loose } = await read();
  const byId = new Map(objectives.map((row) => [row.summary.objective.id, row]));
  expect(byId.size).toBe(objectives.length);
  for (const row of objectives) {
    const seen = new Set<string>();
    for (let at = row.parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
      expect(byId.has(at)).toBe(true);
      expect(seen.has(at)).toBe(false);
      seen.add(at);
    }
  }
  const records = objectives.map(({ summary }) => summary.objective);
  expect(records).toEqual([...records].sort(byRank));
  const keyResults = [...objectives.flatMap((row) => row.keyResults), ...loose];
  expect(keyResults.map(({ keyResult }) => keyResult.id)).toEqual([planned.keyResultId]);
}

test('whatever is moved, aligned, put away and taken back: the tree stays one, and undo restores it', async () => {
  const ids = [planned.objectiveId];
  for (const title of ['A', 'B', 'C', 'D']) ids.push(await create(title));
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const before = await content();
      let done = 0;
      for (const step of script) {
        if (await act(step, ids)) done++;
        await expectTree();
      }
      for (let n = 0; n < done; n++) await must(store.run('undo', {}));
      await expectTree();
      expect(await content()).toBe(before);
    }),
    { numRuns: 30 },
  );
}, 60_000);
