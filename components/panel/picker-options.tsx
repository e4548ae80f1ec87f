import { StatusMark } from '@/components/key-result/status-mark';
import { percentText } from '@/components/key-result/words';
import { CheckIcon, PlusIcon } from '@/components/ui/icons';
import { UserText } from '@/components/ui/user-text';
import { t } from '@/lib/platform/strings';
import type { PickerGroup, PickerOption } from './picker-list';

interface GroupProps {
  group: PickerGroup;
  idOf: (option: PickerOption) => string;
  /** Id of the active option. */
  active: string | null;
  onChoose: (option: PickerOption) => void;
}

/** Keeps the focus in the field: an option is pointed at, never focused. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();

export function PickerGroupView({ group, idOf, active, onChoose }: GroupProps) {
  const heading = `${idOf({ kind: 'new', id: `group-${group.objectiveId}`, title: '' })}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox
    <div role="group" aria-labelledby={heading} className="picker-group">
      <div id={heading} className="picker-heading small">
        <UserText lines={1} text={group.team ? `${group.title} · ${group.team}` : group.title} />
      </div>
      {group.options.map(
        (option) =>
          option.kind === 'key-result' && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
            <div
              key={option.id}
              id={idOf(option)}
              role="option"
              tabIndex={-1}
              className="picker-option"
              aria-selected={option.id === active}
              aria-disabled={option.linked || undefined}
              onPointerDown={keepFocus}
              onClick={() => onChoose(option)}
            >
              <StatusMark summary={option.summary} />
              <UserText text={option.summary.keyResult.title} />
              {option.linked ? (
                <span className="small subtlest row">
                  <CheckIcon />
                  {t('linked')}
                </span>
              ) : (
                <span className="small subtlest">{percentText(option.summary)}</span>
              )}
            </div>
          ),
      )}
    </div>
  );
}

export function NewOption({
  id,
  title,
  active,
  onChoose,
}: {
  id: string;
  title: string;
  active: boolean;
  onChoose: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className="picker-option picker-new"
      aria-selected={active}
      onPointerDown={keepFocus}
      onClick={onChoose}
    >
      <PlusIcon />
      <span className="clamp">
        {t('newKeyResult')} <bdi>“{title}”</bdi>
      </span>
    </div>
  );
}
