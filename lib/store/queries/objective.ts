import type { Objective } from '../../okr/kinds/objective';
import type { Queries } from '../api';
import { byRank } from '../dashboard/order';
import { Outline, within } from '../dashboard/outline';
import { planRow } from '../dashboard/plan-rows';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';

type Parent = NonNullable<Queries['objective']['value']>['parent'];

/** One objective in full, archived or not. */
export const objective: Query<'objective'> = {
  stores: summaryStores,
  async run(reader, { objectiveId }) {
    const summaries = await Summaries.begin(reader, { withForecast: false });
    const found = await summaries?.get('objective', objectiveId);
    if (!summaries || found?.workspaceId !== summaries.workspace.id) return null;
    const outline = new Outline(summaries);
    const [siblings, keyResults, children, parent] = await Promise.all([
      reader.by('objective', 'byCycle', within(found.cycleId)),
      reader.by('keyResult', 'byObjective', within(objectiveId)),
      outline.children(found),
      parentOf(summaries, found.parent),
    ]);
    const standing = siblings.filter(({ archivedAt }) => archivedAt === null);
    const above = parent && (await objectiveAbove(summaries, found.parent));
    const row = await planRow(outline, found, above, standing);
    if (!row) return null;
    const below = await Promise.all(children.map((child) => outline.of(child)));
    return {
      ...row,
      parent,
      children: below.filter((summary) => summary !== null),
      archived: keyResults.filter(({ archivedAt }) => archivedAt !== null).sort(byRank),
    };
  },
};

/** null = none, or one that is gone or hidden: "Without a parent". */
async function parentOf(summaries: Summaries, parent: Objective['parent']): Promise<Parent> {
  if (parent === null) return null;
  const record = await summaries.get(parent.kind, parent.id);
  if (!record || record.archivedAt !== null) return null;
  return { kind: parent.kind, id: record.id, title: record.title };
}

async function objectiveAbove(summaries: Summaries, parent: Objective['parent']): Promise<string | null> {
  if (parent === null || parent.kind === 'objective') return parent?.id ?? null;
  return (await summaries.get('keyResult', parent.id))?.objectiveId ?? null;
}
