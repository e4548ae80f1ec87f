import { useId, useState } from 'react';
import { t } from '@/lib/platform/strings';

interface PickSetProps {
  label: string;
  options: readonly { id: string; name: string }[];
  /** Ids that are in, by `true`. */
  chosen: Record<string, boolean>;
  /** One id that went in or out. */
  onChange: (id: string, isIn: boolean) => void;
  /** Where there is nothing to pick from. */
  empty: string;
}

/** More than these get a field to narrow them. */
const many = 10;

/** Some of many, a box each; those chosen stand first. */
export function PickSet({ label, options, chosen, onChange, empty }: PickSetProps) {
  const id = useId();
  const [text, setText] = useState('');
  // Fixed while the form is open: a box that jumps away under the pointer is worse than one out of order.
  const [first] = useState(() => new Set(Object.keys(chosen).filter((each) => chosen[each])));
  const wanted = text.trim().toLocaleLowerCase();
  const shown = [...options]
    .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <fieldset className="pick-set" aria-labelledby={id}>
      <legend id={id} className="field-label">
        {label}
      </legend>
      {options.length === 0 && <p className="small subtlest">{empty}</p>}
      {options.length > many && (
        <input
          className="input"
          aria-label={t('dashNarrow', label)}
          placeholder={t('dashNarrow', label)}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {options.length > 0 && (
        <div className="pick-set-options">
          {shown.map((option) => (
            <label key={option.id} className="pick-set-option">
              <input
                type="checkbox"
                checked={chosen[option.id] === true}
                onChange={(event) => onChange(option.id, event.target.checked)}
              />
              <bdi className="one-line">{option.name}</bdi>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** What differs between two sets, as the commands take it; undefined = nothing. */
export function setChange(
  before: Record<string, boolean>,
  after: Record<string, boolean>,
): Record<string, boolean> | undefined {
  const ids = Object.keys({ ...before, ...after }).filter(
    (id) => (before[id] === true) !== (after[id] === true),
  );
  return ids.length > 0 ? Object.fromEntries(ids.map((id) => [id, after[id] === true])) : undefined;
}
