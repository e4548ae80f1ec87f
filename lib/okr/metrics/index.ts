import * as z from 'zod/mini';
import { binary } from './binary';
import { maintain } from './maintain';
import { milestone } from './milestone';
import { number } from './number';

/** Every metric type. A new one is one file and one line here. */
export const metrics = { number, maintain, milestone, binary } as const;

export const metricSchema = z.discriminatedUnion('type', [
  number.schema,
  maintain.schema,
  milestone.schema,
  binary.schema,
]);
export type Metric = z.infer<typeof metricSchema>;
