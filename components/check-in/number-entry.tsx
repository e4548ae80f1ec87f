import type { KeyboardEvent } from 'react';
import { t } from '@/lib/platform/strings';
import { IconButton } from '../ui/icon-button';
import { MinusIcon, PlusIcon } from '../ui/icons';
import { writeNumber } from './check-in-state';
import type { EntryProps } from './entry-inputs';

/** ↑ ↓ move by one step, Page Up and Page Down by ten. */
const keys: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** `[ − ] 2.3 s [ + ]`: typed or stepped, on the last value in grey until touched. */
export function NumberEntry({
  entry,
  state,
  base,
  title,
  describedBy,
  problem,
  dispatch,
}: EntryProps<'number'>) {
  const last = entry.value === null ? '' : writeNumber(entry.value, base.locale);
  const shown = state.text ?? last;
  const step = (times: number) => dispatch({ type: 'step', times });
  const press = (event: KeyboardEvent) => {
    const times = keys[event.key];
    if (times === undefined) return;
    event.preventDefault();
    step(times);
  };
  return (
    <div className="check-in-number">
      <IconButton
        tabIndex={-1}
        label={t('checkInLess')}
        icon={<MinusIcon />}
        className="check-in-step"
        onClick={() => step(-1)}
      />
      <label className="check-in-value">
        <span className="visually-hidden">{`${t('checkInValueOf', title)}${entry.unit ? ', ' : ''}`}</span>
        <input
          data-first
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={state.text ?? ''}
          placeholder={last || t('checkInNoValue')}
          style={{ inlineSize: `${widthOf(shown || t('checkInNoValue'))}ch` }}
          aria-describedby={describedBy}
          {...(problem && { 'aria-invalid': true })}
          onChange={(event) => dispatch({ type: 'type', text: event.target.value })}
          onKeyDown={press}
        />
        {entry.unit && <span className="check-in-unit">{entry.unit}</span>}
      </label>
      <IconButton
        tabIndex={-1}
        label={t('checkInMore')}
        icon={<PlusIcon />}
        className="check-in-step"
        onClick={() => step(1)}
      />
    </div>
  );
}

/** In digits' widths; signs are about half as wide. */
const widthOf = (text: string): number =>
  Math.min(12, Math.max(1, text.length - 0.5 * (text.match(/[.,]/g)?.length ?? 0))) + 0.3;
