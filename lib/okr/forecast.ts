import { addDays, dayNumber, dayOf, daysBetween } from './day';
import { seededRandom } from './random';
import { epsilon } from './rounding';
import type { Forecast } from './summary';

/** Raw progress (1 = target) at the end of a day. */
export interface ForecastPoint {
  on: string;
  raw: number;
}

export interface ForecastInput {
  /** One a check-in, oldest first. */
  points: readonly ForecastPoint[];
  today: string;
  dueOn: string;
  /** First and last day of the cycle: no day is told beyond two cycles. */
  cycle: { startOn: string; endOn: string };
  /** The key result's id: the same history gives the same forecast, everywhere. */
  seed: string;
}

const draws = 1000;

/** One point a day, its last. */
function mergeDays(points: readonly ForecastPoint[]): ForecastPoint[] {
  return points.filter((point, index) => points[index + 1]?.on !== point.on);
}

/** Days of `interval` until `missing` progress is made, by the straight line through it; its growth is above 0. */
const daysFor = (missing: number, interval: { days: number; growth: number }) =>
  (interval.days * missing) / interval.growth;

/**
 * When the target is reached, from the check-in intervals so far. From five days with a check-in on: 1,000 seeded
 * draws of whole intervals (length and growth together) give the probability by the due day and the days by which
 * half and 85 % of the draws are there. From two on: the straight line from the first to the last. A day already
 * past counts as today. Nothing is told beyond the end of the next cycle of the same length.
 */
export function forecast(input: ForecastInput): Forecast {
  const points = mergeDays(input.points);
  const last = points.at(-1);
  if (last !== undefined && last.raw >= 1 - epsilon) return { state: 'reached' };
  const first = points[0];
  if (last === undefined || first === undefined || points.length < 2) return { state: 'not-enough-history' };
  const origin = dayNumber(last.on);
  const today = dayNumber(input.today);
  const horizon =
    dayNumber(input.cycle.startOn) + 2 * (daysBetween(input.cycle.startOn, input.cycle.endOn) + 1) - 1;
  const landing = (days: number) => Math.max(today, origin + Math.ceil(days - epsilon));
  if (points.length < 5) {
    const whole = { days: daysBetween(first.on, last.on), growth: last.raw - first.raw };
    if (whole.growth <= epsilon) return { state: 'not-at-this-pace' };
    const day = landing(daysFor(1 - last.raw, whole));
    return day > horizon ? { state: 'not-at-this-pace' } : { state: 'rate', day: dayOf(day) };
  }
  const intervals = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return { days: daysBetween(before.on, point.on), growth: point.raw - before.raw };
  });
  const random = seededRandom(input.seed);
  const days = Array.from({ length: draws }, () => {
    let [passed, raw] = [0, last.raw];
    while (origin + passed <= horizon) {
      const interval = intervals[Math.floor(random() * intervals.length)];
      if (interval === undefined) break;
      if (raw + interval.growth >= 1 - epsilon) {
        const day = landing(passed + daysFor(1 - raw, interval));
        return day > horizon ? Infinity : day;
      }
      passed += interval.days;
      raw += interval.growth;
    }
    return Infinity;
  }).sort((a, b) => a - b);
  const quantile = (share: number) => days[Math.ceil(share * draws) - 1] ?? Infinity;
  const asDay = (day: number) => (day === Infinity ? null : dayOf(day));
  const p50 = asDay(quantile(0.5));
  if (p50 === null) return { state: 'not-at-this-pace' };
  const due = dayNumber(input.dueOn);
  const probability = days.filter((day) => day <= due).length / draws;
  return { state: 'range', probability, p50, p85: asDay(quantile(0.85)) };
}

/** The last day a forecast tells: the end of the next cycle of the same length. */
export const forecastHorizon = ({ startOn, endOn }: { startOn: string; endOn: string }): string =>
  addDays(startOn, 2 * (daysBetween(startOn, endOn) + 1) - 1);
