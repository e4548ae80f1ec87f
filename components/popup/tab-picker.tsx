import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { t } from '@/lib/platform/strings';
import { StatusMark } from '../key-result/status-mark';
import { useQuery } from '../store-context';
import { Skeleton } from '../ui/section';
import { UserText } from '../ui/user-text';

interface TabPickerProps {
  ticket: TicketRef;
  onPick: (keyResultId: string, name: string) => Promise<void>;
  onClose: () => void;
}

/** A field with the key results under it, grouped by objective: ↑ ↓ Enter, Escape back. */
export function TabPicker({ ticket, onPick, onClose }: TabPickerProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { data } = useQuery('picker', { text: useDeferredValue(text), cycleId: null, ref: ticket });
  const items = (data?.groups ?? []).flatMap((group) => group.items);
  const open = items.filter((item) => !item.linked);
  const active = open[Math.min(at, open.length - 1)]?.summary.keyResult;
  const optionId = (keyResultId: string) => `${id}-${keyResultId}`;
  const activeId = active && optionId(active.id);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const pick = (keyResultId: string, name: string) => void onPick(keyResultId, name);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((Math.min(at, open.length - 1) + step + open.length) % Math.max(1, open.length));
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && active) pick(active.id, active.shortName ?? active.title);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="popup-picker">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label={t('popupPickerLabel', ticket.key)}
        aria-expanded={open.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(activeId && { 'aria-activedescendant': activeId })}
        placeholder={t('popupPickerHint')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {!data && <Skeleton label={t('loading')} lines={2} />}
      {data && items.length === 0 && (
        <p className="subtlest" role="status">
          {text ? t('popupPickerNone', text.slice(0, 60)) : t('popupPickerEmpty')}
        </p>
      )}
      <div id={`${id}-list`} className="popup-options" role="listbox" aria-label={t('popupPickerList')}>
        {(data?.groups ?? []).map(({ objective, items: group }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={objective.id} role="group" aria-labelledby={optionId(objective.id)}>
            <div id={optionId(objective.id)} className="popup-group subtlest" role="presentation">
              <UserText text={objective.title} lines={1} />
            </div>
            {group.map(({ summary, linked }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
              <div
                key={summary.keyResult.id}
                id={optionId(summary.keyResult.id)}
                className="popup-option"
                role="option"
                tabIndex={-1}
                aria-selected={summary.keyResult.id === active?.id}
                aria-disabled={linked}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  if (!linked)
                    pick(summary.keyResult.id, summary.keyResult.shortName ?? summary.keyResult.title);
                }}
              >
                <StatusMark summary={summary} />
                <UserText text={summary.keyResult.title} lines={1} />
                {linked && <span className="row-end subtlest">{t('popupPickerLinked')}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
