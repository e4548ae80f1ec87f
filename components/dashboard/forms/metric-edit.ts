import { generateNKeysBetween } from 'fractional-indexing';
import { writeNumber } from '@/components/check-in/check-in-state';
import { initialInputs, type MetricInputs, metricNames, rulesOf } from '@/components/key-result/metric-form';
import type { Metric } from '@/lib/okr/metrics';
import { metricOf } from '@/lib/okr/metrics';

/** The inputs that would make this metric: what an edit starts on. */
export function inputsOf(metric: Metric, locale: string): MetricInputs {
  const values = metric as Record<string, unknown>;
  return Object.fromEntries(
    rulesOf(metric.type).fields.map(({ name, input }) => {
      const value = values[name];
      if (input === 'flag') return [name, value === true];
      if (input === 'steps')
        return [
          name,
          entrySteps(metric)
            .map(({ title }) => title)
            .join('\n'),
        ];
      return [name, typeof value === 'number' ? writeNumber(value, locale) : String(value ?? '')];
    }),
  );
}

/** The inputs of every type, so that switching there and back loses nothing. */
export const allInputs = (metric: Metric | null, locale: string): Record<string, MetricInputs> =>
  Object.fromEntries(
    metricNames.map((name) => [name, metric?.type === name ? inputsOf(metric, locale) : initialInputs(name)]),
  );

const entrySteps = (metric: Metric) => {
  const entry = metricOf(metric).entry(metric, null);
  return entry.input === 'steps' ? entry.steps : [];
};

type Steps = Record<string, { title: string; rank: string; removed?: boolean }>;

/**
 * What was typed, as an edit of what was: of the same type, steps that kept their title keep their id (and with it
 * what was checked in), and where as many are left on both sides they were renamed. Fields that no input shows stay.
 */
export function editedMetric(before: Metric, typed: Metric): Metric {
  if (before.type !== typed.type) return typed;
  const shown = new Set(rulesOf(before.type).fields.map(({ name }) => name));
  const hidden = Object.fromEntries(Object.entries(before).filter(([name]) => !shown.has(name)));
  const merged = { ...hidden, ...typed } as Metric;
  const [was, now] = [(before as { steps?: Steps }).steps, (typed as { steps?: Steps }).steps];
  return was && now ? ({ ...merged, steps: keptSteps(was, now, entrySteps(before)) } as Metric) : merged;
}

function keptSteps(was: Steps, now: Steps, standing: readonly { id: string; title: string }[]): Steps {
  const left = [...standing];
  const order = (a: { rank: string }, b: { rank: string }) => (a.rank < b.rank ? -1 : 1);
  const typed = Object.entries(now)
    .sort(([, a], [, b]) => order(a, b))
    .map(([id, step]) => {
      const at = left.findIndex(({ title }) => title === step.title);
      return { id: at < 0 ? null : (left.splice(at, 1)[0]?.id ?? null), newId: id, title: step.title, step };
    });
  const fresh = typed.filter(({ id }) => id === null);
  const isRenamed = fresh.length === left.length;
  const ranks = generateNKeysBetween(null, null, typed.length);
  const entries = typed.map(({ id, newId, title, step }, at) => {
    const kept = id ?? (isRenamed ? (left[fresh.findIndex((one) => one.newId === newId)]?.id ?? null) : null);
    const rank = ranks[at] ?? step.rank;
    return kept === null ? [newId, { ...step, rank }] : [kept, { ...was[kept], title, rank }];
  });
  const inOrder = standing.length === typed.length && standing.every(({ id }, at) => entries[at]?.[0] === id);
  // Ranks are touched only where the order is: a rename alone changes one title.
  return Object.fromEntries(
    inOrder
      ? entries.map(([id, step]) => [id, { ...(step as Steps[string]), rank: was[id as string]?.rank ?? '' }])
      : entries,
  );
}

/** Whether two metrics say the same, whatever the order of their fields. */
export function isSameMetric(a: Metric, b: Metric): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, one]) => one !== undefined)
            .sort(([x], [y]) => (x < y ? -1 : 1))
            .map(([name, one]) => [name, sorted(one)]),
        )
      : value;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
