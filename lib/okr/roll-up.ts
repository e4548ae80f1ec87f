import type { KeyResult } from './kinds/key-result';
import type { Objective } from './kinds/objective';
import type { Progress } from './metrics/types';
import { clampProgress } from './rounding';

export interface Part {
  weight: number;
  progress: Progress;
}

/** Whether a key result counts in its objective: active, or closed as achieved, partly achieved or missed. */
export function countsInRollUp(keyResult: Pick<KeyResult, 'state' | 'outcome' | 'archivedAt'>): boolean {
  if (keyResult.archivedAt !== null || keyResult.state === 'draft') return false;
  if (keyResult.state === 'active') return true;
  return keyResult.outcome !== null && keyResult.outcome !== 'dropped';
}

/** Σ(w·p) ÷ Σw, null where nothing weighs. */
export function weightedMean(parts: readonly { weight: number; value: number }[]): number | null {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (!(weight > 0)) return null;
  return parts.reduce((sum, part) => sum + part.weight * part.value, 0) / weight;
}

/** Objective progress over its parts with a known progress, each clamped to 0…1; "–" where nothing counts. */
export function rollUp(parts: readonly Part[]): Progress {
  const known = parts.flatMap(({ weight, progress }) =>
    progress.state === 'known' ? [{ weight, value: clampProgress(progress.raw) }] : [],
  );
  const raw = weightedMean(known);
  return raw === null ? { state: 'nothing-to-count' } : { state: 'known', raw };
}

/**
 * Progress of every objective. Aligned children count, with weight 1, only where the objective is set to include
 * them. `parents` is without loops (`parentsWithoutLoops`); `own` are the parts of an objective's key results.
 */
export function rollUpAll(
  objectives: readonly Pick<Objective, 'id' | 'includeChildren' | 'archivedAt' | 'state'>[],
  own: ReadonlyMap<string, readonly Part[]>,
  parents: ReadonlyMap<string, string | null>,
): Map<string, Progress> {
  const children = new Map<string, (typeof objectives)[number][]>();
  for (const child of objectives) {
    const parent = parents.get(child.id);
    if (!parent || child.archivedAt !== null || child.state === 'draft') continue;
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const done = new Map<string, Progress>();
  const visit = (objective: (typeof objectives)[number]): Progress => {
    const before = done.get(objective.id);
    if (before) return before;
    const aligned = objective.includeChildren === true ? (children.get(objective.id) ?? []) : [];
    const progress = rollUp([
      ...(own.get(objective.id) ?? []),
      ...aligned.map((child) => ({ weight: 1, progress: visit(child) })),
    ]);
    done.set(objective.id, progress);
    return progress;
  };
  for (const objective of objectives) visit(objective);
  return done;
}
