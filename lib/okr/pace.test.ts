import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCycle, aKeyResult } from '@/tests/support/okr-records';
import { addDays } from './day';
import { defaultThresholds, elapsed, expectedOn, isClosing, statusOfGap, windowOf } from './pace';

const window = { startOn: '2026-03-02', dueOn: '2026-03-22' };
const cycle = aCycle();

test('the window is the key result’s own, else the cycle’s', () => {
  expect(windowOf(aKeyResult(), cycle)).toEqual({ startOn: '2026-03-02', dueOn: '2026-03-29' });
  expect(windowOf(aKeyResult({ startOn: '2026-03-10' }), cycle).startOn).toBe('2026-03-10');
  expect(windowOf(aKeyResult({ dueOn: '2026-03-20' }), cycle).dueOn).toBe('2026-03-20');
});

describe('expected progress', () => {
  test.each([
    ['2026-03-01', 0],
    ['2026-03-02', 0],
    ['2026-03-07', 0.25],
    ['2026-03-12', 0.5],
    ['2026-03-22', 1],
    ['2026-04-30', 1],
  ])('is linear by day, on %s: %d', (day, expected) => expect(elapsed(window, day)).toBe(expected));

  test.each([
    ['2026-03-01', 0],
    ['2026-03-02', 1],
  ])('of a window of one day, on %s: %d', (day, expected) => {
    expect(elapsed({ startOn: '2026-03-02', dueOn: '2026-03-02' }, day)).toBe(expected);
  });

  test('grows with every day and is never outside 0…1', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 400 }), fc.integer({ min: 0, max: 400 }), (at, length) => {
        const long = { startOn: '2026-03-02', dueOn: addDays('2026-03-02', length) };
        const today = elapsed(long, addDays('2026-03-02', at));
        expect(today).toBeGreaterThanOrEqual(0);
        expect(elapsed(long, addDays('2026-03-02', at + 1))).toBeGreaterThanOrEqual(today);
        expect(today).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('maintain expects 1, binary nothing, dated milestones their ended steps', () => {
    const on = '2026-03-12';
    const steps = (dueOn: string | null) => ({
      a: { title: 'a', weight: 1, dueOn, rank: 'a' },
      b: { title: 'b', weight: 3, rank: 'b' },
    });
    expect(expectedOn({ type: 'number', start: 0, target: 1, unit: '' }, window, on)).toBe(0.5);
    expect(expectedOn({ type: 'maintain', min: 1, tolerance: 0, unit: '' }, window, on)).toBe(1);
    expect(expectedOn({ type: 'binary' }, window, on)).toBeNull();
    expect(expectedOn({ type: 'milestone', steps: steps(null) }, window, on)).toBeNull();
    expect(expectedOn({ type: 'milestone', steps: steps('2026-03-11') }, window, on)).toBe(0.25);
  });
});

describe('the gap', () => {
  test.each([
    [-0.5, 'on-track'],
    [0, 'on-track'],
    [0.1, 'on-track'],
    [0.8 - 0.7, 'on-track'], // 0.10000000000000009
    [0.1001, 'at-risk'],
    [0.25, 'at-risk'],
    [0.95 - 0.7, 'at-risk'],
    [0.2501, 'off-track'],
    [1, 'off-track'],
  ])('of %d: %s', (gap, status) => expect(statusOfGap(gap, defaultThresholds)).toBe(status));

  test('thresholds can be set', () => {
    expect(statusOfGap(0.1, { onTrack: 0.05, atRisk: 0.08 })).toBe('off-track');
    expect(statusOfGap(0.3, { onTrack: 0.3, atRisk: 0.5 })).toBe('on-track');
  });
});

test.each([
  ['active', '2026-03-29', false],
  ['active', '2026-03-30', true],
  ['closing', '2026-03-20', true],
  ['closed', '2026-03-20', true],
] as const)('a cycle that is %s on %s is closing: %s', (state, today, expected) => {
  expect(isClosing({ ...cycle, state }, today)).toBe(expected);
});
