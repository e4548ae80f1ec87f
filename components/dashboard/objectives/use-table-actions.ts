import { useMemo, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Address, Form } from '../address';
import { addressOf, type Go } from '../use-address';
import type { Draft } from './draft-row';
import { type Move, moveBy, moveTo } from './moves';
import type { TableActions } from './table-actions';
import { isRecord, type RecordRow, type Tree, type TreeRow, titleOf } from './tree';
import type { GridControl } from './tree-table';

interface Around {
  /** All there is, narrowed or not. */
  tree: Tree;
  rows: readonly TreeRow[];
  address: Address;
  go: Go;
  setCollapsed: (id: string, collapsed: boolean) => void;
  setDraft: (draft: Draft | null) => void;
  setRenaming: (id: string | null) => void;
  setMoving: (row: RecordRow | null) => void;
  /** Shown until the list is read anew. */
  setRenamed: (renamed: { id: string; title: string } | null) => void;
  /** Where a new objective belongs if no row says it. */
  cycleId: string | null;
  control: { current: GridControl | null };
}

/** What the rows do, as one object that stays: it looks at the table as it is when something is asked of it. */
export function useTableActions(
  around: Around,
): TableActions & { doMove: (row: RecordRow, move: Move) => void } {
  const { act } = useAct();
  const { say, show } = useToast();
  const now = useRef({ ...around, act, say, show });
  now.current = { ...around, act, say, show };
  const [actions] = useState(() => makeActions(() => now.current));
  return useMemo(() => actions, [actions]);
}

type Now = Around &
  Pick<ReturnType<typeof useAct>, 'act'> &
  Pick<ReturnType<typeof useToast>, 'say' | 'show'>;

const openOf = (row: RecordRow, form?: Form) => ({
  open: { kind: row.kind, id: row.id, ...(form && { form }) },
});
const short = (row: RecordRow) => titleOf(row).slice(0, 60);

function makeActions(now: () => Now): TableActions & { doMove: (row: RecordRow, move: Move) => void } {
  const doMove = async (row: RecordRow, move: Move) => {
    const { act, control, setCollapsed } = now();
    control.current?.keep();
    if (move.into) setCollapsed(move.into, false);
    const done = move.into === undefined ? t('dashMovedOf', short(row)) : movedInto(row, move, now().tree);
    const answer =
      move.command === 'moveObjective'
        ? await act('moveObjective', move.args, done)
        : await act('moveKeyResult', move.args, done);
    if (answer.ok) control.current?.focus(row.id);
  };
  const open = (row: RecordRow, form?: Form) => now().go(openOf(row, form));
  return {
    doMove: (row, move) => void doMove(row, move),
    hrefOf: (row) => addressOf(now().address, openOf(row)),
    open,
    activate: (row) => now().control.current?.focus(row.id),
    click: (row) => {
      now().control.current?.focus(row.id);
      if (isRecord(row)) open(row);
      else toggle(row, now());
    },
    toggle: (row) => toggle(row, now()),
    rename: (row) => now().setRenaming(row.id),
    endRename: async (row, title, left = false) => {
      const { act, setRenaming, setRenamed, control } = now();
      setRenaming(null);
      if (!left) control.current?.focus(row.id);
      if (title === null || title === '' || title === titleOf(row)) return true;
      setRenamed({ id: row.id, title });
      const answer =
        row.kind === 'objective'
          ? await act('editObjective', { objectiveId: row.id, title }, t('dashRenamed'))
          : await act('editKeyResult', { keyResultId: row.id, title }, t('dashRenamed'));
      if (!answer.ok) setRenamed(null);
      return answer.ok;
    },
    newKeyResult: (row) => {
      const { setDraft, setCollapsed } = now();
      const objectiveId = row.kind === 'objective' ? row.id : row.summary.keyResult.objectiveId;
      setCollapsed(objectiveId, false);
      setDraft({ kind: 'keyResult', objectiveId, after: row.kind === 'keyResult' ? row.id : null });
    },
    newObjective: (row) => now().setDraft(draftBeside(row, now())),
    move: (row, to) => {
      const { tree, rows, say } = now();
      const move = moveBy(tree, rows, row, to);
      if (move) void doMove(row, move);
      else say(t('dashCannotMove'));
    },
    chooseMove: (row) => now().setMoving(row),
    activateState: (row) => {
      const { act } = now();
      void (row.kind === 'objective'
        ? act('setObjectiveState', { objectiveId: row.id, state: 'active' }, t('dashActivated'))
        : act('setKeyResultState', { keyResultId: row.id, state: 'active' }, t('dashActivated')));
    },
    archive: (row) => {
      const { act, control, address, go } = now();
      control.current?.keep();
      if (address.open?.id === row.id) go({ open: null });
      void act(
        'setArchived',
        { kind: row.kind, id: row.id, archived: true },
        t('dashArchivedOf', short(row)),
      );
    },
    restore: (row) => {
      const { act, control } = now();
      control.current?.keep();
      void act(
        'setArchived',
        { kind: row.kind, id: row.id, archived: false },
        t('dashRestoredOf', short(row)),
      );
    },
    attachDrag: (element, rowOf, onOver) => {
      let stop = () => {};
      let left = false;
      const fits = (row: RecordRow, target: TreeRow, place: Parameters<typeof moveTo>[3]) =>
        moveTo(now().tree, row, target, place) !== null;
      loadDrag().then(
        ({ attachDrag }) => {
          if (left) return;
          stop = attachDrag({
            element,
            rowOf,
            fits,
            onOver,
            onDrop: (row, target, place) => {
              const move = moveTo(now().tree, row, target, place);
              if (move) void doMove(row, move);
            },
          });
        },
        // Without it the keys and the menu still move.
        (error: unknown) => console.error(error),
      );
      return () => {
        left = true;
        stop();
      };
    },
  };
}

let drag: Promise<typeof import('./drag')> | null = null;
const loadDrag = () => {
  drag ??= import('./drag');
  return drag;
};

function toggle(row: TreeRow, { setCollapsed, control }: Now) {
  if (row.expanded === null) return;
  control.current?.focus(row.id);
  setCollapsed(row.id, row.expanded);
}

function movedInto(row: RecordRow, move: Move, { objectives }: Tree): string {
  const into = objectives.find(({ summary }) => summary.objective.id === move.into);
  return into
    ? t('dashMovedInto', short(row), into.summary.objective.title.slice(0, 60))
    : t('dashMovedOut', short(row));
}

/** A new objective stands behind the row's, under the same parent and in the same cycle; without a row, at the end. */
function draftBeside(row: RecordRow | null, { rows, cycleId }: Now): Draft | null {
  const objective =
    row?.kind === 'keyResult' ? rows.find(({ id }) => id === row.summary.keyResult.objectiveId) : row;
  if (objective?.kind !== 'objective')
    return cycleId === null ? null : { kind: 'objective', parentId: null, after: null, cycleId };
  return {
    kind: 'objective',
    parentId: objective.parentId,
    after: objective.id,
    cycleId: objective.item.cycle.id,
  };
}
