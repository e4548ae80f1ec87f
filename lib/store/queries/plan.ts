import { parentsWithoutLoops } from '../../okr/parents';
import { countsInRollUp, rollUp } from '../../okr/roll-up';
import { clampProgress } from '../../okr/rounding';
import { byEnd, byRank } from '../dashboard/order';
import { Outline, within } from '../dashboard/outline';
import { planRow } from '../dashboard/plan-rows';
import type { PlanObjective } from '../dashboard-api';
import type { Query } from '../query';
import type { Stored } from '../schema';
import { Summaries, summaryStores } from '../summaries';

/** The tree of one cycle, or of Now: two reads by index a cycle, then what each key result needs. */
export const plan: Query<'plan'> = {
  stores: summaryStores,
  async run(reader, { cycleId, archived = false }) {
    const summaries = await Summaries.begin(reader, { archived, withForecast: false });
    if (!summaries) return { cycles: [], objectives: [], loose: [], progress: null };
    const one = cycleId === null ? null : await summaries.get('cycle', cycleId);
    const own = one?.workspaceId === summaries.workspace.id ? [one] : [];
    const cycles = (cycleId === null ? await summaries.running() : own).sort(byEnd);
    const parts = await Promise.all(
      cycles.map(async ({ id }) => {
        const [objectives, keyResults] = await Promise.all([
          reader.by('objective', 'byCycle', within(id)),
          reader.by('keyResult', 'byCycle', id),
        ]);
        return { objectives: objectives.sort(byRank), keyResults: keyResults.sort(byRank) };
      }),
    );
    const all = parts.flatMap(({ objectives }) => objectives);
    const keyResults = parts.flatMap((part) => part.keyResults);
    const isShown = (record: Stored<'objective'>) => (record.archivedAt !== null) === archived;
    const shown = all.filter(isShown);
    summaries.keep('objective', all);
    summaries.keep('keyResult', keyResults);
    if (!archived) await summaries.readAhead(keyResults.map(({ id }) => id));
    const outline = new Outline(summaries);
    const standing = groupBy(keyResults.filter(isStanding));
    for (const { id } of all) outline.take(id, standing.get(id) ?? []);
    const parents = shownParents(shown, keyResults);
    const rows = await Promise.all(
      shown.map((objective) =>
        planRow(
          outline,
          objective,
          parents.get(objective.id) ?? null,
          all.filter((other) => other.cycleId === objective.cycleId && isStanding(other)),
        ),
      ),
    );
    const objectives = rows.filter((row) => row !== null);
    const hidden = new Set(all.filter((record) => !isStanding(record)).map(({ id }) => id));
    const loose = keyResults.filter((record) =>
      archived ? !isStanding(record) : isStanding(record) && hidden.has(record.objectiveId),
    );
    return {
      cycles,
      objectives,
      loose: await summaries.all(loose.map(({ id }) => id)),
      progress: progressOf(objectives),
    };
  },
};

const isStanding = (record: { archivedAt: number | null }) => record.archivedAt === null;

function groupBy(keyResults: readonly Stored<'keyResult'>[]): Map<string, Stored<'keyResult'>[]> {
  const groups = new Map<string, Stored<'keyResult'>[]>();
  for (const record of keyResults) {
    const group = groups.get(record.objectiveId);
    if (group) group.push(record);
    else groups.set(record.objectiveId, [record]);
  }
  return groups;
}

/** By objective: the one above it that is shown too. What hangs on a hidden record stands at the root. */
function shownParents(
  shown: readonly Stored<'objective'>[],
  keyResults: readonly Stored<'keyResult'>[],
): Map<string, string | null> {
  const ids = new Set(shown.map(({ id }) => id));
  const standing = new Map(keyResults.filter(isStanding).map((record) => [record.id, record]));
  const parents = parentsWithoutLoops(shown, standing);
  return new Map(
    [...parents].map(([id, parent]) => [id, parent !== null && ids.has(parent) ? parent : null]),
  );
}

/** The mean over what counts: drafts and dropped ones do not. */
function progressOf(objectives: readonly PlanObjective[]): number | null {
  const counted = objectives.filter(({ summary }) =>
    countsInRollUp({ ...summary.objective, archivedAt: null }),
  );
  const all = rollUp(counted.map(({ summary }) => ({ weight: 1, progress: summary.progress })));
  return all.state === 'known' ? clampProgress(all.raw) : null;
}
