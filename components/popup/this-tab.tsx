import { useEffect, useRef, useState } from 'react';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import { currentTicketTab, type TicketTab } from '@/lib/platform/tabs';
import { Picker } from '../panel/picker';
import { useQuery } from '../store-context';
import { LinkButton } from '../ui/icon-button';
import { useToast } from '../ui/toast';
import { useAct } from '../use-act';
import { shortName } from './saved-text';

interface Picking {
  /** The picker is open, in the place of what is above. */
  picking: boolean;
  onPicking: (picking: boolean) => void;
}

/** The ticket of the tab beside the popup: what it serves, and a way to link it. */
export function ThisTab(props: Picking) {
  const [tab, setTab] = useState<TicketTab | null | undefined>(undefined);
  useEffect(() => {
    let left = false;
    const take = (found: TicketTab | null) => left || setTab(found);
    currentTicketTab().then(take, () => take(null));
    return () => {
      left = true;
    };
  }, []);
  return (
    <footer className="popup-tab small">
      {tab ? (
        <LinkTab tab={tab} {...props} />
      ) : (
        tab === null && <span className="subtlest">{t('popupNoTicket')}</span>
      )}
    </footer>
  );
}

function LinkTab({ tab, picking, onPicking }: Picking & { tab: TicketTab }) {
  const opener = useRef<HTMLButtonElement>(null);
  const serves = useQuery('ticket', { ref: tab.ref }).data?.serves ?? [];
  const { act } = useAct();
  const { hide } = useToast();
  const close = () => {
    onPicking(false);
    setTimeout(() => opener.current?.focus());
  };
  const open = () => {
    // It would cover the last results.
    hide();
    onPicking(true);
  };
  const link = async ({ keyResult }: KeyResultSummary) => {
    const { ref: ticket, url, title } = tab;
    const done = t('popupLinked', ticket.key, shortName(keyResult.shortName ?? keyResult.title));
    const answer = await act('linkTicket', { ticket, url, title, keyResultId: keyResult.id }, done);
    if (answer.ok) close();
  };
  const first = serves[0]?.summary.keyResult;
  return (
    <>
      <div className="row">
        <span className="one-line">
          {t('popupThisTab', tab.ref.key)}
          {first && (
            <span className="subtlest">
              {' · '}
              <bdi>{first.shortName ?? first.title}</bdi>
              {serves.length > 1 && ` +${serves.length - 1}`}
            </span>
          )}
        </span>
        <LinkButton
          ref={opener}
          className="row-end popup-link"
          aria-expanded={picking}
          onClick={() => (picking ? close() : open())}
        >
          {picking ? t('checkInCancel') : serves.length > 0 ? t('popupLinkMore') : t('popupLink')}
        </LinkButton>
      </div>
      {picking && (
        <Picker
          label={t('popupPickerHint')}
          cycleId={null}
          ticket={tab.ref}
          onPick={(summary) => void link(summary)}
          onClose={close}
        />
      )}
    </>
  );
}
