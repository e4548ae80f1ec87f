import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { focusWhenOurs } from '@/components/ui/focus';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import './picker.css';
import { canChoose, type PickerOption, pickerGroups, pickerOptions, stepTo } from './picker-list';
import { NewOption, PickerGroupView } from './picker-options';

interface PickerProps {
  label: string;
  cycleId: string | null;
  /** Its links are marked and cannot be chosen again; null = search only. */
  ticket: TicketRef | null;
  /** The host's immutable id, where the page shows it: it may be linked under a former key. */
  hostId?: string | null;
  onPick: (summary: KeyResultSummary) => void;
  /** Absent = nothing can be created here. */
  onNew?: (title: string) => void;
  onClose: () => void;
}

/** A field in place with its results under it, grouped by objective: type, ↑ ↓, Enter; Esc back. */
export function Picker({ label, cycleId, ticket, hostId = null, onPick, onNew, onClose }: PickerProps) {
  const id = useId();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const { data, error } = useQuery('picker', { text: asked, cycleId, ref: ticket, hostId });
  const kept = useRef(data);
  if (data) kept.current = data;
  const found = data ?? kept.current;
  const { groups, full } = pickerGroups(found?.groups ?? []);
  const options = pickerOptions(groups, onNew && found ? text : '');
  const [at, setAt] = useState(0);
  const active = canChoose(options[at]) ? at : stepTo(options, -1, 1);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => focusWhenOurs(input.current), []);
  const optionId = (option: PickerOption | undefined) => (option ? `${id}-${option.id}` : undefined);

  const choose = (option: PickerOption | undefined) => {
    if (!option || !canChoose(option)) return;
    if (option.kind === 'new') onNew?.(option.title);
    else onPick(option.summary);
  };
  const settled = data !== undefined && asked === text;
  const [entered, setEntered] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the answer to what was typed is there
  useEffect(() => {
    if (!settled || !entered) return;
    setEntered(false);
    choose(options[active]);
  }, [settled, entered]);
  const move = (step: 1 | -1, from = active) => {
    const next = stepTo(options, from, step);
    setAt(next);
    document.getElementById(optionId(options[next]) ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    // Enter and Esc while an input method composes are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      // Typed faster than the store answers: what is shown is not what was asked for yet.
      if (settled) choose(options[active]);
      else setEntered(true);
    } else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="picker">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={optionId(options[active])}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setEntered(false);
        }}
        onKeyDown={press}
      />
      {error && <QueryFailed error={error} />}
      <div id={`${id}-list`} className="picker-list" role="listbox" aria-label={label}>
        {groups.map((group) => (
          <PickerGroupView
            key={group.objectiveId}
            group={group}
            idOf={(option) => optionId(option) ?? ''}
            active={options[active]?.id ?? null}
            onChoose={choose}
          />
        ))}
        {options.at(-1)?.kind === 'new' && (
          <NewOption
            id={`${id}-new`}
            title={text.trim()}
            active={options[active]?.kind === 'new'}
            onChoose={() => choose(options.at(-1))}
          />
        )}
      </div>
      {full && <p className="small subtlest">{t('pickerMore')}</p>}
      {found && options.length === 0 && (
        <p className="small subtle picker-empty">{text.trim() ? t('pickerNothing') : t('pickerEmpty')}</p>
      )}
      <p className="visually-hidden" role="status">
        {found && countText(options.filter((option) => option.kind === 'key-result').length)}
      </p>
    </div>
  );
}

const countText = (found: number): string => (found === 1 ? t('pickerCountOne') : t('pickerCount', found));
