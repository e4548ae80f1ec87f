import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/okr/random';
import { median, quantile, spreadOf, uncertainty } from './stats';

describe('quantile', () => {
  it.each([
    [[5], 0.9, 5],
    [[1, 2, 3], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[0, 10], 0.9, 9],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])('of %j at %d is %d', (sample, share, expected) => {
    expect(quantile(sample, share)).toBeCloseTo(expected, 10);
  });

  it('leaves the sample as it was, and wants one', () => {
    const sample = [3, 1, 2];
    median(sample);
    expect(sample).toEqual([3, 1, 2]);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('passes over one wild value at the median and shows it at p90', () => {
    const { n, median: middle, p90 } = spreadOf([10, 10, 10, 10, 500]);
    expect([n, middle]).toEqual([5, 10]);
    expect(p90).toBeGreaterThan(100);
  });
});

describe('uncertainty', () => {
  it('is none of equal values, grows with scatter and shrinks with more rounds', () => {
    const random = seededRandom('scatter');
    const scattered = (n: number, width: number) => Array.from({ length: n }, () => 100 + random() * width);
    const of = (n: number, width: number) => uncertainty(scattered(n, width), scattered(n, width), random);
    expect(uncertainty([7, 7, 7], [5, 5, 5], random)).toBe(0);
    expect(of(15, 80)).toBeGreaterThan(of(15, 8));
    expect(of(15, 80)).toBeGreaterThan(of(200, 80));
  });
});
