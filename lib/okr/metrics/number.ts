import * as z from 'zod/mini';
import { stepOf } from '../entry-step';
import { decimals, formatNumber, withUnit } from '../number-format';
import type { MetricType } from './types';

/*
 * A number that moves from start to target, rising or falling: (current − start) ÷ (target − start).
 * `start` may be unknown ("needs a baseline"). With `relative`, `target` is a change of the start in per cent:
 * +15 or −10, and means nothing before there is a baseline.
 * Traps: start = target has no span. It is refused, and reads as 0 until the value is exactly there.
 */
const shape = z.looseObject({
  type: z.literal('number'),
  start: z.nullable(z.number()),
  target: z.number(),
  unit: z.string().check(z.maxLength(32)),
  relative: z.optional(z.boolean()),
});
export type NumberMetric = z.infer<typeof shape>;

/** The target as a value; null = not known before there is a baseline. */
export function targetOf(metric: NumberMetric): number | null {
  if (!metric.relative) return metric.target;
  if (metric.start === null) return null;
  // Rounded at 12 digits: 70 × 0.8 is 56, not 56.00000000000001.
  return Number((metric.start + (Math.abs(metric.start) * metric.target) / 100).toPrecision(12));
}

const hasSpan = (metric: NumberMetric) => metric.start === null || targetOf(metric) !== metric.start;
const asNumber = (current: unknown) => (typeof current === 'number' ? current : null);

const digitsOf = (metric: NumberMetric) =>
  Math.max(decimals(metric.start ?? 0), decimals(targetOf(metric) ?? 0));
const signed = (value: number, locale: string) => (value > 0 ? '+' : '') + formatNumber(value, locale);

export const number = {
  type: 'number',
  schema: shape.check(z.refine(hasSpan, 'metricStartIsTarget')),
  fields: [
    { name: 'start', label: 'metricFieldStart', input: 'number', required: false },
    { name: 'target', label: 'metricFieldTarget', input: 'number', required: true },
    { name: 'unit', label: 'metricFieldUnit', input: 'text', required: false },
    { name: 'relative', label: 'metricFieldRelative', input: 'flag', required: false },
  ],
  initial: () => ({ type: 'number', start: 0, target: 100, unit: '%' }),
  refusal: (metric) => {
    if (metric.relative && (metric.target === 0 || metric.start === 0))
      return { message: 'metricNoRelative' };
    return hasSpan(metric) ? null : { message: 'metricStartIsTarget' };
  },
  start: (metric) => metric.start,
  reached: (metric) => targetOf(metric),
  current: (metric, checkIns) =>
    asNumber(checkIns.findLast((checkIn) => typeof checkIn.value === 'number')?.value) ?? metric.start,
  progress: (metric, current) => {
    const target = targetOf(metric);
    if (metric.start === null || target === null) return { state: 'needs-baseline' };
    const value = asNumber(current);
    if (value === null) return { state: 'no-data' };
    if (target === metric.start) return { state: 'known', raw: value === target ? 1 : 0 };
    // Adding 0 keeps a falling metric at its start from reading −0.
    return { state: 'known', raw: (value - metric.start) / (target - metric.start) + 0 };
  },
  entry: (metric, current) => ({
    input: 'number',
    value: asNumber(current),
    unit: metric.unit,
    step: stepOf([metric.start, targetOf(metric)].filter((end) => end !== null)),
  }),
  format: (metric, current, locale) => {
    const value = asNumber(current);
    return value === null ? '–' : withUnit(formatNumber(value, locale, digitsOf(metric)), metric.unit);
  },
  formatRange: (metric, locale) => {
    const digits = digitsOf(metric);
    const target = targetOf(metric);
    const change = metric.relative ? `${signed(metric.target, locale)} %` : '';
    const start =
      metric.start === null ? '?' : withUnit(formatNumber(metric.start, locale, digits), metric.unit);
    if (target === null) return change;
    const end = withUnit(formatNumber(target, locale, digits), metric.unit);
    return change ? `${start} → ${end} (${change})` : `${start} → ${end}`;
  },
  formula: (metric, current, locale) => {
    const target = targetOf(metric);
    const value = asNumber(current);
    if (metric.start === null || target === null || value === null) return '';
    const write = (n: number) => formatNumber(n, locale, digitsOf(metric));
    const start = metric.start < 0 ? `(${write(metric.start)})` : write(metric.start);
    return `(${write(value)} − ${start}) ÷ (${write(target)} − ${start})`;
  },
  forecasts: true,
} as const satisfies MetricType<NumberMetric>;
