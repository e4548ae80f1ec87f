import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import english from '@/public/_locales/en/messages.json';
import { aCheckIn } from '@/tests/support/okr-records';
import { type Metric, metricOf, metricSchema, metrics } from '.';
import { targetOf } from './number';
import type { Current } from './types';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true });
const step = (id: string, weight = 1, dueOn: string | null = null) => [
  id,
  { title: id, weight, dueOn, rank: id },
];
const steps = (...list: (string | number | object | null)[][]): Metric => ({
  type: 'milestone',
  steps: Object.fromEntries(list),
});

/** One or more good metrics of each type. A metric without an example here fails the first test. */
const examples: Record<keyof typeof metrics, Metric[]> = {
  number: [
    { type: 'number', start: 0, target: 100, unit: '%' },
    { type: 'number', start: 3.1, target: 2, unit: 's' },
    { type: 'number', start: -5, target: 5, unit: '' },
    { type: 'number', start: 150, target: -20, unit: 'tickets', relative: true },
  ],
  maintain: [
    { type: 'maintain', min: 4.5, tolerance: 0.5, unit: 'stars' },
    { type: 'maintain', max: 2, tolerance: 0, unit: 's' },
    { type: 'maintain', min: 4, max: 6, tolerance: 2, unit: '' },
  ],
  milestone: [steps(step('a'), step('b', 3))],
  binary: [{ type: 'binary' }],
};
const all = Object.values(examples).flat();
const raw = (metric: Metric, current: Current) => {
  const progress = metricOf(metric).progress(metric, current);
  return progress.state === 'known' ? progress.raw : progress.state;
};

