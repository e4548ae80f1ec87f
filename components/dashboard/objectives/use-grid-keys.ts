import type { TableRow } from './draft-row';
import type { GridAction } from './keys';
import type { TableActions } from './table-actions';
import { isRecord, type RecordRow } from './tree';
import { nextCell, type useGridFocus } from './use-grid-focus';

interface GridKeys {
  rows: readonly TableRow[];
  focus: ReturnType<typeof useGridFocus>;
  actions: TableActions;
  archived: boolean;
  /** Rows in a page. */
  page: () => number;
  /** Scrolls a row into view. */
  show: (index: number) => void;
}

/** Carries out what the keys ask for. The answer: whether there was something to do. */
export function useGridKeys({ rows, focus, actions, archived, page, show }: GridKeys) {
  const { at, row, column, go, elementOf } = focus;

  const toRow = (index: number, keepColumn = true): boolean => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    const next = rows[to];
    if (!next || next.kind === 'draft') return false;
    show(to);
    go({ id: next.id, column: keepColumn ? column : null });
    return true;
  };
  const toCell = (from: number, step: 1 | -1): boolean => {
    const element = row && elementOf(row.id);
    if (!row || !element) return false;
    const next = nextCell(element, from, step);
    if (next === null && step === 1) return true;
    go({ id: row.id, column: next });
    return true;
  };

  const inward = (): boolean => {
    if (!row || row.kind === 'draft') return false;
    if (column === null && row.expanded === false) {
      actions.toggle(row);
      return true;
    }
    return toCell(column ?? -1, 1);
  };
  const outward = (): boolean => {
    if (!row || row.kind === 'draft') return false;
    if (column !== null) return toCell(column, -1);
    if (row.expanded) {
      actions.toggle(row);
      return true;
    }
    const above = rows.findIndex(({ id }) => id === row.parentId);
    return above < 0 || toRow(above);
  };
  const click = (selector: string): boolean => {
    const button = row && elementOf(row.id)?.querySelector<HTMLElement>(selector);
    button?.click();
    return Boolean(button);
  };

  const moving: Partial<Record<GridAction, () => boolean>> = {
    up: () => toRow(at - 1),
    down: () => toRow(at + 1),
    pageUp: () => toRow(at - page()),
    pageDown: () => toRow(at + page()),
    first: () => toRow(0),
    last: () => toRow(rows.length - 1),
    home: () => (column === null ? toRow(0) : toCell(-1, 1)),
    end: () => (column === null ? toRow(rows.length - 1) : toCell(Number.MAX_SAFE_INTEGER, -1)),
    in: inward,
    out: outward,
    menu: () => click('.tree-more button'),
  };
  const editing: Partial<Record<GridAction, (record: RecordRow) => void>> = {
    rename: actions.rename,
    newKeyResult: actions.newKeyResult,
    newObjective: actions.newObjective,
    moveUp: (record) => actions.move(record, 'up'),
    moveDown: (record) => actions.move(record, 'down'),
    nest: (record) => actions.move(record, 'nest'),
    unnest: (record) => actions.move(record, 'unnest'),
    archive: actions.archive,
  };

  return (action: GridAction): boolean => {
    const move = moving[action];
    if (move) return move();
    if (!row || row.kind === 'draft') return false;
    if (action === 'toggle') {
      if (row.expanded === null) return false;
      actions.toggle(row);
      return true;
    }
    if (!isRecord(row)) return false;
    if (action === 'open') {
      // The last cell is its button.
      if (column !== null && elementOf(row.id)?.children[column]?.matches('.tree-more'))
        return click('.tree-more button');
      actions.open(row);
      return true;
    }
    if (archived) return false;
    editing[action]?.(row);
    return true;
  };
}
