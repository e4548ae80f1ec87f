import type { Form } from '../address';
import type { Direction, DropPlace } from './moves';
import type { RecordRow, TreeRow } from './tree';

/** What can be done with a row. One object for the life of the table, so that rows need not be drawn anew. */
export interface TableActions {
  hrefOf: (row: RecordRow) => string;
  /** Opens it in the pane. */
  open: (row: RecordRow, form?: Form) => void;
  /** A click: the row becomes the one that the keys are for. */
  activate: (row: TreeRow) => void;
  click: (row: TreeRow, target: Element) => void;
  toggle: (row: TreeRow) => void;
  rename: (row: RecordRow) => void;
  /** null = as it was; `left` = the focus has gone elsewhere by itself. */
  endRename: (row: RecordRow, title: string | null, left?: boolean) => Promise<boolean>;
  newKeyResult: (row: RecordRow) => void;
  newObjective: (row: RecordRow | null) => void;
  move: (row: RecordRow, to: Direction) => void;
  chooseMove: (row: RecordRow) => void;
  /** Draft → active, and back from closed. */
  activateState: (row: RecordRow) => void;
  archive: (row: RecordRow) => void;
  restore: (row: RecordRow) => void;
  /** Makes a row movable, and a place to let others go. Gives its undoing. */
  attachDrag: (
    element: HTMLElement,
    rowOf: () => TreeRow,
    onOver: (place: DropPlace | null) => void,
  ) => () => void;
}
