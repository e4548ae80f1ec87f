import { t } from '@/lib/platform/strings';
import { UserText } from '../ui/user-text';
import type { EntryProps } from './entry-inputs';
import { toggleId } from './entry-values';

/** Steps of a milestone, a box each. */
export function StepsEntry({ entry, state, title, describedBy, dispatch }: EntryProps<'steps'>) {
  // The first open step is what the form is for.
  const first = Math.max(
    0,
    entry.steps.findIndex(({ done }) => !done),
  );
  return (
    <fieldset className="check-in-boxes" aria-describedby={describedBy}>
      <legend className="visually-hidden">{t('checkInStepsOf', title)}</legend>
      {entry.steps.map(({ id, title: step, done }, at) => (
        <label key={id} className="check-in-box">
          <input
            type="checkbox"
            {...(at === first && { 'data-first': true })}
            checked={state.ticks[id] ?? done}
            onChange={(event) => dispatch({ type: 'tick', id, done: event.target.checked })}
          />
          <UserText text={step} />
        </label>
      ))}
    </fieldset>
  );
}

/** Done or not. */
export function ToggleEntry({ entry, state, title, describedBy, dispatch }: EntryProps<'toggle'>) {
  return (
    <div className="check-in-boxes">
      <label className="check-in-box">
        <input
          type="checkbox"
          data-first
          aria-label={t('checkInDoneOf', title)}
          aria-describedby={describedBy}
          checked={state.ticks[toggleId] ?? entry.done}
          onChange={(event) => dispatch({ type: 'tick', id: toggleId, done: event.target.checked })}
        />
        <span>{t('checkInDone')}</span>
      </label>
    </div>
  );
}
