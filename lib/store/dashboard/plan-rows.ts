import { tooManyKeyResults, tooManyObjectives } from '../../okr/limits';
import type { Refusal } from '../../okr/metrics/types';
import type { PlanObjective } from '../dashboard-api';
import type { Stored } from '../schema';
import { idsIn } from '../summaries';
import { byRank } from './order';
import type { Outline } from './outline';

/** An objective as the tree shows it; null = its cycle is missing. `siblings` are the standing objectives of its cycle. */
export async function planRow(
  outline: Outline,
  objective: Stored<'objective'>,
  parentId: string | null,
  siblings: readonly Stored<'objective'>[],
): Promise<PlanObjective | null> {
  const { summaries } = outline;
  const [summary, cycle, keyResults, owner, teams] = await Promise.all([
    outline.of(objective),
    summaries.get('cycle', objective.cycleId),
    outline.keyResults(objective.id),
    objective.ownerId === null ? undefined : summaries.get('member', objective.ownerId),
    Promise.all(idsIn(objective.teamIds).map((id) => summaries.get('team', id))),
  ]);
  if (!summary || !cycle) return null;
  const { limits } = summaries.workspace;
  const hints: (Refusal | null)[] = [
    tooManyKeyResults(
      keyResults.map(({ keyResult }) => keyResult),
      limits,
    ),
    ...idsIn(objective.teamIds).map((teamId) =>
      // Said of those past the limit, not of all: these are the ones to think about.
      isPast(objective, siblings, teamId, limits.objectivesPerTeam)
        ? tooManyObjectives(siblings, { teamId, cycleId: objective.cycleId }, limits)
        : null,
    ),
    datesOutside(
      keyResults.map(({ keyResult }) => keyResult),
      cycle,
    ),
  ];
  return {
    summary,
    cycle,
    owner: owner ?? null,
    teams: teams.filter((team) => team !== undefined),
    parentId,
    keyResults,
    hints: hints.filter((hint) => hint !== null),
  };
}

function isPast(
  objective: Stored<'objective'>,
  siblings: readonly Stored<'objective'>[],
  teamId: string,
  limit: number,
): boolean {
  const before = siblings.filter(
    (one) => one.teamIds[teamId] === true && one.outcome !== 'dropped' && byRank(one, objective) < 0,
  );
  return objective.outcome !== 'dropped' && before.length >= limit;
}

/** A hint, never a block: days that a move to another cycle has left outside it. */
export function datesOutside(
  keyResults: readonly Pick<Stored<'keyResult'>, 'startOn' | 'dueOn'>[],
  { startOn, endOn }: { startOn: string; endOn: string },
): Refusal | null {
  const isOutside = (day: string | null) => day !== null && (day < startOn || day > endOn);
  const count = keyResults.filter((one) => isOutside(one.startOn) || isOutside(one.dueOn)).length;
  return count === 0 ? null : { message: 'hintDatesOutside', substitutions: [String(count)] };
}
