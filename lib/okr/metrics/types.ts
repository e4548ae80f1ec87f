import type * as z from 'zod/mini';
import type { CheckIn } from '../kinds/check-in';

/** One input of the form that sets up a metric: data, so that a new metric needs no new component. */
export interface MetricField {
  name: string;
  /** Key in `_locales`. */
  label: string;
  input: 'number' | 'text' | 'steps' | 'day';
  required: boolean;
}

/** What a key result stands at: `null` = nothing known yet. Milestones: done by step id. */
export type Current = number | boolean | Record<string, boolean> | null;

/** Why there is no number, or the raw progress: 0 at start, 1 at target, beyond either side unclamped. */
export type Progress =
  | { state: 'known'; raw: number }
  | { state: 'needs-baseline' }
  | { state: 'no-data' }
  | { state: 'nothing-to-count' };

export interface MetricType<M extends { type: string }> {
  type: M['type'];
  schema: z.ZodMiniType<M>;
  fields: readonly MetricField[];
  /** A new metric of this type for the form. */
  initial: () => M;
  /** What stands before any check-in. */
  start: (metric: M) => Current;
  /** The value after `checkIns`, oldest first, superseded ones left out. */
  current: (metric: M, checkIns: readonly CheckIn[]) => Current;
  progress: (metric: M, current: Current) => Progress;
  /** Expected progress 0…1 on `day` by the metric's own rule; null = none; undefined = linear over the window. */
  expected?: (metric: M, day: string) => number | null | undefined;
  /** The value with its unit: `2.3 s`. */
  format: (metric: M, current: Current, locale: string) => string;
  /** `3.1 s → 2.0 s`. */
  formatRange: (metric: M, locale: string) => string;
}
