import { UserText } from '@/components/ui/user-text';
import { isPrivate } from '@/lib/okr/scope';
import { t, tKey } from '@/lib/platform/strings';
import { TargetIcon } from '../icons';
import { PrivateMark } from '../private-mark';
import { outcomeText } from './objective-words';
import { TitleField } from './title-field';
import { isRecord, type RecordRow, titleOf } from './tree';
import { type TreeRowProps, Twisty } from './tree-row';

/** Its place in the tree, its title, and what is to be known of it before anything else. */
export function NameCell({
  row,
  actions,
  isRenaming,
  newTitle,
  showsCycle,
  archived,
  tabIndex,
}: TreeRowProps & { tabIndex: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual tree stand in no table
    <div
      role="rowheader"
      className="tree-cell tree-name"
      style={{ paddingInlineStart: `calc(8px + ${Math.min(row.level, 8) - 1} * var(--tree-indent))` }}
      tabIndex={tabIndex}
    >
      <Twisty row={row} onToggle={() => actions.toggle(row)} />
      {row.kind === 'objective' && (
        <span className="tree-kind" role="img" aria-label={t('dashObjective')}>
          <TargetIcon />
        </span>
      )}
      {row.kind === 'objective' && isPrivate(row.item.summary.objective) && <PrivateMark />}
      {!isRecord(row) ? (
        <span className="tree-title one-line subtle">{t(archived ? 'dashKeyResults' : 'dashLoose')}</span>
      ) : isRenaming ? (
        <TitleField
          label={t('dashRenameOf', titleOf(row).slice(0, 100))}
          initial={titleOf(row)}
          onEnter={(title) => actions.endRename(row, title)}
          onLeave={(title) => void actions.endRename(row, title, true)}
          onCancel={() => void actions.endRename(row, null)}
        />
      ) : (
        <>
          <a
            className="tree-title"
            href={actions.hrefOf(row)}
            tabIndex={-1}
            draggable={false}
            onClick={() => actions.activate(row)}
          >
            <UserText text={newTitle ?? titleOf(row)} lines={2} />
          </a>
          <Marks row={row} showsCycle={showsCycle} />
        </>
      )}
    </div>
  );
}

/** "Draft", "Missed", the cycle, more of something than the workspace wants: quiet words, each whole or not there. */
function Marks({ row, showsCycle }: { row: RecordRow; showsCycle: boolean }) {
  const record = row.kind === 'objective' ? row.item.summary.objective : row.summary.keyResult;
  const outcome = outcomeText(record);
  const hints = row.kind === 'objective' ? row.item.hints : [];
  const isDelivery = row.kind === 'keyResult' && row.summary.keyResult.nature === 'delivery';
  return (
    <span className="tree-marks">
      {record.state === 'draft' && <span className="dash-lozenge">{t('dashDraft')}</span>}
      {outcome && <span className="dash-lozenge">{outcome}</span>}
      {isDelivery && <span className="tree-mark small subtlest">{t('dashDelivery')}</span>}
      {hints.length > 0 && (
        <span className="tree-mark tree-hint small" title={hints.map(hintText).join('\n')}>
          {hints.map(hintText).join(' · ')}
        </span>
      )}
      {showsCycle && row.kind === 'objective' && row.level === 1 && (
        <bdi className="tree-mark tree-cycle small subtlest">{row.item.cycle.name}</bdi>
      )}
    </span>
  );
}

const hintText = (hint: { message: string; substitutions?: readonly string[] }) =>
  tKey(hint.message, hint.substitutions ?? []);
