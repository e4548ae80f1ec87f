import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aKeyResult, anObjective } from '@/tests/support/okr-records';
import { parentsWithoutLoops, refuseParent } from './parents';
import { countsInRollUp, type Part, rollUp, rollUpAll } from './roll-up';

const known = (raw: number, weight = 1): Part => ({ weight, progress: { state: 'known', raw } });
const nothing = { state: 'nothing-to-count' } as const;

describe('objective progress', () => {
  test.each([
    [[known(0.5), known(1)], 0.75],
    [[known(0.5, 3), known(1, 1)], 0.625],
    [[known(1.18), known(-0.5)], 0.5], // each clamped first
    [[known(0.5), known(1, 0)], 0.5], // weight 0 is shown, not counted
    [[known(0.5), { weight: 9, progress: { state: 'no-data' } }], 0.5],
    [[known(0.5), { weight: 9, progress: { state: 'needs-baseline' } }], 0.5],
    [[known(0.5), { weight: 9, progress: nothing }], 0.5],
  ] as [Part[], number][])('%o: %d', (parts, raw) => expect(rollUp(parts)).toEqual({ state: 'known', raw }));

  test.each([[[]], [[known(0.5, 0)]], [[{ weight: 1, progress: nothing }]]] as [Part[]][])(
    '%o: "–"',
    (parts) => {
      expect(rollUp(parts)).toEqual(nothing);
    },
  );

  test('lies between the lowest and the highest, and scaling weights changes nothing', () => {
    const part = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.integer({ min: 2, max: 9 }), (list, factor) => {
        const progress = rollUp(list.map(([raw, weight]) => known(raw, weight)));
        const scaled = rollUp(list.map(([raw, weight]) => known(raw, weight * factor)));
        const raw = progress.state === 'known' ? progress.raw : Number.NaN;
        expect(raw).toBeGreaterThanOrEqual(Math.min(...list.map(([one]) => one)) - 1e-9);
        expect(raw).toBeLessThanOrEqual(Math.max(...list.map(([one]) => one)) + 1e-9);
        expect(scaled.state === 'known' ? scaled.raw : Number.NaN).toBeCloseTo(raw, 9);
      }),
    );
  });

  test.each([
    ['active', null, true],
    ['draft', null, false],
    ['closed', 'achieved', true],
    ['closed', 'partly', true],
    ['closed', 'missed', true],
    ['closed', 'dropped', false],
    ['closed', null, false],
  ] as const)('%s %s counts: %s', (state, outcome, expected) => {
    expect(countsInRollUp(aKeyResult({ state, outcome }))).toBe(expected);
    expect(countsInRollUp(aKeyResult({ state, outcome, archivedAt: 1 }))).toBe(false);
  });

  test('aligned children count only where the objective includes them', () => {
    const child = anObjective({ id: 'child', parent: { kind: 'objective', id: 'top' } });
    const own = new Map([
      ['top', [known(0)]],
      ['child', [known(1)]],
    ]);
    const progressOf = (includeChildren: boolean, more = {}) => {
      const objectives = [anObjective({ id: 'top', includeChildren }), { ...child, ...more }];
      return rollUpAll(objectives, own, parentsWithoutLoops(objectives, new Map())).get('top');
    };
    expect(progressOf(false)).toEqual({ state: 'known', raw: 0 });
    expect(progressOf(true)).toEqual({ state: 'known', raw: 0.5 });
    expect(progressOf(true, { archivedAt: 1 })).toEqual({ state: 'known', raw: 0 });
    expect(progressOf(true, { state: 'draft' })).toEqual({ state: 'known', raw: 0 });
  });
});

describe('loops in parents', () => {
  const under = (
    id: string,
    parent: string | null,
    clock: string,
    kind: 'objective' | 'keyResult' = 'objective',
  ) => ({
    ...anObjective({ id, parent: parent === null ? null : { kind, id: parent } }),
    clock: { '*': '0', parent: clock },
  });
  const none = new Map();

  test('the edge with the highest clock is ignored', () => {
    const loop = [under('a', 'b', '1'), under('b', 'c', '3'), under('c', 'a', '2')];
    const parents = parentsWithoutLoops(loop, none);
    expect(Object.fromEntries(parents)).toEqual({ a: 'b', b: null, c: 'a' });
    fc.assert(
      fc.property(fc.shuffledSubarray(loop, { minLength: 3 }), (shuffled) => {
        expect(parentsWithoutLoops(shuffled, none)).toEqual(
          new Map(shuffled.map((o) => [o.id, parents.get(o.id)])),
        );
      }),
    );
  });

  test('an objective under its own key result, or under itself, is a loop', () => {
    const keyResults = new Map([['k', { id: 'k', objectiveId: 'a' }]]);
    expect(parentsWithoutLoops([under('a', 'k', '1', 'keyResult')], keyResults).get('a')).toBeNull();
    expect(parentsWithoutLoops([under('a', 'a', '1')], none).get('a')).toBeNull();
  });

  test('what leads into a loop keeps its parent', () => {
    const parents = parentsWithoutLoops(
      [under('x', 'a', '9'), under('a', 'b', '1'), under('b', 'a', '2')],
      none,
    );
    expect(Object.fromEntries(parents)).toEqual({ x: 'a', a: 'b', b: null });
  });

  test('whatever the edges, every walk ends and every write that would loop is refused', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const edges = fc.array(fc.option(fc.constantFrom(...ids)), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(edges, fc.constantFrom(...ids), fc.constantFrom(...ids), (parentIds, child, parent) => {
        const objectives = ids.map((id, index) => under(id, parentIds[index] ?? null, String(index)));
        const parents = parentsWithoutLoops(objectives, none);
        for (const id of ids) {
          let steps = 0;
          for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) steps++;
          expect(steps).toBeLessThan(ids.length);
        }
        if (refuseParent(child, { kind: 'objective', id: parent }, objectives, none) === null) {
          const moved = objectives.map((o) => (o.id === child ? under(child, parent, '9') : o));
          expect(parentsWithoutLoops(moved, none).get(child)).toBe(parent);
        }
      }),
    );
  });

  test('a parent below itself is refused on write; elsewhere and none are not', () => {
    const objectives = [under('a', null, '1'), under('b', 'a', '1'), under('c', 'b', '1')];
    const keyResults = new Map([['k', { id: 'k', objectiveId: 'c' }]]);
    const refused = { message: 'failParentLoop' };
    expect(refuseParent('a', { kind: 'objective', id: 'c' }, objectives, keyResults)).toEqual(refused);
    expect(refuseParent('a', { kind: 'keyResult', id: 'k' }, objectives, keyResults)).toEqual(refused);
    expect(refuseParent('c', { kind: 'objective', id: 'a' }, objectives, keyResults)).toBeNull();
    expect(refuseParent('a', null, objectives, keyResults)).toBeNull();
  });
});
