import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { TableRow } from './draft-row';

export interface GridPlace {
  id: string | null;
  /** Among the row's cells; null = the row itself. */
  column: number | null;
}

/**
 * Which row or cell the keys are for: one alone is in the tab order. A row that goes leaves the place to the one that
 * follows it.
 */
export function useGridFocus(rows: readonly TableRow[], grid: { current: HTMLElement | null }) {
  const [place, setPlace] = useState<GridPlace>({ id: null, column: null });
  const wanted = useRef(false);
  const last = useRef(0);
  const found = rows.findIndex(({ id }) => id === place.id);
  const at = found >= 0 ? found : Math.max(0, Math.min(last.current, rows.length - 1));
  last.current = at;
  const row = rows[at];
  const column = found >= 0 ? place.column : null;

  const elementOf = useCallback(
    (id: string) => grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null,
    [grid],
  );
  // The row is drawn wherever the list is scrolled to: the focus never waits for it.
  useLayoutEffect(() => {
    // A row that went took the focus with it, perhaps long after it was asked to go.
    const isLost = found < 0 && place.id !== null && document.activeElement === document.body;
    if (!(wanted.current || isLost) || !row) return;
    const element = elementOf(row.id);
    if (!element) return;
    wanted.current = false;
    const cell = column === null ? null : cellsOf(element)[column];
    (cell ?? element).focus({ preventScroll: true });
  });
  const go = useCallback((to: GridPlace, focus = true) => {
    if (focus) wanted.current = true;
    setPlace(to);
  }, []);
  /** The next drawing gives the focus to the place. */
  const want = useCallback(() => {
    wanted.current = true;
  }, []);
  /** The focus has come to a row by itself: the keys are for that row, whichever one was waited for. */
  const took = useCallback((id: string) => {
    setPlace((now) => (now.id === id ? now : { id, column: null }));
  }, []);
  return { at, row, column, go, want, took, elementOf };
}

/** All cells of a row, hidden ones too: a column has the same number in every row. */
export const cellsOf = (row: HTMLElement): HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>(':scope > [role="gridcell"], :scope > [role="rowheader"]'),
];

const isShown = (cell: HTMLElement): boolean => getComputedStyle(cell).display !== 'none';

/** The next cell that is shown, in either direction; null = none, so the row itself. */
export function nextCell(row: HTMLElement, from: number, step: 1 | -1): number | null {
  const cells = cellsOf(row);
  for (let at = Math.min(from, cells.length) + step; at >= 0 && at < cells.length; at += step) {
    const cell = cells[at];
    if (cell && isShown(cell)) return at;
  }
  return null;
}
