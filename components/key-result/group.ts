import type { KeyResultSummary } from '@/lib/okr/summary';

export interface ObjectiveGroup<T> {
  objectiveId: string;
  title: string;
  /** What all its key results share; null = they differ, each card says its own. */
  team: string | null;
  daysLeft: number | null;
  items: T[];
}

export const teamOf = ({ teams }: KeyResultSummary): string => teams.map((team) => team.name).join(', ');

/** Key results under their objective, in the order given; what all of a group share is said once, in its heading. */
export function groupByObjective<T extends { summary: KeyResultSummary }>(
  items: readonly T[],
): ObjectiveGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const { id } = item.summary.objective;
    groups.set(id, [...(groups.get(id) ?? []), item]);
  }
  return [...groups].flatMap(([objectiveId, group]) => {
    const [first, ...rest] = group;
    if (!first) return [];
    const same = <V>(of: (summary: KeyResultSummary) => V) =>
      rest.every((item) => of(item.summary) === of(first.summary)) ? of(first.summary) : null;
    return {
      objectiveId,
      title: first.summary.objective.title,
      team: same(teamOf),
      daysLeft: same((summary) => summary.daysLeft),
      items: group,
    };
  });
}
