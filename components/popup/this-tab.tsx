import { useEffect, useRef, useState } from 'react';
import { t, tKey } from '@/lib/platform/strings';
import { currentTicketTab, type TicketTab } from '@/lib/platform/tabs';
import { useCommand, useQuery } from '../store-context';
import { LinkButton } from '../ui/icon-button';
import { useToast } from '../ui/toast';
import { TabPicker } from './tab-picker';

/** The ticket of the tab beside the popup: what it serves, and a way to link it. */
export function ThisTab() {
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
      {tab ? <LinkTab tab={tab} /> : tab === null && <span className="subtlest">{t('popupNoTicket')}</span>}
    </footer>
  );
}

function LinkTab({ tab }: { tab: TicketTab }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const serves = useQuery('ticket', { ref: tab.ref }).data?.serves ?? [];
  const { run } = useCommand();
  const toast = useToast();
  const close = () => {
    setOpen(false);
    setTimeout(() => opener.current?.focus());
  };
  const say = (message: string) => toast.show({ message });
  const undo = async () => {
    const answer = await run('undo', {});
    say(answer.ok ? t('popupUndone') : tKey(answer.error.message, answer.error.substitutions));
  };
  const link = async (keyResultId: string, name: string) => {
    const { ref: ticket, url, title } = tab;
    const answer = await run('linkTicket', { ticket, url, title, keyResultId });
    if (!answer.ok) {
      say(tKey(answer.error.message, answer.error.substitutions));
      return;
    }
    close();
    toast.show({
      message: t('popupLinked', ticket.key, name),
      action: { label: t('undo'), run: () => void undo() },
    });
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
          aria-expanded={open}
          onClick={() => (open ? close() : setOpen(true))}
        >
          {serves.length > 0 ? t('popupLinkMore') : t('popupLink')}
        </LinkButton>
      </div>
      {open && <TabPicker ticket={tab.ref} onPick={link} onClose={close} />}
    </>
  );
}
