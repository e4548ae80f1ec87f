import { useEffect, useRef, useState } from 'react';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { onAccessChanged } from '@/lib/platform/permissions';
import { canOpenSidePanel, openSidePanel } from '@/lib/platform/side-panel';
import { onSitesChanged } from '@/lib/platform/sites';
import { t } from '@/lib/platform/strings';
import type { TicketTab } from '@/lib/platform/tabs';
import { readThisTab } from '@/lib/platform/this-tab';
import { Picker } from '../panel/picker';
import { useQuery } from '../store-context';
import { LinkButton } from '../ui/icon-button';
import { later } from '../ui/later';
import { useToast } from '../ui/toast';
import { useAct } from '../use-act';
import { shortName } from './saved-text';

const TurnOn = later(async () => (await import('./turn-on')).TurnOn);
const Revoked = later(async () => (await import('./revoked')).Revoked);

interface Picking {
  /** The picker is open, in the place of what is above. */
  picking: boolean;
  onPicking: (picking: boolean) => void;
}

/** The tab beside the popup: what its ticket serves and a way to link it, or a way to have Keyline there. */
export function ThisTab(props: Picking) {
  const tab = useThisTab();
  return (
    <footer className="popup-tab small">
      {tab?.ticket && <LinkTab tab={tab.ticket} {...props} />}
      {tab?.other && <TurnOn address={tab.other} />}
      {tab?.revoked && <Revoked origins={tab.origins} />}
      {tab && !tab.ticket && !tab.other && !tab.revoked && <NoTicket />}
    </footer>
  );
}

/** Anew after each change of sites or permissions: a site may have been turned on meanwhile. */
function useThisTab() {
  const [tab, setTab] = useState<Awaited<ReturnType<typeof readThisTab>> | undefined>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    const look = () =>
      void readThisTab().then(
        (found) => stop.signal.aborted || setTab(found),
        () => stop.signal.aborted || setTab({ ticket: null, origins: [], other: null, revoked: false }),
      );
    look();
    onSitesChanged(look, stop.signal);
    onAccessChanged(look, stop.signal);
    return () => stop.abort();
  }, []);
  return tab;
}

function NoTicket() {
  const toast = useToast();
  const open = () =>
    void openSidePanel().then(
      () => globalThis.close(),
      () => toast.show({ message: t('sidePanelFailed') }),
    );
  return (
    <div className="row">
      <span className="subtlest">{t('popupNoTicket')}</span>
      {canOpenSidePanel() && (
        <LinkButton className="row-end popup-link" onClick={open}>
          {t('popupSidePanel')}
        </LinkButton>
      )}
    </div>
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
