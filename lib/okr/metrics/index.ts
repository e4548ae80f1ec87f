import * as z from 'zod/mini';
import { binary } from './binary';
import { maintain } from './maintain';
import { milestone } from './milestone';
import { number } from './number';
import type { MetricType } from './types';

/** Every metric type. A new one is one file and one line here. */
export const metrics = { number, maintain, milestone, binary } as const;

export const metricSchema = z.discriminatedUnion('type', [
  number.schema,
  maintain.schema,
  milestone.schema,
  binary.schema,
]);
export type Metric = z.infer<typeof metricSchema>;

/**
 * The rules of a metric's type: `metricOf(metric).progress(metric, current)`. The one place where a metric and its
 * type meet, so that nothing else asks which type it is.
 */
export const metricOf = (metric: Metric): MetricType<Metric> =>
  metrics[metric.type] as unknown as MetricType<Metric>;
