import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlannedKeyResult, aPlannedObjective } from '@/tests/support/plan-tree';
import { withDraft } from './draft-row';
import { flatten, type TreeRow } from './tree';

const none = new Set<string>();
const drawn = (rows: readonly { id: string; level: number }[]) =>
  rows.map(({ id, level }) => `${'  '.repeat(level - 1)}${id}`);

const tree = {
  objectives: [
    aPlannedObjective('a', { keyResults: ['a1', 'a2'] }),
    aPlannedObjective('b', { parentId: 'a', keyResults: ['b1'] }),
    aPlannedObjective('c'),
  ],
  loose: [aPlannedKeyResult({ id: 'x', objectiveId: 'gone' })],
};

test('key results first, then the objectives beneath, then what has no parent', () => {
  const rows = flatten(tree, none);
  expect(drawn(rows)).toEqual(['a', '  a1', '  a2', '  b', '    b1', 'c', 'loose', '  x']);
  expect(rows.map(({ pos, size }) => `${pos}/${size}`)).toEqual([
    ...['1/3', '1/3', '2/3', '3/3', '1/1'],
    ...['2/3', '3/3', '1/1'],
  ]);
  expect(rows.find(({ id }) => id === 'c')?.expanded).toBeNull();
});

test('what is collapsed hides what hangs on it, at any depth', () => {
  expect(drawn(flatten(tree, new Set(['a', 'loose'])))).toEqual(['a', 'c', 'loose']);
  expect(drawn(flatten(tree, new Set(['b'])))).toEqual(['a', '  a1', '  a2', '  b', 'c', 'loose', '  x']);
});

test('of the key results only those that are shown', () => {
  const rows = flatten(tree, none, new Set(['a2', 'x']));
  expect(drawn(rows)).toEqual(['a', '  a2', '  b', 'c', 'loose', '  x']);
  expect(rows.find(({ id }) => id === 'b')).toMatchObject({ pos: 2, size: 2, expanded: null });
});

test('objectives that name each other in a ring, or one that is not there, stand at the root', () => {
  const rows = flatten(
    {
      objectives: [
        aPlannedObjective('a', { parentId: 'b' }),
        aPlannedObjective('b', { parentId: 'a' }),
        aPlannedObjective('c', { parentId: 'nobody' }),
      ],
      loose: [],
    },
    none,
  );
  expect(rows.filter(({ level }) => level === 1).map(({ id }) => id)).toContain('c');
  expect(rows.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
});

const forest = fc
  .integer({ min: 0, max: 12 })
  .chain((count) =>
    fc.tuple(
      fc.array(fc.option(fc.integer({ min: 0, max: 11 })), { minLength: count, maxLength: count }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }),
      fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }),
    ),
  );
const planted = ([parents, counts]: [(number | null)[], number[], number[]]) => ({
  objectives: parents.map((parent, at) =>
    aPlannedObjective(`o${at}`, {
      parentId: parent === null ? null : `o${parent}`,
      keyResults: Array.from({ length: counts[at] ?? 0 }, (_, n) => `o${at}k${n}`),
    }),
  ),
  loose: [],
});

/** What a reader of the tree relies on. */
function isWhole(rows: readonly TreeRow[]) {
  const seen = new Set<string>();
  for (const row of rows) {
    expect(seen.has(row.id)).toBe(false);
    const above = rows.find(({ id }) => id === row.parentId);
    expect(row.level).toBe((above?.level ?? 0) + 1);
    if (row.parentId !== null) expect(seen.has(row.parentId)).toBe(true);
    expect(row.pos).toBeGreaterThanOrEqual(1);
    expect(row.pos).toBeLessThanOrEqual(row.size);
    seen.add(row.id);
  }
  for (const parentId of new Set(rows.map((row) => row.parentId))) {
    const beside = rows.filter((row) => row.parentId === parentId);
    expect(beside.map(({ pos }) => pos)).toEqual(beside.map((_, at) => at + 1));
    expect(new Set(beside.map(({ size }) => size))).toEqual(new Set([beside.length]));
  }
}

test('whatever the parents: every record once, under its parent, counted among its siblings', () => {
  fc.assert(
    fc.property(forest, (seed) => {
      const all = planted(seed);
      const rows = flatten(all, none);
      isWhole(rows);
      expect(rows.length).toBe(all.objectives.reduce((sum, one) => sum + 1 + one.keyResults.length, 0));
    }),
  );
});

test('collapsed: the same rows without those beneath a collapsed one', () => {
  fc.assert(
    fc.property(forest, (seed) => {
      const all = planted(seed);
      const collapsed = new Set(seed[2].map((at) => `o${at}`));
      const rows = flatten(all, collapsed);
      const hidden = new Set(collapsed);
      const expected = flatten(all, none).filter((row) => {
        const isHidden = row.parentId !== null && hidden.has(row.parentId);
        if (isHidden) hidden.add(row.id);
        return !isHidden;
      });
      expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }),
  );
});

test('one that is written stands where it will be', () => {
  const rows = flatten(tree, none);
  const at = (draft: Parameters<typeof withDraft>[1]) => drawn(withDraft(rows, draft));
  const objective = { kind: 'objective', cycleId: 'c' } as const;
  expect(at({ kind: 'keyResult', objectiveId: 'a', after: 'a1' }).slice(1, 4)).toEqual([
    ...['  a1', '  draft', '  a2'],
  ]);
  expect(at({ kind: 'keyResult', objectiveId: 'a', after: null }).slice(2, 5)).toEqual([
    ...['  a2', '  draft', '  b'],
  ]);
  expect(at({ ...objective, parentId: null, after: 'a' }).slice(4, 7)).toEqual(['    b1', 'draft', 'c']);
  expect(at({ ...objective, parentId: null, after: null }).slice(5, 8)).toEqual(['c', 'draft', 'loose']);
  expect(at({ ...objective, parentId: 'a', after: 'b' }).slice(4, 6)).toEqual(['    b1', '  draft']);
});
