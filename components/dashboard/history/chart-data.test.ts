import { describe, expect, test } from 'vitest';
import { dayNumber } from '@/lib/okr/day';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { Revision } from '@/lib/okr/kinds/revision';
import type { Metric } from '@/lib/okr/metrics';
import { summarize } from '@/lib/okr/summarize';
import { aCheckIn, aKeyResult, aRevision, aSummaryInput } from '@/tests/support/okr-records';
import { chartData } from './chart-data';

const fresh = Date.UTC(2026, 2, 6);
const chart = (metric: Metric, checkIns: Partial<CheckIn>[], revisions: Revision[] = []) =>
  chartData({
    summary: summarize(
      aSummaryInput({
        keyResult: aKeyResult({ metric }),
        checkIns: checkIns.map((fields) => aCheckIn({ createdAt: fresh, ...fields })),
        revisions,
      }),
    ),
    revisions,
    timeZone: 'UTC',
  });
const yOn = (line: { day: number; y: number }[], on: string) =>
  line.find(({ day }) => day === dayNumber(on))?.y;

describe('a number', () => {
  const falling = { type: 'number', start: 70, target: 56, unit: '%' } as const;
  const data = chart(falling, [
    { value: 68, effectiveOn: '2026-03-06' },
    { value: 69, effectiveOn: '2026-03-13' },
    { value: 64, effectiveOn: '2026-03-13' },
  ]);
  test('is drawn in its own unit, one point a day', () => {
    expect(data.scale).toBe('value');
    expect(data.points.map(({ on, y }) => [on, y])).toEqual([
      ['2026-03-06', 68],
      ['2026-03-13', 64],
    ]);
    expect(data.start).toEqual({ day: dayNumber('2026-03-02'), y: 70 });
  });
  test('its pace falls from start to target over the window', () => {
    expect(yOn(data.pace, '2026-03-02')).toBe(70);
    expect(yOn(data.pace, '2026-03-29')).toBeCloseTo(56);
    expect(data.pace).toHaveLength(28);
  });
  test('everything has room', () => {
    expect(data.y.min).toBeLessThan(56);
    expect(data.y.max).toBeGreaterThan(70);
  });
  test('nothing known, nothing drawn', () => {
    const empty = chart({ ...falling, start: null, relative: true, target: 15 }, []);
    expect([empty.points, empty.pace, empty.target, empty.start]).toEqual([[], [], [], null]);
    expect(empty.y).toEqual({ min: 0, max: 1 });
  });
});

test('a revision: pace and target are those of their time', () => {
  const before = { metric: { type: 'number', start: 0, target: 30, unit: '%' }, startOn: null, dueOn: null };
  const at = Date.UTC(2026, 2, 10, 12);
  const data = chart(
    { type: 'number', start: 0, target: 25, unit: '%' },
    [{ value: 10, effectiveOn: '2026-03-06' }],
    [aRevision({ before: before as Revision['before'], at })],
  );
  expect(yOn(data.target, '2026-03-09')).toBe(30);
  expect(yOn(data.target, '2026-03-10')).toBe(25);
  expect(yOn(data.pace, '2026-03-29')).toBe(25);
  expect(data.marks.map(({ on }) => on)).toEqual(['2026-03-10']);
  expect(data.points[0]?.percent).toBe(33);
});

test('a value to keep has a band and no pace', () => {
  const data = chart({ type: 'maintain', min: 4.5, tolerance: 0.5, unit: '★' }, [
    { value: 4.2, effectiveOn: '2026-03-06' },
  ]);
  expect(data.band[0]).toMatchObject({ min: 4.5, max: null });
  expect([data.pace, data.target, data.start]).toEqual([[], [], null]);
  expect(data.y.max).toBeGreaterThan(4.5);
});

test('milestones are drawn as progress, with the days of their steps', () => {
  const step = (title: string, rank: string, dueOn: string) => ({ title, weight: 1, rank, dueOn });
  const steps = { a: step('A', 'a0', '2026-03-08'), b: step('B', 'a1', '2026-03-20') };
  const data = chart({ type: 'milestone', steps }, [
    { value: { stepId: 'a', done: true }, effectiveOn: '2026-03-06' },
  ]);
  expect(data.scale).toBe('progress');
  expect(data.points.map(({ y }) => y)).toEqual([0.5]);
  expect([yOn(data.pace, '2026-03-08'), yOn(data.pace, '2026-03-09')]).toEqual([0, 0.5]);
});

test('done or not: no pace, up at once', () => {
  const data = chart({ type: 'binary' }, [{ value: true, effectiveOn: '2026-03-13' }]);
  expect(data.pace).toEqual([]);
  expect(data.points.map(({ y }) => y)).toEqual([1]);
});

test('a window of years is sampled', () => {
  const metric = { type: 'number', start: 0, target: 1, unit: '' } as const;
  const summary = summarize(
    aSummaryInput({ keyResult: aKeyResult({ metric, startOn: '2000-01-01', dueOn: '2030-01-01' }) }),
  );
  const data = chartData({ summary, revisions: [], timeZone: 'UTC' });
  expect(data.pace.length).toBeLessThan(420);
});
