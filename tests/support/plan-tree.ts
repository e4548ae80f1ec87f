import type { KeyResult } from '@/lib/okr/kinds/key-result';
import type { Objective } from '@/lib/okr/kinds/objective';
import { summarizeObjective } from '@/lib/okr/objective-summary';
import { summarize } from '@/lib/okr/summarize';
import type { KeyResultSummary } from '@/lib/okr/summary';
import type { PlanObjective } from '@/lib/store/dashboard-api';
import { aCycle, aKeyResult, anObjective, aSummaryInput, aWorkspace } from './okr-records';

/** A key result as the plan shows it. */
export const aPlannedKeyResult = (
  fields: Partial<KeyResult>,
  more: Partial<KeyResultSummary> = {},
): KeyResultSummary => ({
  ...summarize(aSummaryInput({ keyResult: aKeyResult(fields) })),
  ...more,
});

/** An objective as the plan shows it, with key results of these ids. */
export function aPlannedObjective(
  id: string,
  {
    parentId = null,
    keyResults = [],
    cycleId = 'c',
    ...fields
  }: Partial<Objective> & {
    parentId?: string | null;
    keyResults?: readonly (string | KeyResultSummary)[];
  } = {},
): PlanObjective {
  const objective = anObjective({ id, title: `Objective ${id}`, cycleId, ...fields });
  const cycle = aCycle({ id: cycleId });
  const own = keyResults.map((one) =>
    typeof one === 'string'
      ? aPlannedKeyResult({ id: one, objectiveId: id, title: `Key result ${one}` }, { objective })
      : { ...one, objective, keyResult: { ...one.keyResult, objectiveId: id } },
  );
  return {
    summary: summarizeObjective({
      objective,
      cycle,
      keyResults: own,
      report: null,
      thresholds: aWorkspace().thresholds,
      today: '2026-03-16',
    }),
    cycle,
    owner: null,
    teams: [],
    parentId,
    keyResults: own,
    hints: [],
  };
}
