import type { KeyResultSummary } from '@/lib/okr/summary';
import type { PlanObjective } from '@/lib/store/dashboard-api';

/** The rows of the table, in the order they stand. `pos` and `size` are among the rows of one parent, from 1. */
interface Place {
  /** Of the record, or of the group; unique in the table. */
  id: string;
  /** 1 = at the root. */
  level: number;
  /** The row it hangs on. */
  parentId: string | null;
  pos: number;
  size: number;
  /** null = nothing hangs on it. */
  expanded: boolean | null;
}

export type ObjectiveRow = Place & { kind: 'objective'; item: PlanObjective };
export type KeyResultRow = Place & { kind: 'keyResult'; summary: KeyResultSummary };
/** "Without a parent": key results whose objective is put away. */
export type GroupRow = Place & { kind: 'group' };
export type TreeRow = ObjectiveRow | KeyResultRow | GroupRow;
export type RecordRow = ObjectiveRow | KeyResultRow;

export interface Tree {
  objectives: readonly PlanObjective[];
  loose: readonly KeyResultSummary[];
}

export const looseId = 'loose';

/** Objectives by the one above them; `null` = at the root. A parent that is not there counts as none. */
export function childrenOf(objectives: readonly PlanObjective[]): Map<string | null, PlanObjective[]> {
  const there = new Set(objectives.map(({ summary }) => summary.objective.id));
  const children = new Map<string | null, PlanObjective[]>();
  for (const item of objectives) {
    const above = item.parentId !== null && there.has(item.parentId) ? item.parentId : null;
    const known = children.get(above);
    if (known) known.push(item);
    else children.set(above, [item]);
  }
  return children;
}

/**
 * The tree as rows: key results under their objective, then the objectives beneath it; what hangs on a collapsed row is
 * left out. Every record stands once; objectives that name each other in a ring stand at the root. `only`: the key
 * results that are shown, where a filter leaves some out.
 */
export function flatten(
  tree: Tree,
  collapsed: ReadonlySet<string>,
  only: ReadonlySet<string> | null = null,
): TreeRow[] {
  const children = childrenOf(tree.objectives);
  const rows: TreeRow[] = [];
  const reached = new Set<string>();
  const add = (item: PlanObjective, place: Omit<Place, 'id' | 'expanded'>, shown: boolean) => {
    const { id } = item.summary.objective;
    if (reached.has(id)) return;
    reached.add(id);
    const below = (children.get(id) ?? []).filter((child) => !reached.has(child.summary.objective.id));
    const keyResults = only
      ? item.keyResults.filter(({ keyResult }) => only.has(keyResult.id))
      : item.keyResults;
    const size = keyResults.length + below.length;
    const expanded = size === 0 ? null : !collapsed.has(id);
    if (shown) rows.push({ kind: 'objective', item, id, expanded, ...place });
    const inside = shown && expanded === true;
    const level = place.level + 1;
    if (inside) rows.push(...keyResultRows(keyResults, { level, parentId: id, size }));
    below.forEach((child, at) => {
      add(child, { level, parentId: id, pos: keyResults.length + at + 1, size }, inside);
    });
  };
  const roots = [...(children.get(null) ?? [])];
  const all = new Set<string>();
  const walk = (items: readonly PlanObjective[]) => {
    for (const { summary } of items) {
      if (all.has(summary.objective.id)) continue;
      all.add(summary.objective.id);
      walk(children.get(summary.objective.id) ?? []);
    }
  };
  walk(roots);
  for (const item of tree.objectives) {
    if (all.has(item.summary.objective.id)) continue;
    roots.push(item);
    walk([item]);
  }
  const size = roots.length + (tree.loose.length > 0 ? 1 : 0);
  roots.forEach((item, at) => {
    add(item, { level: 1, parentId: null, pos: at + 1, size }, true);
  });
  if (tree.loose.length > 0) {
    const expanded = !collapsed.has(looseId);
    rows.push({ kind: 'group', id: looseId, level: 1, parentId: null, pos: size, size, expanded });
    if (expanded)
      rows.push(...keyResultRows(tree.loose, { level: 2, parentId: looseId, size: tree.loose.length }));
  }
  return rows;
}

const keyResultRows = (
  summaries: readonly KeyResultSummary[],
  place: { level: number; parentId: string; size: number },
): KeyResultRow[] =>
  summaries.map((summary, at) => ({
    kind: 'keyResult',
    summary,
    id: summary.keyResult.id,
    pos: at + 1,
    expanded: null,
    ...place,
  }));

export const titleOf = (row: RecordRow): string =>
  row.kind === 'objective' ? row.item.summary.objective.title : row.summary.keyResult.title;

export const isRecord = (row: TreeRow | undefined): row is RecordRow =>
  row !== undefined && row.kind !== 'group';
