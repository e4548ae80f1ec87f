import { daysBetween } from './day';
import type { Cycle } from './kinds/cycle';
import type { KeyResult } from './kinds/key-result';
import type { Objective } from './kinds/objective';
import type { Workspace } from './kinds/workspace';
import type { Refusal } from './metrics/types';

export const defaultLimits: Workspace['limits'] = { objectivesPerTeam: 5, keyResultsPerObjective: 5 };

const stands = (record: Pick<Objective | KeyResult, 'archivedAt' | 'outcome'>) =>
  record.archivedAt === null && record.outcome !== 'dropped';

/** A hint, never a block: more key results than the workspace wants in one objective. */
export function tooManyKeyResults(
  keyResults: readonly Pick<KeyResult, 'archivedAt' | 'outcome'>[],
  limits: Workspace['limits'],
): Refusal | null {
  const count = keyResults.filter(stands).length;
  if (count <= limits.keyResultsPerObjective) return null;
  const substitutions = [String(count), String(limits.keyResultsPerObjective)];
  return { message: 'limitKeyResults', substitutions };
}

/** A hint, never a block: more objectives than the workspace wants for one team in one cycle. */
export function tooManyObjectives(
  objectives: readonly Pick<Objective, 'archivedAt' | 'outcome' | 'teamIds' | 'cycleId'>[],
  of: { teamId: string; cycleId: string },
  limits: Workspace['limits'],
): Refusal | null {
  const count = objectives.filter(
    (one) => stands(one) && one.cycleId === of.cycleId && one.teamIds[of.teamId] === true,
  ).length;
  if (count <= limits.objectivesPerTeam) return null;
  return { message: 'limitObjectives', substitutions: [String(count), String(limits.objectivesPerTeam)] };
}

/** Why a cycle may not have these days: it ends before it starts, or is a micro cycle of not one to six weeks. */
export function refuseCycle({
  kind,
  startOn,
  endOn,
}: Pick<Cycle, 'kind' | 'startOn' | 'endOn'>): { message: 'failCycleEndsFirst' | 'failMicroLength' } | null {
  const days = daysBetween(startOn, endOn) + 1;
  if (!(days >= 1)) return { message: 'failCycleEndsFirst' };
  return kind === 'micro' && (days < 7 || days > 42) ? { message: 'failMicroLength' } : null;
}

/** Whether the cycle belongs to "Now". */
export const containsDay = ({ startOn, endOn }: Pick<Cycle, 'startOn' | 'endOn'>, day: string): boolean =>
  startOn <= day && day <= endOn;
