import { type CSSProperties, type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { ChevronRightIcon } from '@/components/ui/icons';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { RestoreIcon } from '../icons';
import { KeyResultCells, ObjectiveCells } from './cells';
import type { DropPlace } from './moves';
import { NameCell } from './name-cell';
import { RowMenu } from './row-menu';
import type { TableActions } from './table-actions';
import { type TreeRow, titleOf } from './tree';

export interface TreeRowProps {
  row: TreeRow;
  boot: Boot;
  actions: TableActions;
  /** `aria-rowindex`: the heading is 1. */
  index: number;
  style: CSSProperties;
  /** The cell that has the row's place in the tab order: a column, null = the row itself; undefined = another row has it. */
  focusAt: number | null | undefined;
  isOpen: boolean;
  /** There only since something beneath it matches. */
  isFaint: boolean;
  isRenaming: boolean;
  /** Renamed, and not yet read anew. */
  newTitle: string | null;
  /** Put away: it can be restored, not changed. */
  archived: boolean;
  /** More than one cycle is shown: objectives at the root say theirs. */
  showsCycle: boolean;
}

/** A row of the table. Drawn anew only where something of it changes. */
export const TreeRowView = memo(function TreeRowView(props: TreeRowProps) {
  const { row, actions, index, style, focusAt, isOpen, isFaint, archived } = props;
  const element = useRef<HTMLDivElement>(null);
  const [drop, setDrop] = useState<DropPlace | null>(null);
  const kept = useRef(row);
  kept.current = row;
  useEffect(() => {
    if (archived || !element.current) return;
    return actions.attachDrag(element.current, () => kept.current, setDrop);
  }, [actions, archived]);
  const tabOf = (column: number) => ({ tabIndex: focusAt === column ? 0 : -1 });
  const click = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button, input')) return;
    actions.click(row, event.target as Element);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table takes the keys of its rows
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual tree stand in no table
    <div
      ref={element}
      role="row"
      className="tree-row"
      style={style}
      data-row={row.id}
      data-kind={row.kind}
      data-record={row.kind === 'group' ? undefined : row.id}
      data-faint={isFaint || undefined}
      data-drop={drop ?? undefined}
      aria-rowindex={index}
      aria-level={row.level}
      aria-posinset={row.pos}
      aria-setsize={row.size}
      {...(row.expanded !== null && { 'aria-expanded': row.expanded })}
      {...(row.kind !== 'group' && { 'aria-selected': isOpen })}
      tabIndex={focusAt === null ? 0 : -1}
      onClick={click}
    >
      <NameCell {...props} tabIndex={tabOf(0).tabIndex} />
      {row.kind === 'objective' && <ObjectiveCells item={row.item} boot={props.boot} tabOf={tabOf} />}
      {row.kind === 'keyResult' && <KeyResultCells summary={row.summary} boot={props.boot} tabOf={tabOf} />}
      {row.kind === 'group' ? null : (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div role="gridcell" className="tree-cell tree-more" tabIndex={tabOf(8).tabIndex}>
          {archived ? (
            <IconButton
              tabIndex={-1}
              label={t('dashRestoreOf', titleOf(row).slice(0, 100))}
              icon={<RestoreIcon />}
              onClick={() => actions.restore(row)}
            />
          ) : (
            <RowMenu row={row} actions={actions} />
          )}
        </div>
      )}
    </div>
  );
});

/** ▸ turned down where it is open. */
export function Twisty({ row, onToggle }: { row: TreeRow; onToggle: () => void }) {
  if (row.expanded === null) return <span className="tree-twisty" />;
  return (
    <button
      type="button"
      className="tree-twisty"
      data-expanded={row.expanded}
      tabIndex={-1}
      aria-label={row.expanded ? t('dashCollapse') : t('dashExpand')}
      onClick={onToggle}
    >
      <ChevronRightIcon />
    </button>
  );
}
