import { addDays, addMonths, daysBetween, earlier } from './day';
import type { CheckIn } from './kinds/check-in';
import type { Cycle } from './kinds/cycle';
import type { KeyResult } from './kinds/key-result';
import type { Status } from './kinds/objective';
import type { Cadence } from './kinds/workspace';
import { type Metric, metricOf } from './metrics';
import type { Progress } from './metrics/types';
import { statusOfGap, type Thresholds } from './pace';
import { epsilon } from './rounding';
import type { KeyResultSummary } from './summary';
import { currentValue } from './value';

/** Automatic check-ins carry a number, never an opinion. */
const isPersons = (checkIn: CheckIn) => checkIn.source === 'manual' || checkIn.source === 'import';

/** What the last check-in by a person said. */
export const reportedStatus = (counting: readonly CheckIn[]): Status | null =>
  counting.findLast(isPersons)?.reported ?? null;

/** The last confidence given, 0…10. */
export const lastConfidence = (counting: readonly CheckIn[]): number | null =>
  counting.findLast((checkIn) => checkIn.confidence !== null)?.confidence ?? null;

/** ≥ 7 on track, 4–6 at risk, ≤ 3 off track. */
export function statusOfConfidence(confidence: number | null): Status | null {
  if (confidence === null) return null;
  return confidence >= 7 ? 'on-track' : confidence >= 4 ? 'at-risk' : 'off-track';
}

export interface StatusInput {
  keyResult: Pick<KeyResult, 'state' | 'outcome'>;
  progress: Progress;
  /** expected − progress; null = no pace. */
  gap: number | null;
  thresholds: Thresholds;
  counting: readonly CheckIn[];
  /** Value computed from tickets: nobody is awaited. */
  automatic: boolean;
  /** The first check-in's day has not ended. */
  beforeFirst: boolean;
  dueOn: string;
  today: string;
}

export function statusOf(input: StatusInput): KeyResultSummary['status'] {
  const { keyResult, progress, counting } = input;
  const reached = progress.state === 'known' && progress.raw >= 1 - epsilon;
  const none = { shown: null, reported: null, computed: null };
  const achieved = keyResult.state === 'closed' && keyResult.outcome === 'achieved';
  const done = achieved || (keyResult.state === 'active' && reached && input.today >= input.dueOn);
  if (keyResult.state === 'draft') return { ...none, done: false, awaiting: 'draft' };
  if (progress.state === 'needs-baseline') return { ...none, done, awaiting: 'baseline' };
  if (counting.length === 0 && !input.automatic && input.beforeFirst) {
    return { ...none, done, awaiting: 'first-check-in' };
  }
  const reported = reportedStatus(counting);
  const computed =
    progress.state !== 'known'
      ? null
      : input.gap === null
        ? statusOfConfidence(lastConfidence(counting))
        : statusOfGap(input.gap, input.thresholds);
  const shown = reported ?? computed;
  const unknown = counting.length === 0 && progress.state === 'known' ? 'first-check-in' : 'data';
  return { shown, reported, computed, done, awaiting: shown === null ? unknown : null };
}

/** The last day on which a check-in of `day` is fresh: cadence + 3 days, micro + 1. */
export function freshUntil(day: string, cadence: Cadence, kind: Cycle['kind']): string {
  const next =
    cadence.every === 'month' ? addMonths(day, 1) : addDays(day, cadence.every === 'week' ? 7 : 14);
  return addDays(next, kind === 'micro' ? 1 : 3);
}

/** Age in days of a check-in that is no longer fresh; null = fresh, or none is due. Age stops at the cycle's end. */
export function staleDays(lastOn: string | null, cycle: Cycle, today: string): number | null {
  if (lastOn === null || cycle.state === 'closed') return null;
  const day = earlier(today, cycle.endOn);
  return day > freshUntil(lastOn, cycle.cadence, cycle.kind) ? daysBetween(lastOn, day) : null;
}

/** Three check-ins by people in a row without movement, each reported on track, and not there yet. */
export function isStuck(metric: Metric, counting: readonly CheckIn[], progress: Progress): boolean {
  const given = counting.filter(isPersons);
  if (given.length < 3 || progress.state !== 'known' || progress.raw >= 1 - epsilon) return false;
  if (!given.slice(-3).every((checkIn) => checkIn.reported === 'on-track')) return false;
  const standing = [3, 2, 1, 0].map((back) => {
    const upTo = given.slice(0, given.length - back);
    const known = metricOf(metric).progress(metric, currentValue(metric, upTo));
    return known.state === 'known' ? known.raw : null;
  });
  return standing.every((raw) => raw !== null && Math.abs(raw - (standing[0] ?? raw)) <= epsilon);
}
