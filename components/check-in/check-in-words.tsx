import { useState } from 'react';
import { locale, t } from '@/lib/platform/strings';
import type { LinkedActivity } from '@/lib/store/api';
import { TextArea } from '../ui/field';
import { LinkButton } from '../ui/icon-button';
import type { CheckInAction, CheckInState } from './check-in-state';
import { maxText } from './check-in-state';

interface WordsProps {
  state: CheckInState;
  /** Work done since the last check-in. */
  doneSince: readonly LinkedActivity[];
  /** `Friday`; null = there was no check-in yet. */
  since: string | null;
  dispatch: (action: CheckInAction) => void;
}

const shownNames = 3;

const nameOf = ({ ticket, activity }: LinkedActivity) => ticket?.key ?? activity.text ?? activity.url ?? '';

/** Note and blockers, folded until wanted; what was done since the last check-in is offered as the note. */
export function CheckInWords({ state, doneSince, since, dispatch }: WordsProps) {
  const [open, setOpen] = useState({ comment: false, blockers: false });
  const noteOpen = open.comment || state.comment !== '';
  const blockersOpen = open.blockers || state.blockers !== '';
  const names = doneSince.map(nameOf).filter((name) => name !== '');
  const list = (some: string[]) => new Intl.ListFormat(locale(), { type: 'unit' }).format(some);
  const note = t('checkInDoneNote', list(names));
  return (
    <div className="check-in-words">
      {names.length > 0 && !state.comment.includes(note) && (
        <p className="check-in-done small">
          <bdi>
            {since === null
              ? t('checkInDoneFirst', shorten(names, list))
              : t('checkInDoneSince', since, shorten(names, list))}
          </bdi>{' '}
          <LinkButton
            onClick={() => {
              dispatch({ type: 'note', text: note });
              setOpen({ ...open, comment: true });
            }}
          >
            {t('checkInUseAsNote')}
          </LinkButton>
        </p>
      )}
      {noteOpen && (
        <TextArea
          label={t('checkInNote')}
          maxLength={maxText}
          autoFocus={open.comment}
          value={state.comment}
          onChange={(text) => dispatch({ type: 'comment', text })}
        />
      )}
      {blockersOpen && (
        <TextArea
          label={t('checkInBlockers')}
          maxLength={maxText}
          autoFocus={open.blockers}
          value={state.blockers}
          onChange={(text) => dispatch({ type: 'blockers', text })}
        />
      )}
      {(!noteOpen || !blockersOpen) && (
        <div className="row">
          {!noteOpen && (
            <LinkButton onClick={() => setOpen({ ...open, comment: true })}>{t('checkInAddNote')}</LinkButton>
          )}
          {!blockersOpen && (
            <LinkButton onClick={() => setOpen({ ...open, blockers: true })}>
              {t('checkInAddBlockers')}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  );
}

function shorten(names: string[], list: (some: string[]) => string): string {
  const some = names.slice(0, shownNames).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  const more = names.length - some.length;
  return list(more > 0 ? [...some, t('checkInMoreDone', more)] : some);
}
