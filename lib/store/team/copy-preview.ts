import { byEnd, byRank } from '../dashboard/order';
import { within } from '../dashboard/outline';
import { copyId } from '../ids';
import type { Query } from '../query';
import type { Reader } from '../reader';
import type { Stored } from '../schema';
import { folded, overlap } from './join/same';

/** Standing objectives of a workspace, and what another has of the same title at the same time. Reads rows by cycle. */
export const copyPreview: Query<'copyPreview'> = {
  stores: ['workspace', 'cycle', 'objective', 'keyResult'],
  async run(reader, { from, to }) {
    const [own, there] = await Promise.all([objectivesOf(reader, from), objectivesOf(reader, to)]);
    const standing = new Set(there.map(({ objective }) => objective.id));
    const objectives = await Promise.all(
      own.map(async ({ objective, cycle }) => {
        const keyResults = await reader.by('keyResult', 'byObjective', within(objective.id));
        const copied = standing.has(copyId(to, objective.id));
        const twin = there.find(
          (other) =>
            other.objective.id !== copyId(to, objective.id) &&
            overlap(other.cycle, cycle) &&
            folded(other.objective.title) === folded(objective.title),
        )?.objective;
        return {
          id: objective.id,
          title: objective.title,
          cycle: cycle.name,
          keyResults: keyResults.filter(isStanding).length,
          copied,
          twin: twin ? { id: twin.id, title: twin.title } : null,
        };
      }),
    );
    return { objectives };
  },
};

const isStanding = ({ archivedAt }: { archivedAt: number | null }) => archivedAt === null;

interface Row {
  objective: Stored<'objective'>;
  cycle: Stored<'cycle'>;
}

/** Of the newest cycle first, in rank order. */
async function objectivesOf(reader: Reader, workspaceId: string): Promise<Row[]> {
  const cycles = await reader.by('cycle', 'byWorkspace', within(workspaceId));
  const rows = await Promise.all(
    cycles
      .sort((a, b) => byEnd(b, a))
      .map(async (cycle) => {
        const objectives = await reader.by('objective', 'byCycle', within(cycle.id));
        return objectives
          .filter(isStanding)
          .sort(byRank)
          .map((objective) => ({ objective, cycle }));
      }),
  );
  return rows.flat();
}
