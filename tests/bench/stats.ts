/** Of a sample, by linear interpolation between closest ranks. `share` 0…1. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  if (sorted.some(Number.isNaN)) return Number.NaN;
  if (sorted.length === 0) throw new RangeError('a quantile needs a sample');
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

export interface Spread {
  n: number;
  median: number;
  p90: number;
}

export const spreadOf = (sample: readonly number[]): Spread => ({
  n: sample.length,
  median: median(sample),
  p90: quantile(sample, 0.9),
});

/**
 * How far the difference of two samples' medians may lie off, either way: the half-width of its middle 80 %, by
 * drawing both samples anew (bootstrap).
 */
export function uncertainty(a: readonly number[], b: readonly number[], random: () => number): number {
  const draw = (sample: readonly number[]) =>
    sample.map(() => sample[Math.floor(random() * sample.length)] ?? Number.NaN);
  const differences = Array.from({ length: 400 }, () => median(draw(a)) - median(draw(b)));
  return (quantile(differences, 0.9) - quantile(differences, 0.1)) / 2;
}
