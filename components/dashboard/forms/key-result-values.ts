import { v7 } from 'uuid';
import * as z from 'zod/mini';
import { writeNumber } from '@/components/check-in/check-in-state';
import { type MetricInputs, type MetricName, readMetric } from '@/components/key-result/metric-form';
import type { KeyResult, Source } from '@/lib/okr/kinds/key-result';
import type { Metric } from '@/lib/okr/metrics';
import { parseNumber } from '@/lib/okr/parse-number';
import { t } from '@/lib/platform/strings';
import type { Commands } from '@/lib/store/api';
import { allInputs, editedMetric, isSameMetric } from './metric-edit';
import { setChange } from './pick-set';

/** By check-in, or how linked tickets are counted. */
export const sources = ['manual', 'share', 'points', 'count', 'sum'] as const;
export type SourceName = (typeof sources)[number];

/** The form's fields, as they are typed. `''` = empty. */
export interface KeyResultValues {
  title: string;
  shortName: string;
  description: string;
  nature: KeyResult['nature'];
  type: MetricName;
  inputs: Record<string, MetricInputs>;
  weight: string;
  ownerId: string;
  contributors: Record<string, boolean>;
  teams: Record<string, boolean>;
  startOn: string;
  dueOn: string;
  evidenceUrl: string;
  source: SourceName;
  reason: string;
}

const set = z.record(z.string(), z.boolean());

/** A stored draft: some of the fields. */
export const keyResultDraftSchema = z.partial(
  z.object({
    title: z.string(),
    shortName: z.string(),
    description: z.string(),
    nature: z.enum(['outcome', 'delivery']),
    type: z.enum(['number', 'maintain', 'milestone', 'binary']),
    inputs: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))),
    weight: z.string(),
    ownerId: z.string(),
    contributors: set,
    teams: set,
    startOn: z.string(),
    dueOn: z.string(),
    evidenceUrl: z.string(),
    source: z.enum(sources),
    reason: z.string(),
  }),
);

export function valuesOf(keyResult: KeyResult, locale: string): KeyResultValues {
  const { metric, source } = keyResult;
  return {
    title: keyResult.title,
    shortName: keyResult.shortName ?? '',
    description: keyResult.description ?? '',
    nature: keyResult.nature,
    type: metric.type,
    inputs: allInputs(metric, locale),
    weight: writeNumber(keyResult.weight, locale),
    ownerId: keyResult.ownerId ?? '',
    contributors: keyResult.contributorIds,
    teams: keyResult.teamIds,
    startOn: keyResult.startOn ?? '',
    dueOn: keyResult.dueOn ?? '',
    evidenceUrl: keyResult.evidenceUrl ?? '',
    source: source.type === 'tickets' ? source.mode : 'manual',
    reason: '',
  };
}

export const newValues = (ownerId: string | null, locale: string): KeyResultValues => ({
  title: '',
  shortName: '',
  description: '',
  nature: 'outcome',
  type: 'number',
  inputs: allInputs(null, locale),
  weight: '1',
  ownerId: ownerId ?? '',
  contributors: {},
  teams: {},
  startOn: '',
  dueOn: '',
  evidenceUrl: '',
  source: 'manual',
  reason: '',
});

export type Problems = Partial<Record<string, string>>;

/** What was typed, checked field by field; the metric null where it is not readable. */
export interface KeyResultRead {
  problems: Problems;
  /** Of the measure: which of its inputs. */
  metricProblem: { text: string; field: string } | null;
  metric: Metric | null;
  weight: number;
  evidenceUrl: string | null;
  source: Source;
  /** Start, target, dates or measure differ from what stands: wants a reason where it is under way. */
  changesTerms: boolean;
}

