import { decimals } from './number-format';

/**
 * What one press of − or + moves a number: 1, 2 or 5 times a power of ten, about a fiftieth of the span between
 * `ends`, and never finer than the numbers themselves are written with. Always above 0.
 */
export function stepOf(ends: readonly number[]): number {
  const finest = 10 ** -Math.max(0, ...ends.map(decimals));
  const span = ends.length < 2 ? 0 : Math.max(...ends) - Math.min(...ends);
  if (span === 0 || !Number.isFinite(span)) return finest;
  const rough = span / 50;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].map((n) => n * power).find((step) => step >= rough * (1 - 1e-9)) ?? rough;
  return Number(Math.max(finest, nice).toPrecision(6));
}
