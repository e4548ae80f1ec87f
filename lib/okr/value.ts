import { compareClocks, compareText } from './clock';
import { dayNumber } from './day';
import type { CheckIn } from './kinds/check-in';
import type { KeyResult } from './kinds/key-result';
import type { Revision } from './kinds/revision';
import { type Metric, metricOf } from './metrics';
import type { Current, Progress } from './metrics/types';

/**
 * The check-ins that count, oldest first: by effective day, then clock. Hidden ones are left out, and those that
 * another one supersedes; hiding an edit brings back what it superseded.
 */
export function countingCheckIns(checkIns: readonly CheckIn[]): CheckIn[] {
  const shown = checkIns.filter((checkIn) => checkIn.archivedAt === null);
  const superseded = new Set(
    shown.filter((checkIn) => checkIn.supersedes !== checkIn.id).map((checkIn) => checkIn.supersedes),
  );
  return shown
    .filter((checkIn) => !superseded.has(checkIn.id))
    .sort((a, b) => compareText(a.effectiveOn, b.effectiveOn) || compareClocks(a, b));
}

/** What stands after `counting` (see `countingCheckIns`); before the first: the start value. */
export const currentValue = (metric: Metric, counting: readonly CheckIn[]): Current =>
  counting.length === 0 ? metricOf(metric).start(metric) : metricOf(metric).current(metric, counting);

/** What may be revised: the terms by which progress is measured. */
export interface Terms {
  metric: Metric;
  startOn: string | null;
  dueOn: string | null;
}

/** The terms in force at `instant`: those from before the first revision after it, else today's. */
export function termsAt(keyResult: KeyResult, revisions: readonly Revision[], instant: number): Terms {
  const next = revisions
    .filter((revision) => revision.archivedAt === null && revision.at > instant)
    .sort((a, b) => a.at - b.at || compareClocks(a, b))[0];
  return next?.before ?? keyResult;
}

const dayMs = 86_400_000;

/**
 * The terms of a check-in's time: those in force when it was given, or, where it was dated back (a correction), at the
 * end of the day it holds for.
 */
export function termsOf(
  keyResult: KeyResult,
  revisions: readonly Revision[],
  { createdAt, effectiveOn }: Pick<CheckIn, 'createdAt' | 'effectiveOn'>,
): Terms {
  const dayEnd = (dayNumber(effectiveOn) + 1) * dayMs - 1;
  return termsAt(keyResult, revisions, Math.min(createdAt, dayEnd));
}

export interface HistoryPoint {
  checkIn: CheckIn;
  current: Current;
  /** By the terms of its time. */
  progress: Progress;
}

/** Progress after each check-in, by the terms of its time. */
export function progressHistory(
  keyResult: KeyResult,
  counting: readonly CheckIn[],
  revisions: readonly Revision[],
): HistoryPoint[] {
  return counting.map((checkIn, index) => {
    const { metric } = termsOf(keyResult, revisions, checkIn);
    const current = currentValue(metric, counting.slice(0, index + 1));
    return { checkIn, current, progress: metricOf(metric).progress(metric, current) };
  });
}