describe('every registered metric', () => {
  test.each(Object.entries(metrics))('%s: name, fields and a first form', (name, metric) => {
    expect(metric.type).toBe(name);
    for (const field of metric.fields) expect(english).toHaveProperty(field.label);
    expect(metricSchema.safeParse(metric.initial()).success).toBe(true);
    expect(examples).toHaveProperty(name);
  });

  test.each(all)('start → 0 or unknown, target → 1: $type $unit', (metric) => {
    const type = metricOf(metric);
    const start = type.start(metric);
    expect(start === null ? 'no-data' : 0).toBe(raw(metric, start));
    expect(raw(metric, type.reached(metric))).toBe(1);
    expect(type.refusal(metric)).toBeNull();
  });

  test.each(all)('round trip through the schema, unknown fields kept: $type $unit', (metric) => {
    const written = { ...metric, later: { added: 1 } };
    expect(metricSchema.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
  });

  test.each(all)('a value of another metric is no value: $type $unit', (metric) => {
    const type = metricOf(metric);
    const foreign = [{ stepId: 'gone', done: true }, true, 7].map((value) => aCheckIn({ value }));
    const mine = type.current(metric, foreign);
    const progress = type.progress(metric, mine);
    expect(progress.state === 'known' ? Number.isFinite(progress.raw) : true).toBe(true);
  });

  test.each(all)('says its value, range and formula: $type $unit', (metric) => {
    const type = metricOf(metric);
    const end = type.reached(metric);
    for (const locale of ['en', 'de', 'ar-EG']) {
      expect(type.format(metric, end, locale)).not.toBe('');
      expect(type.formatRange(metric, locale)).not.toBe('');
      expect(type.formula(metric, end, locale)).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });

  test.each(all)('a check-in starts on what stands: $type $unit', (metric) => {
    const type = metricOf(metric);
    const entry = type.entry(metric, type.reached(metric));
    if (entry.input === 'number') {
      expect(entry.value).toBe(type.reached(metric));
      expect(entry.step).toBeGreaterThan(0);
    } else if (entry.input === 'steps') expect(entry.steps.every((one) => one.done)).toBe(true);
    else expect(entry.done).toBe(true);
  });
});

describe('number', () => {
  test.each([
    [0, 100, 40, 0.4],
    [3.1, 2, 2.3, 8 / 11],
    [10, 5, 10, 0], // falling, at its start: 0, not −0
    [0, 100, 118, 1.18],
    [50, 70, 45, -0.25],
    [-10, 10, 0, 0.5],
  ])('from %d to %d at %d: %d', (start, target, current, expected) => {
    const progress = raw({ type: 'number', start, target, unit: '' }, current);
    expect(progress).toBeCloseTo(expected, 12);
    expect(Object.is(progress, -0)).toBe(false);
  });

  test('falls by the same formula as it rises', () => {
    fc.assert(
      fc.property(finite, finite, finite, (start, target, current) => {
        fc.pre(Math.abs(start - target) > 1e-3);
        const up = raw({ type: 'number', start, target, unit: '' }, current);
        const down = raw({ type: 'number', start: -start, target: -target, unit: '' }, -current);
        expect(down).toBeCloseTo(up as number, 9);
      }),
    );
  });

  test('progress tells the value back', () => {
    fc.assert(
      fc.property(finite, finite, finite, (start, target, current) => {
        fc.pre(Math.abs(start - target) > 1);
        const progress = raw({ type: 'number', start, target, unit: '' }, current) as number;
        expect(start + progress * (target - start)).toBeCloseTo(current, 3);
      }),
    );
  });

  test('start = target is refused with "maintain", and reads as reached only there', () => {
    const metric: Metric = { type: 'number', start: 5, target: 5, unit: '' };
    const parsed = metricSchema.safeParse(metric);
    expect(parsed.success ? null : parsed.error.issues[0]?.message).toBe('metricStartIsTarget');
    expect(metricOf(metric).refusal(metric)).toEqual({ message: 'metricStartIsTarget' });
    expect(english.metricStartIsTarget.message).toContain('Maintain');
    expect([raw(metric, 4), raw(metric, 5), raw(metric, 6)]).toEqual([0, 1, 0]);
  });

  test('no start: needs a baseline, whatever the value', () => {
    const metric: Metric = { type: 'number', start: null, target: 20, unit: '' };
    expect(raw(metric, null)).toBe('needs-baseline');
    expect(raw(metric, 42)).toBe('needs-baseline');
    expect(metricOf(metric).current(metric, [aCheckIn({ value: 42 })])).toBe(42);
  });

  test.each([
    [150, -20, 120],
    [70, -20, 56],
    [40, 15, 46],
    [-40, 15, -34],
    [null, 15, null],
  ])('start %s, %d %% of change: target %s', (start, target, expected) => {
    const metric = { type: 'number' as const, start, target, unit: '', relative: true };
    expect(targetOf(metric)).toBe(expected);
    expect(metricOf(metric).refusal(metric)).toBeNull();
  });

  test.each([
    [0, 15],
    [10, 0],
    [null, 0],
  ])('a change without something to change is refused: %s, %d %%', (start, target) => {
    const metric: Metric = { type: 'number', start, target, unit: '', relative: true };
    expect(metricOf(metric).refusal(metric)).toEqual({ message: 'metricNoRelative' });
  });

  test('says a range as people write it', () => {
    const range = (metric: Metric, locale = 'en') => metricOf(metric).formatRange(metric, locale);
    expect(range({ type: 'number', start: 3.1, target: 2, unit: 's' })).toBe('3.1 s → 2.0 s');
    expect(range({ type: 'number', start: 3.1, target: 2, unit: 's' }, 'de')).toBe('3,1 s → 2,0 s');
    expect(range({ type: 'number', start: null, target: -10, unit: '', relative: true })).toBe('−10 %');
    expect(range({ type: 'number', start: 40, target: 15, unit: 'a day', relative: true })).toBe(
      '40 a day → 46 a day (+15 %)',
    );
    expect(range({ type: 'number', start: null, target: 9, unit: 'h' })).toBe('? → 9 h');
  });

  test('a falling metric is explained with its numbers', () => {
    const metric: Metric = { type: 'number', start: 3.1, target: 2, unit: 's' };
    expect(metricOf(metric).formula(metric, 2.3, 'en')).toBe('(2.3 − 3.1) ÷ (2.0 − 3.1)');
    const below: Metric = { type: 'number', start: -5, target: 5, unit: '' };
    expect(metricOf(below).formula(below, 0, 'en')).toBe('(0 − (−5)) ÷ (5 − (−5))');
  });
});

describe('maintain', () => {
  const band: Metric = { type: 'maintain', min: 4, max: 6, tolerance: 2, unit: '' };
  test.each([
    [4, 1],
    [6, 1],
    [5, 1],
    [7, 0.5],
    [3.5, 0.75],
    [8, 0],
    [100, 0],
    [-100, 0],
  ])('4 … 6, tolerance 2, at %d: %d', (current, expected) => expect(raw(band, current)).toBe(expected));

  test('tolerance 0 is all or nothing', () => {
    const strict: Metric = { type: 'maintain', min: 4.5, tolerance: 0, unit: '' };
    expect([raw(strict, 4.5), raw(strict, 4.499)]).toEqual([1, 0]);
  });

  test('nothing measured is no data, not 0', () => expect(raw(band, null)).toBe('no-data'));

  test('is never outside 0…1', () => {
    fc.assert(
      fc.property(
        finite,
        finite,
        finite,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (a, b, current, tolerance) => {
          const metric: Metric = {
            type: 'maintain',
            min: Math.min(a, b),
            max: Math.max(a, b),
            tolerance,
            unit: '',
          };
          const progress = raw(metric, current) as number;
          expect(progress).toBeGreaterThanOrEqual(0);
          expect(progress).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test.each([
    [{ type: 'maintain', tolerance: 0, unit: '' }, 'metricNoBound'],
    [{ type: 'maintain', min: 6, max: 4, tolerance: 0, unit: '' }, 'metricBoundsCrossed'],
  ] as [Metric, string][])('%o is refused', (metric, message) => {
    const parsed = metricSchema.safeParse(metric);
    expect(parsed.success ? null : parsed.error.issues[0]?.message).toBe(message);
    expect(metricOf(metric).refusal(metric)).toEqual({ message });
  });
});

describe('milestone', () => {
  const metric = steps(step('a', 1, '2026-03-10'), step('b', 3, '2026-03-20'), step('c', 0));
  test.each([
    [{}, 0],
    [{ a: true }, 0.25],
    [{ a: true, b: true }, 1],
    [{ b: true, c: true }, 0.75],
    [{ a: false, gone: true }, 0],
  ])('%o is done: %d', (current, expected) => expect(raw(metric, current)).toBe(expected));

  test('a step stands as its latest check-in says', () => {
    const checkIns = [true, true, false].map((done, index) =>
      aCheckIn({ value: { stepId: index === 1 ? 'b' : 'a', done } }),
    );
    expect(metricOf(metric).current(metric, checkIns)).toEqual({ a: false, b: true });
  });

  test('a removed step no longer counts', () => {
    const removed = steps(step('a'), ['b', { title: 'b', weight: 3, rank: 'b', removed: true }]);
    expect(raw(removed, { a: true })).toBe(1);
  });

  test.each([
    ['2026-03-10', 0], // its day has not ended
    ['2026-03-11', 0.25],
    ['2026-03-21', 1],
  ])('expected on %s: %d', (day, expected) => {
    expect(metricOf(metric).expected?.(metric, day)).toBe(expected);
  });

  test('undated: none expected. No weight: nothing to count, and refused', () => {
    const undated = steps(step('a'));
    expect(metricOf(undated).expected?.(undated, '2026-03-10')).toBeNull();
    const empty = steps();
    expect(raw(empty, {})).toBe('nothing-to-count');
    expect(metricOf(empty).refusal(empty)).toEqual({ message: 'metricNoSteps' });
  });
});

test('binary is 0 or 1, the latest says which', () => {
  const metric: Metric = { type: 'binary' };
  expect([raw(metric, false), raw(metric, true), raw(metric, null)]).toEqual([0, 1, 0]);
  const values = [true, false].map((value) => aCheckIn({ value }));
  expect(metricOf(metric).current(metric, values)).toBe(false);
  expect(metricOf(metric).expected?.(metric, '2026-03-10')).toBeNull();
});
