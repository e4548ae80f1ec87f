import type { TreeRow } from './tree';

/** A record that is being written in place. `after` = the row of its kind that it follows; null = the first or only. */
export type Draft =
  | { kind: 'objective'; parentId: string | null; after: string | null; cycleId: string }
  | { kind: 'keyResult'; objectiveId: string; after: string | null };

export interface DraftRow {
  kind: 'draft';
  id: 'draft';
  level: number;
  draft: Draft;
}

export type TableRow = TreeRow | DraftRow;

/** The rows with the one being written at its place. A new objective that follows none stands at the end. */
export function withDraft(rows: readonly TreeRow[], draft: Draft | null): TableRow[] {
  if (!draft) return [...rows];
  const { at, level } =
    draft.kind === 'keyResult' ? placeOfKeyResult(rows, draft) : placeOfObjective(rows, draft);
  const row: DraftRow = { kind: 'draft', id: 'draft', level, draft };
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

function placeOfKeyResult(rows: readonly TreeRow[], { objectiveId, after }: Draft & { kind: 'keyResult' }) {
  const above = rows.findIndex(({ id }) => id === objectiveId);
  const level = (rows[above]?.level ?? 0) + 1;
  const beside = rows.findIndex(({ id }) => id === after);
  if (beside >= 0) return { at: beside + 1, level };
  if (above < 0) return { at: rows.length, level };
  // After the key results that stand there.
  let at = above + 1;
  while (rows[at]?.kind === 'keyResult' && rows[at]?.parentId === objectiveId) at++;
  return { at, level };
}

function placeOfObjective(rows: readonly TreeRow[], { parentId, after }: Draft & { kind: 'objective' }) {
  const beside = rows.findIndex(({ id }) => id === after);
  const above = rows.findIndex(({ id }) => id === parentId);
  const level = (rows[above]?.level ?? 0) + 1;
  if (beside >= 0) return { at: endOf(rows, beside), level: rows[beside]?.level ?? level };
  if (above >= 0) return { at: endOf(rows, above), level };
  const group = rows.findIndex(({ kind }) => kind === 'group');
  return { at: group >= 0 ? group : rows.length, level: 1 };
}

/** The first row behind what hangs on the row at `start`. */
function endOf(rows: readonly TreeRow[], start: number): number {
  const level = rows[start]?.level ?? 0;
  let at = start + 1;
  while ((rows[at]?.level ?? 0) > level) at++;
  return at;
}
