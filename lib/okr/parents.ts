import { compareClocks } from './clock';
import type { KeyResult } from './kinds/key-result';
import type { Objective } from './kinds/objective';
import type { Refusal } from './metrics/types';

type Node = Pick<Objective, 'id' | 'parent' | 'createdAt'> & { clock?: unknown };
type Owned = Pick<KeyResult, 'id' | 'objectiveId'>;

/** The objective a parent leads to: itself, or a key result's objective; null where it is not known here. */
function objectiveOf(parent: Objective['parent'], keyResults: ReadonlyMap<string, Owned>): string | null {
  if (parent === null) return null;
  return parent.kind === 'objective' ? parent.id : (keyResults.get(parent.id)?.objectiveId ?? null);
}

/**
 * Each objective's parent objective, without loops: of the edges of a loop the one with the highest clock is
 * ignored, so that everybody who has the same records sees the same tree.
 */
export function parentsWithoutLoops(
  objectives: readonly Node[],
  keyResults: ReadonlyMap<string, Owned>,
): Map<string, string | null> {
  const byId = new Map(objectives.map((objective) => [objective.id, objective]));
  const parents = new Map(objectives.map((one) => [one.id, objectiveOf(one.parent, keyResults)]));
  const settled = new Set<string>();
  for (const start of objectives) {
    const path: string[] = [];
    let at: string | null = start.id;
    while (at !== null && byId.has(at) && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = parents.get(at) ?? null;
    }
    const from = at === null ? -1 : path.indexOf(at);
    if (from >= 0) {
      const loop = path.slice(from).flatMap((id) => byId.get(id) ?? []);
      const youngest = loop.reduce((best, one) => (compareClocks(one, best, 'parent') > 0 ? one : best));
      parents.set(youngest.id, null);
    }
    for (const id of path) settled.add(id);
  }
  return parents;
}

/** Why `objectiveId` may not get `parent`: it would be its own ancestor. null = it may. */
export function refuseParent(
  objectiveId: string,
  parent: Objective['parent'],
  objectives: readonly Node[],
  keyResults: ReadonlyMap<string, Owned>,
): Refusal | null {
  const parents = parentsWithoutLoops(
    objectives.filter((one) => one.id !== objectiveId),
    keyResults,
  );
  for (let at = objectiveOf(parent, keyResults); at !== null; at = parents.get(at) ?? null) {
    if (at === objectiveId) return { message: 'failParentLoop' };
  }
  return null;
}
