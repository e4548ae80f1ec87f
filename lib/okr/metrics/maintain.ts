import * as z from 'zod/mini';
import { stepOf } from '../entry-step';
import { decimals, formatNumber, withUnit } from '../number-format';
import type { MetricType } from './types';

/*
 * A value to keep in a band, bounds inclusive: 1 inside, outside max(0, 1 − distance ÷ tolerance).
 * Tolerance 0 is all or nothing. Nothing measured yet: "no data", never 0.
 */
const shape = z.looseObject({
  type: z.literal('maintain'),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** How far outside the band progress falls to 0; in the metric's unit. */
  tolerance: z.number().check(z.gte(0)),
  unit: z.string().check(z.maxLength(32)),
});
export type MaintainMetric = z.infer<typeof shape>;

const hasBound = (metric: MaintainMetric) => metric.min !== undefined || metric.max !== undefined;
const inOrder = (metric: MaintainMetric) => (metric.min ?? -Infinity) <= (metric.max ?? Infinity);
const asNumber = (current: unknown) => (typeof current === 'number' ? current : null);
const digitsOf = (metric: MaintainMetric) => Math.max(decimals(metric.min ?? 0), decimals(metric.max ?? 0));

/** How far outside the band, in the metric's unit; 0 inside. */
export const distanceOf = (metric: MaintainMetric, value: number): number =>
  Math.max(0, (metric.min ?? -Infinity) - value, value - (metric.max ?? Infinity));

export const maintain = {
  type: 'maintain',
  schema: shape.check(z.refine(hasBound, 'metricNoBound'), z.refine(inOrder, 'metricBoundsCrossed')),
  fields: [
    { name: 'min', label: 'metricFieldMin', input: 'number', required: false },
    { name: 'max', label: 'metricFieldMax', input: 'number', required: false },
    { name: 'tolerance', label: 'metricFieldTolerance', input: 'number', required: true },
    { name: 'unit', label: 'metricFieldUnit', input: 'text', required: false },
  ],
  initial: () => ({ type: 'maintain', min: 0, tolerance: 0, unit: '' }),
  refusal: (metric) => {
    if (!hasBound(metric)) return { message: 'metricNoBound' };
    return inOrder(metric) ? null : { message: 'metricBoundsCrossed' };
  },
  start: () => null,
  reached: (metric) => metric.min ?? metric.max ?? null,
  current: (_, checkIns) =>
    asNumber(checkIns.findLast((checkIn) => typeof checkIn.value === 'number')?.value),
  progress: (metric, current) => {
    const value = asNumber(current);
    if (value === null) return { state: 'no-data' };
    const distance = distanceOf(metric, value);
    // A tolerance of 0 leaves minus infinity outside: all or nothing.
    return { state: 'known', raw: distance === 0 ? 1 : Math.max(0, 1 - distance / metric.tolerance) };
  },
  expected: () => 1,
  expectedWhy: 'whyExpectedBand',
  holds: (metric, current) => typeof current === 'number' && distanceOf(metric, current) === 0,
  band: ({ min, max }) => ({ min: min ?? null, max: max ?? null }),
  entry: (metric, current) => ({
    input: 'number',
    value: asNumber(current),
    unit: metric.unit,
    step: stepOf([metric.min, metric.max].filter((end) => end !== undefined)),
  }),
  format: (metric, current, locale) => {
    const value = asNumber(current);
    return value === null ? '–' : withUnit(formatNumber(value, locale, digitsOf(metric)), metric.unit);
  },
  formatRange: (metric, locale) => {
    const write = (value: number) => formatNumber(value, locale, digitsOf(metric));
    if (metric.min === undefined)
      return metric.max === undefined ? '–' : withUnit(`≤ ${write(metric.max)}`, metric.unit);
    if (metric.max === undefined) return withUnit(`≥ ${write(metric.min)}`, metric.unit);
    return withUnit(`${write(metric.min)} … ${write(metric.max)}`, metric.unit);
  },
  formula: (metric, current, locale) => {
    const value = asNumber(current);
    if (value === null) return '';
    const write = (n: number) => formatNumber(n, locale, digitsOf(metric));
    const distance = distanceOf(metric, value);
    if (distance > 0 && metric.tolerance > 0) return `1 − ${write(distance)} ÷ ${write(metric.tolerance)}`;
    const low = metric.min === undefined ? '' : `${write(metric.min)} ≤ `;
    const high = metric.max === undefined ? '' : ` ≤ ${write(metric.max)}`;
    return distance === 0 ? `${low}${write(value)}${high}` : `${write(value)} ∉ ${low}x${high}`;
  },
  forecasts: false,
} as const satisfies MetricType<MaintainMetric>;
