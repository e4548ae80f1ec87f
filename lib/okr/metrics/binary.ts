import * as z from 'zod/mini';
import type { MetricType } from './types';

/* Done or not: 1 or 0. It has no pace; its status is what people say of it. */
const shape = z.looseObject({ type: z.literal('binary') });
export type BinaryMetric = z.infer<typeof shape>;

export const binary = {
  type: 'binary',
  schema: shape,
  fields: [],
  initial: () => ({ type: 'binary' }),
  refusal: () => null,
  start: () => false,
  reached: () => true,
  current: (_, checkIns) =>
    checkIns.findLast((checkIn) => typeof checkIn.value === 'boolean')?.value === true,
  progress: (_, current) => ({ state: 'known', raw: current === true ? 1 : 0 }),
  expected: () => null,
  entry: (_, current) => ({ input: 'toggle', done: current === true }),
  format: (_, current) => (current === true ? '✓' : '○'),
  formatRange: () => '○ → ✓',
  formula: (_, current) => (current === true ? '✓' : '○'),
  forecasts: false,
} as const satisfies MetricType<BinaryMetric>;
