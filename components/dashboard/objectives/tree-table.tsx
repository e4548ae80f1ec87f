import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { hasSingleKeys } from '../single-keys';
import { columns } from './columns';
import type { DraftRow, TableRow } from './draft-row';
import { gridAction, isTyping } from './keys';
import type { TableActions } from './table-actions';
import { isRecord } from './tree';
import { TreeRowView } from './tree-row';
import { useGridFocus } from './use-grid-focus';
import { useGridKeys } from './use-grid-keys';

/** Pixels: of a row, of one in a narrow table (the title has two lines), of the heading. */
const rowHeight = 36;
const narrowHeight = 52;
const headHeight = 32;
const narrowBelow = 560;

export interface GridControl {
  /** Gives a row the focus with the next drawing. */
  focus: (id: string) => void;
  /** The row that holds the place now keeps the focus, or the one that follows it. */
  keep: () => void;
}

interface TreeTableProps {
  label: string;
  rows: readonly TableRow[];
  boot: Boot;
  actions: TableActions;
  archived: boolean;
  showsCycle: boolean;
  /** The record in the pane. */
  openId: string | null;
  renaming: string | null;
  /** A new title that the store is writing. */
  renamed: { id: string; title: string } | null;
  /** null = all match. */
  matches: ReadonlySet<string> | null;
  /** A record that is written in place. */
  renderDraft: (row: DraftRow) => ReactNode;
  control: { current: GridControl | null };
  /** Above the rows, scrolling with them. */
  children?: ReactNode;
}

/** The objectives as a tree of rows; only those in view are drawn. Keys as in the ARIA pattern for tree grids. */
export function TreeTable(props: TreeTableProps) {
  const { label, rows, boot, actions, archived, showsCycle, openId, renaming, matches } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow(scroll);
  const focus = useGridFocus(rows, scroll);
  const { at, column, go, want } = focus;
  const draftAt = rows.findIndex(({ kind }) => kind === 'draft');
  const height = isNarrow ? narrowHeight : rowHeight;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      // The one with the focus, and the one that is written, stay drawn wherever the list is scrolled to.
      for (const kept of [at, draftAt]) if (kept >= 0 && kept < range.count) shown.add(kept);
      return [...shown].sort((a, b) => a - b);
    },
    [at, draftAt],
  );
  // Made once: with another function every row is measured anew, at each step of scrolling.
  const estimateSize = useCallback(() => height, [height]);
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize,
    getItemKey,
    overscan: 10,
    scrollPaddingStart: headHeight,
    scrollMargin: headHeight,
    initialRect: { width: 1000, height: 900 },
    rangeExtractor,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is measured anew
  useLayoutEffect(() => virtual.measure(), [height]);
  const show = useCallback((index: number) => virtual.scrollToIndex(index, { align: 'auto' }), [virtual]);
  useLayoutEffect(() => {
    if (draftAt >= 0) show(draftAt);
  }, [draftAt, show]);
  props.control.current = {
    focus: (id) => {
      go({ id, column: null });
      const index = rows.findIndex((row) => row.id === id);
      if (index >= 0) show(index);
    },
    keep: want,
  };
  const page = () => Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - headHeight) / height) - 1);
  const act = useGridKeys({ rows, focus, actions, archived, page, show });
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.defaultPrevented || isTyping(target) || target.closest('[role="menu"], dialog')) return;
    // A control within a row answers its own keys.
    if ((event.key === 'Enter' || event.key === ' ') && target.closest('a, button')) return;
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const action = gridAction(event, rtl, hasSingleKeys());
    if (action && act(action)) event.preventDefault();
  };
  return (
    <div ref={scroll} className="dash-body tree" data-narrow={isNarrow || undefined}>
      <div
        role="treegrid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-readonly={archived}
        onKeyDown={press}
        onFocus={(event) => {
          // By the mouse or a screen reader's own keys: the place goes along.
          const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row;
          if (row) focus.took(row);
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a virtual tree stand in no table */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: nothing is done with the heading */}
        <div role="row" className="tree-head" aria-rowindex={1}>
          {columns.map(({ id, label: name }) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div key={id} role="columnheader" className={`tree-cell tree-${id}`}>
              {id === 'more' ? <span className="visually-hidden">{t(name)}</span> : t(name)}
            </div>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="tree-rows" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            if (!row) return null;
            const style = { blockSize: height, transform: `translateY(${start - headHeight}px)` };
            if (row.kind === 'draft') {
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: its field has the focus
                <div
                  key={key}
                  role="row"
                  className="tree-row tree-draft"
                  style={style}
                  aria-rowindex={index + 2}
                  aria-level={row.level}
                >
                  {props.renderDraft(row)}
                </div>
              );
            }
            return (
              <TreeRowView
                key={key}
                row={row}
                boot={boot}
                actions={actions}
                index={index + 2}
                style={style}
                focusAt={index === at ? column : undefined}
                isOpen={row.id === openId}
                isFaint={matches !== null && isRecord(row) && !matches.has(row.id)}
                isRenaming={row.id === renaming}
                newTitle={props.renamed?.id === row.id ? props.renamed.title : null}
                archived={archived}
                showsCycle={showsCycle}
              />
            );
          })}
        </div>
      </div>
      {props.children}
    </div>
  );
}

/** Whether the table has no room for one-line titles. */
function useNarrow(element: { current: HTMLElement | null }): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setNarrow(entry.contentRect.width < narrowBelow);
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return isNarrow;
}
