import type { CheckIn, CheckInValue } from '@/lib/okr/kinds/check-in';
import type { Workspace } from '@/lib/okr/kinds/workspace';
import { isComputed, summarize } from '@/lib/okr/summarize';
import type { KeyResultSummary } from '@/lib/okr/summary';

export interface Intended {
  /** None = "no change". */
  values: readonly CheckInValue[];
  confidence: number | null;
  /** Sets an unknown start. */
  baseline: number | null;
  /** The day the values hold for. */
  effectiveOn: string;
  /** The earlier check-in it takes the place of. */
  supersedes: string | null;
}

/** How the key result would stand after a check-in: by the same rules that will say so once it is saved. */
export function afterCheckIn(
  summary: KeyResultSummary,
  intended: Intended,
  workspace: Workspace,
  today: string,
): KeyResultSummary {
  const { keyResult, cycle, objective, owner, teams } = summary;
  const checkIns = summary.checkIns.filter((checkIn) => checkIn.id !== intended.supersedes);
  const values = intended.values.length > 0 ? intended.values : [null];
  // What is computed from tickets stays so until a value is given by hand; the tickets are not known here.
  if (intended.values.length === 0 && isComputed(keyResult, checkIns)) return summary;
  return summarize({
    workspace,
    cycle,
    objective,
    keyResult: withBaseline(keyResult, intended.baseline),
    owner,
    teams,
    checkIns: [...checkIns, ...values.map((value, index) => hypothetical(summary, intended, value, index))],
    revisions: [],
    activities: [],
    tickets: new Map(),
    today,
    withForecast: false,
  });
}

const withBaseline = (keyResult: KeyResultSummary['keyResult'], start: number | null) =>
  start !== null && 'start' in keyResult.metric
    ? { ...keyResult, metric: { ...keyResult.metric, start } }
    : keyResult;

function hypothetical(
  { keyResult }: KeyResultSummary,
  { confidence, effectiveOn, supersedes }: Intended,
  value: CheckInValue | null,
  index: number,
): CheckIn {
  const { workspaceId, scopeId, createdBy } = keyResult;
  return {
    id: `hypothetical-${index}`,
    workspaceId,
    scopeId,
    // The last of its day, whatever the others' clocks say.
    createdAt: Number.MAX_SAFE_INTEGER,
    createdBy,
    archivedAt: null,
    keyResultId: keyResult.id,
    value,
    reported: null,
    confidence,
    comment: '',
    blockers: '',
    effectiveOn,
    authorId: createdBy,
    onBehalfOf: null,
    source: 'manual',
    supersedes,
  };
}
