import type { Cycle } from './kinds/cycle';
import type { Objective, Status } from './kinds/objective';
import type { Progress } from './metrics/types';
import { statusOfGap, type Thresholds } from './pace';
import { countsInRollUp, type Part, rollUp, weightedMean } from './roll-up';
import { clampProgress, percentOf } from './rounding';
import { freshUntil, lastConfidence } from './status';
import type { KeyResultSummary } from './summary';

export interface ObjectiveSummary {
  objective: Objective;
  progress: Progress;
  /** Whole per cent, as for a key result; null = "–". */
  percent: number | null;
  /** Weighted expected progress of the key results that have one; null = none. */
  expected: number | null;
  status: { shown: Status | null; reported: Status | null; computed: Status | null };
  /** Always beside it: "1 of 4 off track · lowest confidence 3". Message keys with their substitutions. */
  beside: { message: string; substitutions: string[] }[];
}

/** The owner's word on an objective, and the day it was given. */
export interface ObjectiveReport {
  status: Status;
  on: string;
}

/** "1 of 4 off track · lowest confidence 3", over the key results that count. */
function besideOf(counted: readonly KeyResultSummary[]): ObjectiveSummary['beside'] {
  if (counted.length === 0) return [];
  const shown = (status: Status) => counted.filter((one) => one.status.shown === status).length;
  const of = String(counted.length);
  const [off, risk] = [shown('off-track'), shown('at-risk')];
  const worst =
    off > 0
      ? { message: 'objectiveOffTrack', substitutions: [String(off), of] }
      : risk > 0
        ? { message: 'objectiveAtRisk', substitutions: [String(risk), of] }
        : { message: 'objectiveOnTrack', substitutions: [String(shown('on-track')), of] };
  const given = counted.flatMap((one) => lastConfidence(one.checkIns) ?? []);
  if (given.length === 0) return [worst];
  return [worst, { message: 'objectiveLowestConfidence', substitutions: [String(Math.min(...given))] }];
}

/**
 * An objective over its own key results, and over `children` (aligned objectives) where it is set to include them.
 * Status: its owner's report while that is fresh, else weighted progress against weighted expected, both over the
 * key results that have a pace.
 */
export function summarizeObjective(input: {
  objective: Objective;
  cycle: Cycle;
  keyResults: readonly KeyResultSummary[];
  children?: readonly Part[];
  report: ObjectiveReport | null;
  thresholds: Thresholds;
  today: string;
}): ObjectiveSummary {
  const { objective, cycle, report, today } = input;
  const counted = input.keyResults.filter((one) => countsInRollUp(one.keyResult));
  const parts = counted.map((one) => ({ weight: one.keyResult.weight, progress: one.progress }));
  const children = objective.includeChildren === true ? (input.children ?? []) : [];
  const progress = rollUp([...parts, ...children]);
  const paced = counted.flatMap(({ expected, progress: own, keyResult: { weight } }) =>
    expected !== null && own.state === 'known' ? [{ weight, expected, at: clampProgress(own.raw) }] : [],
  );
  const expected = weightedMean(paced.map((one) => ({ weight: one.weight, value: one.expected })));
  const at = weightedMean(paced.map((one) => ({ weight: one.weight, value: one.at })));
  const computed = expected === null || at === null ? null : statusOfGap(expected - at, input.thresholds);
  const fresh = report !== null && today <= freshUntil(report.on, cycle.cadence, cycle.kind);
  const reported = fresh ? report.status : null;
  return {
    objective,
    progress,
    percent: progress.state === 'known' ? percentOf(progress.raw) : null,
    expected,
    status: { shown: reported ?? computed, reported, computed },
    beside: besideOf(counted),
  };
}
