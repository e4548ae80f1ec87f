import type { Shape } from '@/components/ui/status-shape';
import type { KeyResultSummary } from '@/lib/okr/summary';
import type { PlanObjective } from '@/lib/store/dashboard-api';
import type { Filter } from '../address';
import { objectiveShape } from './objective-words';
import { childrenOf, type Tree } from './tree';

export interface Filtered extends Tree {
  /**
   * Ids of what matches by itself. Objectives are there too since something beneath them does, and with all their key
   * results: how an objective stands does not change by looking at a part of it.
   */
  matches: ReadonlySet<string>;
  /** Records in the tree before. */
  total: number;
}

/** Archived is another list, no narrowing of this one. */
export const isNarrowed = ({ teamId, ownerId, status, text }: Filter): boolean =>
  Boolean(teamId || ownerId || status || text?.trim());

/** Small letters without accents, so that `Größe` is found by `grosse` and `cafe` finds `Café`. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');

const shapeOfKeyResult = ({ status }: KeyResultSummary): Shape =>
  status.done ? 'done' : (status.shown ?? 'none');

/** What matches, with the objectives above it. A key result is also found by its objective's words. */
export function filterTree(tree: Tree, filter: Filter): Filtered {
  const words = plain(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const says = (...texts: (string | undefined)[]) => {
    if (words.length === 0) return true;
    const said = plain(texts.filter(Boolean).join(' '));
    return words.every((word) => said.includes(word));
  };
  const fits = (ownerId: string | null, teams: readonly { id: string }[], shape: Shape) =>
    (!filter.ownerId || ownerId === filter.ownerId) &&
    (!filter.teamId || teams.some(({ id }) => id === filter.teamId)) &&
    (!filter.status || shape === filter.status);
  const keyResultFits = (summary: KeyResultSummary, above: string) => {
    const { keyResult, teams } = summary;
    return (
      fits(keyResult.ownerId, teams, shapeOfKeyResult(summary)) &&
      says(keyResult.title, keyResult.shortName, above)
    );
  };
  const matches = new Set<string>();
  const kept = new Map<string, PlanObjective>();
  const total = tree.loose.length + tree.objectives.reduce((sum, one) => sum + 1 + one.keyResults.length, 0);
  for (const item of tree.objectives) {
    const { objective } = item.summary;
    const keyResults = item.keyResults.filter((summary) => keyResultFits(summary, objective.title));
    for (const { keyResult } of keyResults) matches.add(keyResult.id);
    const itself = fits(objective.ownerId, item.teams, objectiveShape(item.summary)) && says(objective.title);
    if (itself) matches.add(objective.id);
    if (itself || keyResults.length > 0) kept.set(objective.id, item);
  }
  keepAncestors(tree.objectives, kept);
  const loose = tree.loose.filter((summary) => keyResultFits(summary, summary.objective.title));
  for (const { keyResult } of loose) matches.add(keyResult.id);
  const objectives = tree.objectives.flatMap(({ summary }) => kept.get(summary.objective.id) ?? []);
  return { objectives, loose, matches, total };
}

/** Puts in the objectives above those that are kept. */
function keepAncestors(objectives: readonly PlanObjective[], kept: Map<string, PlanObjective>) {
  const children = childrenOf(objectives);
  const parents = new Map<string, PlanObjective>();
  for (const item of objectives) {
    for (const child of children.get(item.summary.objective.id) ?? [])
      parents.set(child.summary.objective.id, item);
  }
  for (const id of [...kept.keys()]) {
    let above = parents.get(id);
    while (above && !kept.has(above.summary.objective.id)) {
      kept.set(above.summary.objective.id, above);
      above = parents.get(above.summary.objective.id);
    }
  }
}
