import { expect, test } from 'vitest';
import { aPlannedObjective } from '@/tests/support/plan-tree';
import { type Direction, type DropPlace, moveBy, moveOut, moveTo } from './moves';
import { flatten, isRecord, type RecordRow } from './tree';

const tree = {
  objectives: [
    aPlannedObjective('a', { keyResults: ['a1', 'a2', 'a3'] }),
    aPlannedObjective('b', { keyResults: ['b1'] }),
    aPlannedObjective('b-child', { parentId: 'b' }),
    aPlannedObjective('c'),
    aPlannedObjective('other', { cycleId: 'c2' }),
  ],
  loose: [],
};
const rows = flatten(tree, new Set());
const row = (id: string): RecordRow => {
  const found = rows.find((each) => each.id === id);
  if (!isRecord(found)) throw new Error(id);
  return found;
};
const by = (id: string, to: Direction, shown = rows) => moveBy(tree, shown, row(id), to)?.args ?? null;
const onto = (id: string, target: string, place: DropPlace) =>
  moveTo(tree, row(id), row(target), place)?.args ?? null;
const under = (id: string) => ({ kind: 'objective', id });

test('among siblings', () => {
  expect(by('a2', 'up')).toEqual({ keyResultId: 'a2', objectiveId: 'a', after: null });
  expect(by('a3', 'up')).toEqual({ keyResultId: 'a3', objectiveId: 'a', after: 'a1' });
  expect(by('a1', 'down')).toEqual({ keyResultId: 'a1', objectiveId: 'a', after: 'a2' });
  expect(by('b', 'up')).toEqual({ objectiveId: 'b', after: null });
  expect(by('c', 'up')).toEqual({ objectiveId: 'c', after: 'a' });
  expect(by('b', 'down')).toEqual({ objectiveId: 'b', after: 'c' });
});

test('not beyond the first and the last, nor into another cycle', () => {
  expect(by('a1', 'up')).toBeNull();
  expect(by('a3', 'down')).toBeNull();
  expect(by('a', 'up')).toBeNull();
  expect(by('c', 'down')).toBeNull();
  expect(by('other', 'up')).toBeNull();
  expect(onto('c', 'other', 'before')).toBeNull();
});

test('past those that a filter hides', () => {
  const shown = rows.filter(({ id }) => id !== 'a2');
  expect(by('a3', 'up', shown)).toEqual({ keyResultId: 'a3', objectiveId: 'a', after: null });
  expect(by('a1', 'down', shown)).toEqual({ keyResultId: 'a1', objectiveId: 'a', after: 'a3' });
});

test('under the one above, and out again', () => {
  expect(by('c', 'nest')).toEqual({ objectiveId: 'c', after: 'b-child', parent: under('b') });
  expect(by('b', 'nest')).toEqual({ objectiveId: 'b', after: null, parent: under('a') });
  expect(by('b-child', 'unnest')).toEqual({ objectiveId: 'b-child', after: 'b', parent: null });
  expect(by('a', 'nest')).toBeNull();
  expect(by('a', 'unnest')).toBeNull();
  expect(by('a2', 'nest')).toBeNull();
});

test('dragged: a key result before, after, or into another objective', () => {
  expect(onto('a1', 'a3', 'before')).toEqual({ keyResultId: 'a1', objectiveId: 'a', after: 'a2' });
  expect(onto('a1', 'a2', 'before')).toEqual({ keyResultId: 'a1', objectiveId: 'a', after: null });
  expect(onto('a1', 'b1', 'after')).toEqual({ keyResultId: 'a1', objectiveId: 'b', after: 'b1' });
  expect(onto('a1', 'b', 'inside')).toEqual({ keyResultId: 'a1', objectiveId: 'b', after: 'b1' });
  expect(onto('a1', 'c', 'inside')).toEqual({ keyResultId: 'a1', objectiveId: 'c', after: null });
  expect(onto('a1', 'b', 'before')).toBeNull();
  expect(onto('a1', 'b1', 'inside')).toBeNull();
});

test('dragged: an objective, never into what hangs on it, nor onto a key result', () => {
  expect(onto('a', 'c', 'after')).toEqual({ objectiveId: 'a', after: 'c' });
  expect(onto('c', 'a', 'before')).toEqual({ objectiveId: 'c', after: null });
  expect(onto('c', 'b-child', 'before')).toEqual({ objectiveId: 'c', after: null, parent: under('b') });
  expect(onto('other', 'b', 'inside')).toEqual({
    objectiveId: 'other',
    after: 'b-child',
    parent: under('b'),
  });
  expect(onto('b', 'b-child', 'inside')).toBeNull();
  expect(onto('b', 'b', 'inside')).toBeNull();
  expect(onto('b', 'a1', 'before')).toBeNull();
});

test('to the top level', () => {
  const child = row('b-child');
  expect(child.kind === 'objective' && moveOut(tree, child)?.args).toEqual({
    objectiveId: 'b-child',
    after: 'other',
    parent: null,
  });
  const top = row('a');
  expect(top.kind === 'objective' && moveOut(tree, top)).toBeNull();
});