export function readKeyResult(
  values: KeyResultValues,
  before: KeyResult | null,
  locale: string,
): KeyResultRead {
  const problems: Problems = {};
  const read = readMetric(values.type, values.inputs[values.type] ?? {}, locale, v7);
  const metricProblem = 'problem' in read ? { text: read.problem, field: read.field ?? 'metric' } : null;
  const typed = 'metric' in read ? read.metric : null;
  const edited = typed && before ? editedMetric(before.metric, typed) : typed;
  const isSame = before !== null && edited !== null && isSameMetric(edited, before.metric);
  const metric = isSame && before ? before.metric : edited;
  const weight = parseNumber(values.weight, locale);
  const { startOn, dueOn } = values;
  if (!values.title.trim()) problems.title = t('newNeedsTitle');
  if (weight === null || weight < 0 || weight > 1000) problems.weight = t('dashWeightWrong');
  if (startOn && dueOn && dueOn < startOn) problems.dueOn = t('dashDueFirst');
  const evidenceUrl = readAddress(values.evidenceUrl);
  if (evidenceUrl === undefined) problems.evidenceUrl = t('checkInNoAddress');
  const changesTerms =
    before !== null &&
    ((metric !== null && !isSame) || startOn !== (before.startOn ?? '') || dueOn !== (before.dueOn ?? ''));
  const wantsReason = changesTerms && before.state !== 'draft';
  if (wantsReason && !values.reason.trim()) problems.reason = t('dashReasonMissing');
  return {
    problems,
    metricProblem,
    metric,
    weight: weight ?? 0,
    evidenceUrl: evidenceUrl ?? null,
    source: sourceOf(values.source, before?.source),
    changesTerms: wantsReason,
  };
}

/** null = none, undefined = no address. What lacks a scheme gets one. */
function readAddress(typed: string): string | null | undefined {
  const text = typed.trim();
  if (!text) return null;
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const isWeb = URL.canParse(address) && /^https?:\/\/[^\s.]+(\.\S+|:\d|\/)/i.test(address);
  return isWeb && address.length <= 2048 ? address : undefined;
}

function sourceOf(name: SourceName, before: Source | undefined): Source {
  if (name === 'manual') return { type: 'manual' };
  return before?.type === 'tickets' ? { ...before, mode: name } : { type: 'tickets', mode: name };
}

type EditArgs = Commands['editKeyResult']['args'];

/** Only what differs from the record: a colleague's change of another field stays. */
export function changesOf(
  values: KeyResultValues,
  read: KeyResultRead,
  before: KeyResult,
): Omit<EditArgs, 'keyResultId'> {
  const text = (now: string, was: string | undefined) =>
    now.trim() === (was ?? '') ? undefined : now.trim();
  const args: Omit<EditArgs, 'keyResultId'> = {};
  const title = text(values.title, before.title);
  if (title !== undefined) args.title = title;
  for (const name of ['shortName', 'description'] as const) {
    const changed = text(values[name], before[name]);
    if (changed !== undefined) args[name] = changed || null;
  }
  if ((read.evidenceUrl ?? undefined) !== before.evidenceUrl) args.evidenceUrl = read.evidenceUrl;
  if (values.ownerId !== (before.ownerId ?? '')) args.ownerId = values.ownerId || null;
  if (values.nature !== before.nature) args.nature = values.nature;
  if (read.weight !== before.weight) args.weight = read.weight;
  if (JSON.stringify(read.source) !== JSON.stringify(before.source)) args.source = read.source;
  const contributors = setChange(before.contributorIds, values.contributors);
  if (contributors) args.contributors = contributors;
  const teams = setChange(before.teamIds, values.teams);
  if (teams) args.teams = teams;
  if (read.metric && read.metric !== before.metric) args.metric = read.metric;
  if (values.startOn !== (before.startOn ?? '')) args.startOn = values.startOn || null;
  if (values.dueOn !== (before.dueOn ?? '')) args.dueOn = values.dueOn || null;
  if (read.changesTerms) args.reason = values.reason.trim();
  return args;
}

/** A new one's arguments; contributors and teams are a second step's (see `editKeyResult`). */
export function creationOf(
  values: KeyResultValues,
  read: KeyResultRead & { metric: Metric },
): Omit<Commands['createKeyResult']['args'], 'objectiveId'> {
  return {
    title: values.title.trim(),
    metric: read.metric,
    nature: values.nature,
    ownerId: values.ownerId || null,
    weight: read.weight,
    source: read.source,
    ...(values.shortName.trim() && { shortName: values.shortName.trim() }),
    ...(values.description.trim() && { description: values.description.trim() }),
    ...(values.startOn && { startOn: values.startOn }),
    ...(values.dueOn && { dueOn: values.dueOn }),
    ...(read.evidenceUrl && { evidenceUrl: read.evidenceUrl }),
  };
}
