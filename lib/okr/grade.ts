import { daysBetween, earlier, later } from './day';
import type { CheckIn } from './kinds/check-in';
import type { Objective } from './kinds/objective';
import { type Metric, metricOf } from './metrics';
import type { Progress } from './metrics/types';
import type { Window } from './pace';
import { weightedMean } from './roll-up';
import { clampProgress, epsilon, roundHalfAway } from './rounding';
import { currentValue } from './value';

/** A grade has two digits; 0.996 is not yet 1.0. */
function asGrade(raw: number): number {
  const grade = roundHalfAway(clampProgress(raw), 2);
  return grade === 1 && raw < 1 - epsilon ? 0.99 : grade;
}

/**
 * The grade to suggest: progress; where the metric counts days (maintain), the share of days in the band, from the
 * first check-in to the due day or today. null = nothing to go by.
 */
export function suggestGrade(input: {
  metric: Metric;
  progress: Progress;
  counting: readonly CheckIn[];
  window: Window;
  today: string;
}): number | null {
  const { metric, counting, window } = input;
  const type = metricOf(metric);
  if (!type.holds) return input.progress.state === 'known' ? asGrade(input.progress.raw) : null;
  const last = earlier(input.today, window.dueOn);
  let [all, held] = [0, 0];
  counting.forEach((checkIn, index) => {
    const until = counting[index + 1]?.effectiveOn;
    const from = later(checkIn.effectiveOn, window.startOn);
    const days =
      until !== undefined && until <= last ? daysBetween(from, until) : daysBetween(from, last) + 1;
    if (days <= 0) return;
    all += days;
    if (type.holds?.(metric, currentValue(metric, counting.slice(0, index + 1)))) held += days;
  });
  return all === 0 ? null : asGrade(held / all);
}

/** The objective's suggestion: weighted mean of its key results' grades. */
export function suggestObjectiveGrade(
  parts: readonly { weight: number; grade: number | null }[],
): number | null {
  const mean = weightedMean(
    parts.flatMap(({ weight, grade }) => (grade === null ? [] : [{ weight, value: grade }])),
  );
  return mean === null ? null : asGrade(mean);
}

/** Committed: green at 1.0, amber from 0.7. Aspirational and learning: green from 0.7, amber from 0.4. */
export function gradeBand(grade: number, ambition: Objective['ambition']): 'green' | 'amber' | 'red' {
  const [green, amber] = ambition === 'committed' ? [1, 0.7] : [0.7, 0.4];
  if (grade >= green - epsilon) return 'green';
  return grade >= amber - epsilon ? 'amber' : 'red';
}

/** A commitment that was not met wants a reason. */
export const asksWhy = (grade: number, ambition: Objective['ambition']): boolean =>
  ambition === 'committed' && grade < 1 - epsilon;
