import type * as z from 'zod/mini';
import type { CheckIn } from '../kinds/check-in';

/** One input of the form that sets up a metric: data, so that a new metric needs no new component. */
export interface MetricField {
  name: string;
  /** Key in `_locales`. */
  label: string;
  /** `flag` is a yes or no. */
  input: 'number' | 'text' | 'steps' | 'day' | 'flag';
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

/** A rule's "no", said in words: a key in `_locales`. */
export interface Refusal {
  message: string;
  substitutions?: string[];
}

/**
 * What a check-in of a metric asks for, filled with what stands now: data, so that the form knows no metric.
 * number: typed or stepped; steps: a box each; toggle: done or not.
 */
export type Entry =
  | {
      input: 'number';
      value: number | null;
      /** As written after the number; `''` = none. */
      unit: string;
      /** What one press of − or + moves: 1, 2 or 5 times a power of ten, about a fiftieth of the range. */
      step: number;
    }
  | { input: 'steps'; steps: readonly { id: string; title: string; done: boolean }[] }
  | { input: 'toggle'; done: boolean };

export interface MetricType<M extends { type: string }> {
  type: M['type'];
  schema: z.ZodMiniType<M>;
  fields: readonly MetricField[];
  /** A new metric of this type for the form. */
  initial: () => M;
  /** Why a metric may not be saved like this; null = it may. */
  refusal: (metric: M) => Refusal | null;
  /** What becomes of `before` when it is edited to `metric`, where not all of it is what was typed. */
  revised?: (metric: M, before: M) => M;
  /** What stands before any check-in. */
  start: (metric: M) => Current;
  /** What stands when it is reached. */
  reached: (metric: M) => Current;
  /** The value after `checkIns`, oldest first, superseded ones left out. */
  current: (metric: M, checkIns: readonly CheckIn[]) => Current;
  progress: (metric: M, current: Current) => Progress;
  /** Expected progress 0…1 on `day` by the metric's own rule; null = none; undefined = linear over the window. */
  expected?: (metric: M, day: string) => number | null | undefined;
  /** Key in `_locales` that says the rule of `expected`; `$1` = the day. */
  expectedWhy?: string;
  /** What a check-in asks for, where `current` stands. */
  entry: (metric: M, current: Current) => Entry;
  /** The value with its unit: `2.3 s`. */
  format: (metric: M, current: Current, locale: string) => string;
  /** `3.1 s → 2.0 s`. */
  formatRange: (metric: M, locale: string) => string;
  /** Where the grade is the share of days it held: whether a day at this value counts. */
  holds?: (metric: M, current: Current) => boolean;
  /** Where any value between two bounds is as good, for drawing: the bounds; null = open on that side. */
  band?: (metric: M) => { min: number | null; max: number | null };
  /** Progress with the numbers filled in, without the result: `(2.3 − 3.1) ÷ (2.0 − 3.1)`. */
  formula: (metric: M, current: Current, locale: string) => string;
  /** A rate of change can be drawn on: number and milestone. */
  forecasts: boolean;
}
