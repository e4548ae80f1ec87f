import { generateNKeysBetween } from 'fractional-indexing';
import * as z from 'zod/mini';
import { type Metric, metrics } from '@/lib/okr/metrics';
import type { MetricField, MetricType, Refusal } from '@/lib/okr/metrics/types';
import { parseNumber } from '@/lib/okr/parse-number';
import { t, tKey } from '@/lib/platform/strings';

export type MetricName = Metric['type'];
export const metricNames = Object.keys(metrics) as MetricName[];

export const rulesOf = (type: MetricName): MetricType<Metric> =>
  metrics[type] as unknown as MetricType<Metric>;

/** `number` → the words of `metricNumber`. */
export const metricWord = (type: MetricName): string =>
  tKey(`metric${type.charAt(0).toUpperCase()}${type.slice(1)}`);

/** What the inputs hold, by field: text, one step a line, or a ticked box. */
export type MetricInputs = Record<string, string | boolean>;

/** The inputs of a new metric of this type, filled with what it starts from. */
export function initialInputs(type: MetricName): MetricInputs {
  const { fields, initial } = rulesOf(type);
  const metric = initial() as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name, input }) => {
      const value = metric[name];
      if (input === 'flag') return [name, value === true];
      return [name, typeof value === 'number' || typeof value === 'string' ? String(value) : ''];
    }),
  );
}

export type MetricRead = { metric: Metric } | { problem: string; field?: string };

/** The metric that the inputs make, or what is wrong with them, in words. */
export function readMetric(
  type: MetricName,
  inputs: MetricInputs,
  locale: string,
  newId: () => string,
): MetricRead {
  const rules = rulesOf(type);
  const values: Record<string, unknown> = { type };
  const empty: string[] = [];
  for (const field of rules.fields) {
    const read = readers[field.input](inputs[field.name] ?? '', locale, newId);
    if (read === undefined) return { problem: t('metricNotANumber', tKey(field.label)), field: field.name };
    if (read !== null) values[field.name] = read;
    else if (field.required) return { problem: t('metricMissing', tKey(field.label)), field: field.name };
    else if (field.input === 'text') values[field.name] = '';
    else empty.push(field.name);
  }
  // What is left empty is absent, or `null` where the metric keeps an unknown as such.
  const unknown = Object.fromEntries(empty.map((name) => [name, null]));
  for (const candidate of [values, { ...values, ...unknown }]) {
    if (isRefused(rules, candidate)) continue;
    const parsed = z.safeParse(rules.schema, candidate);
    if (parsed.success) return { metric: parsed.data };
  }
  const refusal = refusalOf(rules, { ...values, ...unknown }) ?? refusalOf(rules, values);
  return { problem: refusal ? tKey(refusal.message, refusal.substitutions) : t('metricWrong') };
}

const isRefused = (rules: MetricType<Metric>, candidate: object) => refusalOf(rules, candidate) !== null;
const refusalOf = (rules: MetricType<Metric>, candidate: object): Refusal | null =>
  rules.refusal(candidate as Metric);

/** A field's value; null = left empty, undefined = not readable. */
type Reader = (input: string | boolean, locale: string, newId: () => string) => unknown;

const readers: Record<MetricField['input'], Reader> = {
  flag: (input) => (input === true ? true : null),
  text: (input) => String(input).trim() || null,
  day: (input) => String(input).trim() || null,
  number: (input, locale) => {
    const text = String(input).trim();
    return text === '' ? null : (parseNumber(text, locale) ?? undefined);
  },
  steps: (input, _, newId) => {
    const titles = String(input)
      .split('\n')
      .map((line) =>
        line
          .replace(/^\s*[-*•]?\s*/, '')
          .trim()
          .slice(0, 500),
      )
      .filter(Boolean);
    if (titles.length === 0) return null;
    const ranks = generateNKeysBetween(null, null, titles.length);
    return Object.fromEntries(titles.map((title, at) => [newId(), { title, weight: 1, rank: ranks[at] }]));
  },
};
