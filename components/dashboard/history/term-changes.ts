import { metricWord, rulesOf } from '@/components/key-result/metric-form';
import { formatDay } from '@/lib/okr/day';
import type { Metric } from '@/lib/okr/metrics';
import { decimals, formatNumber, withUnit } from '@/lib/okr/number-format';
import type { Terms } from '@/lib/okr/value';
import { t, tKey } from '@/lib/platform/strings';

/** `Target`, `30 %`, `25 %`. */
export interface TermChange {
  what: string;
  from: string;
  to: string;
}

/** What differs between two sets of terms, in words: "Target 30 % → 25 %". */
export function termChanges(before: Terms, after: Terms, locale: string): TermChange[] {
  const day = (on: string | null) => (on === null ? t('dashAsCycle') : formatDay(on, locale));
  const days: TermChange[] = [
    { what: t('dashStartDay'), from: before.startOn, to: after.startOn },
    { what: t('dashDueDay'), from: before.dueOn, to: after.dueOn },
  ]
    .filter(({ from, to }) => from !== to)
    .map(({ what, from, to }) => ({ what, from: day(from), to: day(to) }));
  return [...metricChanges(before.metric, after.metric, locale), ...days];
}

function metricChanges(before: Metric, after: Metric, locale: string): TermChange[] {
  if (before.type !== after.type) {
    const range = (metric: Metric) =>
      `${metricWord(metric.type)} ${rulesOf(metric.type).formatRange(metric, locale)}`.trim();
    return [{ what: t('newMetric'), from: range(before), to: range(after) }];
  }
  return rulesOf(before.type).fields.flatMap(({ name, label, input }) => {
    const [from, to] = [fieldOf(before, name), fieldOf(after, name)];
    if (JSON.stringify(from ?? null) === JSON.stringify(to ?? null)) return [];
    if (input === 'steps') return stepChanges(tKey(label), from, to, locale);
    const digits = Math.max(...[from, to].map((value) => (typeof value === 'number' ? decimals(value) : 0)));
    const write = (value: unknown, metric: Metric) => {
      if (typeof value === 'boolean') return value ? '✓' : '–';
      if (typeof value !== 'number') return String(value ?? '').trim() || '–';
      const unit = fieldOf(metric, 'relative') === true && name === 'target' ? '%' : fieldOf(metric, 'unit');
      return withUnit(formatNumber(value, locale, digits), String(unit ?? ''));
    };
    return [{ what: tKey(label), from: write(from, before), to: write(to, after) }];
  });
}

const fieldOf = (metric: Metric, name: string): unknown => (metric as Record<string, unknown>)[name];

/** Steps that came, went or were renamed. */
function stepChanges(what: string, from: unknown, to: unknown, locale: string): TermChange[] {
  const [before, after] = [standing(from), standing(to)];
  const renamed = [...before].flatMap(([id, title]) => {
    const now = after.get(id);
    return now !== undefined && now !== title ? [{ what, from: title, to: now }] : [];
  });
  const gone = [...before].filter(([id]) => !after.has(id));
  const come = [...after].filter(([id]) => !before.has(id));
  if (gone.length === 0 && come.length === 0) {
    const count = formatNumber(after.size, locale);
    // Weight or date of a step: seldom, and not worth a line each.
    return renamed.length > 0 ? renamed : [{ what, from: count, to: t('dashStepsChanged', count) }];
  }
  const titles = (steps: [string, string][]) =>
    new Intl.ListFormat(locale, { type: 'unit' }).format(steps.map(([, title]) => title.slice(0, 80)));
  return [...renamed, { what, from: titles(gone) || '–', to: titles(come) || '–' }];
}

function standing(steps: unknown): Map<string, string> {
  if (typeof steps !== 'object' || steps === null) return new Map();
  return new Map(
    Object.entries(steps as Record<string, { title?: unknown; removed?: unknown }>).flatMap(([id, step]) =>
      step.removed === true ? [] : [[id, String(step.title ?? '')]],
    ),
  );
}
