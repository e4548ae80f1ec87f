import * as z from 'zod/mini';
import { daySchema, idSchema, rankSchema, titleSchema } from '../kinds/base';
import { formatNumber } from '../number-format';
import type { Current, MetricType } from './types';

/*
 * Steps, each done or not: done weight ÷ all weight. Steps are a map id → step, so that two people's offline edits
 * both stay; a removed step keeps its entry. A check-in is `{stepId, done}`, a step's state its latest.
 * Trap: a step that was removed no longer counts, done or not.
 */
export const stepSchema = z.looseObject({
  title: titleSchema,
  ownerId: z.optional(z.nullable(idSchema)),
  weight: z.number().check(z.gte(0), z.lte(1000)),
  dueOn: z.optional(z.nullable(daySchema)),
  rank: rankSchema,
  removed: z.optional(z.boolean()),
});
export type Step = z.infer<typeof stepSchema>;

const shape = z.looseObject({ type: z.literal('milestone'), steps: z.record(idSchema, stepSchema) });
export type MilestoneMetric = z.infer<typeof shape>;

/** The steps that count, in rank order, then by id. */
export function stepsOf(metric: MilestoneMetric): (Step & { id: string })[] {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return Object.entries(metric.steps)
    .filter(([, step]) => !step.removed)
    .map(([id, step]) => ({ ...step, id }))
    .sort((a, b) => order(a.rank, b.rank) || order(a.id, b.id));
}

/** Done by step id; empty where `current` is of another metric. */
export const doneSteps = (current: Current): Record<string, boolean> =>
  typeof current === 'object' && current !== null ? current : {};

const weightOf = (steps: readonly Step[]) => steps.reduce((sum, step) => sum + step.weight, 0);
const doneOf = (metric: MilestoneMetric, current: Current) => {
  const done = doneSteps(current);
  return stepsOf(metric).filter((step) => done[step.id] === true);
};

export const milestone = {
  type: 'milestone',
  schema: shape,
  fields: [{ name: 'steps', label: 'metricFieldSteps', input: 'steps', required: true }],
  initial: () => ({ type: 'milestone', steps: {} }),
  refusal: (metric) => (weightOf(stepsOf(metric)) > 0 ? null : { message: 'metricNoSteps' }),
  /** A step that is left out was removed: its entry stays, as another device may be writing to it. */
  revised: (metric, before) => {
    const gone = Object.entries(before.steps)
      .filter(([id]) => metric.steps[id] === undefined)
      .map(([id, step]) => [id, { ...step, removed: true }]);
    return { ...metric, steps: { ...metric.steps, ...Object.fromEntries(gone) } };
  },
  start: () => ({}),
  reached: (metric) => Object.fromEntries(stepsOf(metric).map((step) => [step.id, true])),
  current: (_, checkIns) => {
    const done: Record<string, boolean> = {};
    for (const { value } of checkIns) {
      if (typeof value === 'object' && value !== null) done[value.stepId] = value.done;
    }
    return done;
  },
  progress: (metric, current) => {
    const all = weightOf(stepsOf(metric));
    if (all === 0) return { state: 'nothing-to-count' };
    return { state: 'known', raw: weightOf(doneOf(metric, current)) / all };
  },
  /** Weight of the steps whose due day has ended; none where no step has a date. */
  expected: (metric, day) => {
    const steps = stepsOf(metric);
    const dated = steps.filter((step) => step.dueOn);
    const all = weightOf(steps);
    if (dated.length === 0 || all === 0) return null;
    return weightOf(dated.filter((step) => (step.dueOn ?? '') < day)) / all;
  },
  expectedWhy: 'whyExpectedSteps',
  entry: (metric, current) => ({
    input: 'steps',
    steps: stepsOf(metric).map(({ id, title }) => ({ id, title, done: doneSteps(current)[id] === true })),
  }),
  format: (metric, current, locale) =>
    `${formatNumber(doneOf(metric, current).length, locale)}/${formatNumber(stepsOf(metric).length, locale)}`,
  formatRange: (metric, locale) => {
    const all = formatNumber(stepsOf(metric).length, locale);
    return `${formatNumber(0, locale)}/${all} → ${all}/${all}`;
  },
  formula: (metric, current, locale) => {
    const done = weightOf(doneOf(metric, current));
    return `${formatNumber(done, locale)} ÷ ${formatNumber(weightOf(stepsOf(metric)), locale)}`;
  },
  forecasts: true,
} as const satisfies MetricType<MilestoneMetric>;
