import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anObjective } from '@/tests/support/okr-records';
import { aPlannedKeyResult, aPlannedObjective } from '@/tests/support/plan-tree';
import type { Filter } from '../address';
import { filterTree, isNarrowed } from './filter';
import { flatten } from './tree';

const shopping = aPlannedKeyResult(
  { id: 'k1', title: 'Café visitors', ownerId: 'ada', shortName: 'Visits' },
  { status: { shown: 'at-risk', reported: null, computed: 'at-risk', done: false, awaiting: null } },
);
const team = { id: 't1', name: 'Web' } as never;
const tree = {
  objectives: [
    aPlannedObjective('a', { title: 'Grow', ownerId: 'me', keyResults: [] }),
    aPlannedObjective('b', {
      title: 'Enhance shopping',
      parentId: 'a',
      ownerId: 'me',
      keyResults: [shopping, 'k2'],
    }),
    { ...aPlannedObjective('c', { title: 'Straße', ownerId: 'ada' }), teams: [team] },
  ],
  loose: [
    aPlannedKeyResult(
      { id: 'x', title: 'Left alone', objectiveId: 'gone' },
      { objective: anObjective({ title: 'Gone' }) },
    ),
  ],
};
const rowsOf = (filter: Filter) => {
  const shown = filterTree(tree, filter);
  return flatten(shown, new Set(), isNarrowed(filter) ? shown.matches : null).map(({ id }) => id);
};

test('nothing asked: everything', () => {
  expect(rowsOf({})).toEqual(['a', 'b', 'k1', 'k2', 'c', 'loose', 'x']);
  expect(filterTree(tree, {}).total).toBe(6);
});

test('keeps the objectives above what matches', () => {
  expect(rowsOf({ status: 'at-risk' })).toEqual(['a', 'b', 'k1']);
  expect([...filterTree(tree, { status: 'at-risk' }).matches]).toEqual(['k1']);
});

test('how an objective stands does not change by looking at a part of it', () => {
  const [, b] = filterTree(tree, { status: 'at-risk' }).objectives;
  expect(b?.keyResults).toHaveLength(2);
});

test.each<[Filter, string[]]>([
  [{ text: 'cafe' }, ['a', 'b', 'k1']],
  [{ text: 'VISITS' }, ['a', 'b', 'k1']],
  [{ text: 'strasse' }, ['c']],
  [{ text: 'shopping visitors' }, ['a', 'b', 'k1']],
  [{ text: 'shopping' }, ['a', 'b', 'k1', 'k2']],
  [{ ownerId: 'ada' }, ['a', 'b', 'k1', 'c']],
  [{ teamId: 't1' }, ['c']],
  [{ ownerId: 'ada', teamId: 't1' }, ['c']],
  [{ text: 'alone' }, ['loose', 'x']],
  [{ text: 'no such thing' }, []],
])('%o', (filter, ids) => {
  expect(rowsOf(filter)).toEqual(ids);
});

test('archived and empty words narrow nothing', () => {
  expect(isNarrowed({ archived: true })).toBe(false);
  expect(isNarrowed({ text: '  ' })).toBe(false);
  expect(isNarrowed({ teamId: 't' })).toBe(true);
});

test('whatever is asked: what is shown matches or stands above what does, in the same order', () => {
  const filter = fc.record(
    {
      ownerId: fc.constantFrom('me', 'ada'),
      status: fc.constantFrom('at-risk' as const, 'none' as const),
      text: fc.constantFrom('e', 'shop', 'zz', ''),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filter, (asked) => {
      const shown = filterTree(tree, asked);
      const order = tree.objectives.map(({ summary }) => summary.objective.id);
      const ids = shown.objectives.map(({ summary }) => summary.objective.id);
      expect(ids).toEqual(order.filter((id) => ids.includes(id)));
      for (const item of shown.objectives) {
        const { id } = item.summary.objective;
        const beneath = shown.objectives.some((other) => other.parentId === id);
        const own = item.keyResults.some(({ keyResult }) => shown.matches.has(keyResult.id));
        expect(shown.matches.has(id) || own || beneath).toBe(true);
      }
    }),
  );
});
