import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampProgress, percentOf, roundHalfAway } from './rounding';

test.each([
  [0.5, 0, 1],
  [-0.5, 0, -1],
  [1.5, 0, 2],
  [-2.5, 0, -3],
  [0.285 * 100, 0, 29], // 28.499999999999996
  [1.005, 2, 1.01],
  [-0.2, 0, 0],
])('%d to %d digits: %d', (value, digits, expected) => expect(roundHalfAway(value, digits)).toBe(expected));

test.each([
  [0.996, 99],
  [0.9999, 99],
  [1, 100],
  [0.994, 99],
  [1.004, 100],
  [1.18, 118],
  [-0.05, -5],
  [0.004, 0],
  [-0.004, 0],
  [0.725, 73],
])('progress %d shows %d %%', (raw, expected) => expect(percentOf(raw)).toBe(expected));

test('100 % is never shown before it is reached, and the error is at most a point', () => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (raw) => {
      if (raw < 1 - 1e-9) expect(percentOf(raw)).toBeLessThan(100);
      expect(Math.abs(percentOf(raw) - raw * 100)).toBeLessThanOrEqual(1);
      expect(Object.is(percentOf(raw), -0)).toBe(false);
    }),
  );
});

test('progress counts from 0 to 1', () => expect([-1, 0.4, 1.18].map(clampProgress)).toEqual([0, 0.4, 1]));
