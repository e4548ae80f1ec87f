import { IconButton } from '@/components/ui/icon-button';
import { MoreIcon } from '@/components/ui/icons';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { t } from '@/lib/platform/strings';
import type { TableActions } from './table-actions';
import { type RecordRow, titleOf } from './tree';

/** ⋯ of a row: all that the keys do, and what is done in the pane. */
export function RowMenu({ row, actions }: { row: RecordRow; actions: TableActions }) {
  const name = titleOf(row).slice(0, 100);
  return (
    <Menu label={t('moreOf', name)} entries={entriesOf(row, actions)}>
      {(trigger) => (
        <IconButton
          {...trigger}
          className="tree-more-button"
          tabIndex={-1}
          label={t('moreOf', name)}
          icon={<MoreIcon />}
        />
      )}
    </Menu>
  );
}

function entriesOf(row: RecordRow, actions: TableActions): MenuEntry[] {
  const state = row.kind === 'objective' ? row.item.summary.objective.state : row.summary.keyResult.state;
  return [
    { label: t('dashOpen'), shortcut: '↵', onSelect: () => actions.open(row) },
    { label: t('dashRename'), shortcut: 'E', onSelect: () => actions.rename(row) },
    ...(row.kind === 'objective'
      ? [{ label: t('newKeyResult'), shortcut: 'N', onSelect: () => actions.newKeyResult(row) }]
      : []),
    'line',
    { label: t('dashMoveUp'), shortcut: 'Alt+↑', onSelect: () => actions.move(row, 'up') },
    { label: t('dashMoveDown'), shortcut: 'Alt+↓', onSelect: () => actions.move(row, 'down') },
    { label: t('dashMoveTo'), onSelect: () => actions.chooseMove(row) },
    'line',
    ...(state === 'active'
      ? [{ label: t('dashCloseRecord'), onSelect: () => actions.open(row, 'close') }]
      : [
          {
            label: state === 'draft' ? t('dashActivate') : t('dashReopen'),
            onSelect: () => actions.activateState(row),
          },
        ]),
    { label: t('dashArchive'), shortcut: 'Del', onSelect: () => actions.archive(row) },
  ];
}
