import type { Commands } from '@/lib/store/api';
import type { KeyResultRow, ObjectiveRow, RecordRow, Tree, TreeRow } from './tree';
import { childrenOf, isRecord } from './tree';

/** A move as one command. `into` = the new parent's id where it has one. */
export type Move =
  | { command: 'moveObjective'; args: Commands['moveObjective']['args']; into: string | null | undefined }
  | { command: 'moveKeyResult'; args: Commands['moveKeyResult']['args']; into: string | undefined };

export type Direction = 'up' | 'down' | 'nest' | 'unnest';
export type DropPlace = 'before' | 'after' | 'inside';

const idOf = (item: { summary: { objective: { id: string } } }) => item.summary.objective.id;

/** Objectives are ordered within their cycle: cycles shown together stand one after another. */
const isOfCycle =
  (cycleId: string) =>
  ({ cycle }: { cycle: { id: string } }) =>
    cycle.id === cycleId;

/** Ids of those that a row can be ordered among in the whole tree, in order. */
function siblings(tree: Tree, row: RecordRow): string[] {
  if (row.kind === 'objective') {
    const all = childrenOf(tree.objectives);
    const beside = [...all.values()].find((items) => items.some((item) => idOf(item) === row.id)) ?? [];
    return beside.filter(isOfCycle(row.item.cycle.id)).map(idOf);
  }
  const { objectiveId } = row.summary.keyResult;
  return keyResultIds(tree, objectiveId);
}

const keyResultIds = (tree: Tree, objectiveId: string): string[] =>
  (tree.objectives.find((item) => idOf(item) === objectiveId)?.keyResults ?? []).map(
    ({ keyResult }) => keyResult.id,
  );

/** Who stands before `id` once `moved` is taken out; null = nobody. */
function before(ids: readonly string[], id: string, moved: string): string | null {
  const rest = ids.filter((each) => each !== moved);
  return rest[rest.indexOf(id) - 1] ?? null;
}

/** Rows of the same kind, under the same parent and of the same cycle, as they are shown. */
const shownBeside = (rows: readonly TreeRow[], row: RecordRow): RecordRow[] =>
  rows.filter(
    (each): each is RecordRow =>
      isRecord(each) && each.kind === row.kind && each.parentId === row.parentId && sameCycle(each, row),
  );

const sameCycle = (a: RecordRow, b: RecordRow): boolean =>
  a.kind !== 'objective' || b.kind !== 'objective' || a.item.cycle.id === b.item.cycle.id;

const keyResultMove = (
  keyResultId: string,
  objectiveId: string,
  after: string | null,
  from: string,
): Move => ({
  command: 'moveKeyResult',
  args: { keyResultId, objectiveId, after },
  into: objectiveId === from ? undefined : objectiveId,
});

/** A parent that stays as it is goes unnamed: it may be a key result. */
const objectiveMove = (row: ObjectiveRow, parentId: string | null, after: string | null): Move => ({
  command: 'moveObjective',
  args: {
    objectiveId: row.id,
    after,
    ...(parentId !== row.parentId && {
      parent: parentId === null ? null : { kind: 'objective' as const, id: parentId },
    }),
  },
  into: parentId === row.parentId ? undefined : parentId,
});

/** A move by the keyboard; null = there is nowhere to go. `rows` are those shown, `tree` is all there is. */
export function moveBy(tree: Tree, rows: readonly TreeRow[], row: RecordRow, to: Direction): Move | null {
  const beside = shownBeside(rows, row);
  const at = beside.findIndex(({ id }) => id === row.id);
  const other = beside[to === 'down' ? at + 1 : at - 1];
  if (row.kind === 'keyResult') {
    const { objectiveId } = row.summary.keyResult;
    if (!other || to === 'nest' || to === 'unnest' || row.parentId !== objectiveId) return null;
    const after = to === 'down' ? other.id : before(siblings(tree, row), other.id, row.id);
    return keyResultMove(row.id, objectiveId, after, objectiveId);
  }
  if (to === 'unnest') {
    const above = rows.find((each) => each.id === row.parentId);
    return above?.kind === 'objective' ? objectiveMove(row, above.parentId, above.id) : null;
  }
  if (!other) return null;
  if (to === 'nest') return objectiveMove(row, other.id, lastChild(tree, other.id));
  const after = to === 'down' ? other.id : before(siblings(tree, row), other.id, row.id);
  return objectiveMove(row, row.parentId, after);
}

const lastChild = (tree: Tree, objectiveId: string): string | null =>
  (childrenOf(tree.objectives).get(objectiveId) ?? []).map(idOf).at(-1) ?? null;

/** Itself and everything beneath it. */
export function withDescendants(tree: Tree, objectiveId: string): ReadonlySet<string> {
  const children = childrenOf(tree.objectives);
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of children.get(id) ?? []) visit(idOf(child));
  };
  visit(objectiveId);
  return found;
}

/** What letting one row go on another does; null = nothing. */
export function moveTo(tree: Tree, row: RecordRow, target: TreeRow, place: DropPlace): Move | null {
  if (!isRecord(target) || target.id === row.id) return null;
  return row.kind === 'keyResult'
    ? keyResultTo(tree, row, target, place)
    : objectiveTo(tree, row, target, place);
}

function keyResultTo(tree: Tree, row: KeyResultRow, target: RecordRow, place: DropPlace): Move | null {
  const from = row.summary.keyResult.objectiveId;
  if (target.kind === 'objective') {
    if (place !== 'inside') return null;
    const last =
      keyResultIds(tree, target.id)
        .filter((id) => id !== row.id)
        .at(-1) ?? null;
    return keyResultMove(row.id, target.id, last, from);
  }
  const { objectiveId } = target.summary.keyResult;
  if (place === 'inside' || target.parentId !== objectiveId) return null;
  const after = place === 'after' ? target.id : before(keyResultIds(tree, objectiveId), target.id, row.id);
  return keyResultMove(row.id, objectiveId, after, from);
}

function objectiveTo(tree: Tree, row: ObjectiveRow, target: RecordRow, place: DropPlace): Move | null {
  if (target.kind !== 'objective' || withDescendants(tree, row.id).has(target.id)) return null;
  if (place === 'inside') {
    const last = (childrenOf(tree.objectives).get(target.id) ?? []).map(idOf).filter((id) => id !== row.id);
    return objectiveMove(row, target.id, last.at(-1) ?? null);
  }
  if (!sameCycle(row, target)) return null;
  const after = place === 'after' ? target.id : before(siblings(tree, target), target.id, row.id);
  return objectiveMove(row, target.parentId, after);
}

/** To the root, behind those that stand there; null = it does already. */
export function moveOut(tree: Tree, row: ObjectiveRow): Move | null {
  if (row.parentId === null) return null;
  return objectiveMove(row, null, (childrenOf(tree.objectives).get(null) ?? []).map(idOf).at(-1) ?? null);
}
