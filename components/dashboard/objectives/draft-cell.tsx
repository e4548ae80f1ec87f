import { metricOf } from '@/lib/okr/metrics';
import { locale, t } from '@/lib/platform/strings';
import { TargetIcon } from '../icons';
import type { Draft } from './draft-row';
import { readKeyResult } from './read-key-result';
import { TitleField } from './title-field';

interface DraftCellProps {
  draft: Draft;
  level: number;
  onCreate: (line: string) => Promise<boolean>;
  onEnd: () => void;
}

/** A new record in its row: one line and Enter. Beside it stands what the line is read as. */
export function DraftCell({ draft, level, onCreate, onEnd }: DraftCellProps) {
  const isKeyResult = draft.kind === 'keyResult';
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual tree stand in no table
    // biome-ignore lint/a11y/useFocusableInteractive: its field has the focus
    <div
      role="gridcell"
      className="tree-cell tree-name"
      style={{ paddingInlineStart: `calc(8px + ${Math.min(level, 8) - 1} * var(--tree-indent))` }}
    >
      <span className="tree-twisty" />
      {!isKeyResult && (
        <span className="tree-kind">
          <TargetIcon />
        </span>
      )}
      <TitleField
        key={isKeyResult ? draft.objectiveId : draft.parentId}
        label={isKeyResult ? t('newKeyResult') : t('dashNewObjective')}
        placeholder={isKeyResult ? t('dashNewKeyResultExample') : t('newObjectiveExample')}
        initial=""
        stays
        note={isKeyResult ? noteOf : objectiveNote}
        onEnter={onCreate}
        onLeave={(text) => {
          if (!text) onEnd();
        }}
        onCancel={onEnd}
      />
    </div>
  );
}

const objectiveNote = () => t('dashNewKeys');

/** "20 → 30 %", or how to write it. */
function noteOf(line: string): string {
  if (!line.trim()) return t('dashNewKeys');
  const { metric } = readKeyResult(line, locale());
  return metric ? metricOf(metric).formatRange(metric, locale()) : t('dashNewNoNumbers');
}
