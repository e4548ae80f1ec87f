import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHlc } from './hlc';
import {
  type Clocked,
  canonical,
  clockAt,
  latestClock,
  type MergeRule,
  mergeRecords,
  pathsBetween,
  withValues,
} from './merge';

const rule: MergeRule = { sets: ['labels', 'metric.steps'], appendOnly: false };
const once: MergeRule = { sets: [], appendOnly: true };
const stamp = (millis: number, clientId = 'aaaaaaaaaaaa') => formatHlc({ millis, counter: 0, clientId });
const [t1, t2, t3] = [stamp(1), stamp(2), stamp(3)];

describe('merging', () => {
  test('per field the higher clock wins', () => {
    const base = { id: 'x', title: 'old', weight: 1, clock: { '*': t1 } };
    const titled: Clocked = { ...base, title: 'new', clock: { '*': t1, title: t2 } };
    const weighed: Clocked = { ...base, weight: 2, clock: { '*': t1, weight: t3 } };
    expect(mergeRecords(titled, weighed, rule)).toEqual({
      id: 'x',
      title: 'new',
      weight: 2,
      clock: { '*': t1, title: t2, weight: t3 },
    });
  });

  test('entries of a set merge one by one, and so do steps within the metric', () => {
    const metric = (steps: Record<string, string>) => ({ type: 'milestone', steps });
    const left: Clocked = {
      labels: { a: true, b: true },
      metric: metric({ s: 'one', t: 'two' }),
      clock: { '*': t1, 'labels.b': t2, 'metric.steps.t': t3 },
    };
    const right: Clocked = {
      labels: { a: false, c: true },
      metric: metric({ s: 'renamed' }),
      clock: { '*': t1, 'labels.a': t3, 'labels.c': t2, 'metric.steps.s': t2 },
    };
    const merged = mergeRecords(left, right, rule);
    expect(merged.labels).toEqual({ a: false, b: true, c: true });
    expect(merged.metric).toEqual(metric({ s: 'renamed', t: 'two' }));
  });

  test('a field taken out stays out against an older value, and comes back with a newer one', () => {
    const out: Clocked = { id: 'x', clock: { '*': t1, url: t2 } };
    const older: Clocked = { id: 'x', url: 'old', clock: { '*': t1 } };
    const newer: Clocked = { id: 'x', url: 'new', clock: { '*': t1, url: t3 } };
    expect(mergeRecords(out, older, rule)).not.toHaveProperty('url');
    expect(mergeRecords(out, newer, rule)).toHaveProperty('url', 'new');
  });

  test('an append-only record keeps what was written first; only archiving moves on', () => {
    const first: Clocked = { value: 1, archivedAt: null, clock: { '*': t1 } };
    const second: Clocked = { value: 2, archivedAt: 5, clock: { '*': t2 } };
    expect(mergeRecords(first, second, once)).toMatchObject({ value: 1, archivedAt: 5 });
    expect(mergeRecords(second, first, once)).toMatchObject({ value: 1, archivedAt: 5 });
  });
});

const stamps = fc.integer({ min: 0, max: 4 }).map((n) => (n === 0 ? '' : stamp(n)));
const value = fc.oneof(
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom('a', 'b', null),
  fc.constant({ deep: [1] }),
);
const clocked: fc.Arbitrary<Clocked> = fc
  .tuple(
    fc.dictionary(fc.constantFrom('title', 'owner', 'url', 'archivedAt'), value, { maxKeys: 4 }),
    fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.boolean(), { maxKeys: 3 }),
    fc.dictionary(fc.constantFrom('s', 't'), fc.integer({ min: 0, max: 2 }), { maxKeys: 2 }),
    fc.dictionary(
      fc.constantFrom('*', 'title', 'owner', 'url', 'labels.p', 'labels.q', 'metric.steps.s', 'metric'),
      stamps,
      { maxKeys: 8 },
    ),
  )
  .map(([fields, labels, steps, clock]) => ({ ...fields, labels, metric: { type: 'm', steps }, clock }));

describe.each([
  ['fields and sets', rule],
  ['append-only', once],
])('properties: %s', (_, each) => {
  const merge = (x: Clocked, y: Clocked) => mergeRecords(x, y, each);
  test('any order gives the same text', () => {
    fc.assert(
      fc.property(clocked, clocked, (x, y) => {
        expect(JSON.stringify(merge(x, y))).toBe(JSON.stringify(merge(y, x)));
      }),
      { numRuns: 1000 },
    );
  });
  test('any grouping gives the same', () => {
    fc.assert(
      fc.property(clocked, clocked, clocked, (x, y, z) => {
        expect(JSON.stringify(merge(merge(x, y), z))).toBe(JSON.stringify(merge(x, merge(y, z))));
      }),
      { numRuns: 1000 },
    );
  });
  test('merging again changes nothing', () => {
    fc.assert(
      fc.property(clocked, clocked, (x, y) => {
        expect(merge(x, x)).toEqual(canonical(x, each));
        expect(merge(merge(x, y), y)).toEqual(merge(x, y));
      }),
      { numRuns: 1000 },
    );
  });
  test('no clock goes back', () => {
    fc.assert(
      fc.property(clocked, clocked, (x, y) => {
        if (each.appendOnly) return;
        const merged = merge(x, y);
        for (const path of ['title', 'owner', 'url']) {
          if (!(path in x)) continue;
          expect(clockAt(merged.clock, path) >= clockAt(x.clock, path)).toBe(true);
        }
      }),
    );
  });
});

test('the paths of a change are those that differ', () => {
  const before = { title: 'a', labels: { p: true }, metric: { type: 'm', steps: { s: 1 } }, local: 1 };
  const after = { title: 'a', labels: { p: false, q: true }, metric: { type: 'm', steps: {} }, local: 2 };
  expect(pathsBetween(before, after, rule.sets).sort()).toEqual(['labels.p', 'labels.q', 'metric.steps.s']);
});

test('values go back where they were', () => {
  const record = { title: 'b', labels: { p: false, q: true } };
  const back = withValues(
    record,
    new Map<string, unknown>([
      ['title', 'a'],
      ['labels.q', undefined],
    ]),
    rule.sets,
  );
  expect(back).toEqual({ title: 'a', labels: { p: false } });
});

test('the latest clock of a record', () => {
  expect(latestClock({ '*': t1, a: t3, b: t2 })).toBe(t3);
  expect(latestClock({})).toBe('');
});
