import { useEffect, useState } from 'react';
import { hostListings } from '@/lib/hosts';
import { type Platform, parseAddress, siteFor } from '@/lib/hosts/detect';
import { permissionOf } from '@/lib/hosts/own-site';
import { askAccess, dropAccess } from '@/lib/platform/permissions';
import { tellWorker } from '@/lib/platform/runtime';
import { onSitesChanged, putSite } from '@/lib/platform/sites';
import { type MessageKey, t } from '@/lib/platform/strings';
import { dropWish, onWishChanged, readWish, type Wish, writeWish } from '@/lib/platform/wish';
import { LinkButton } from '../ui/icon-button';
import { useToast } from '../ui/toast';

/** What was found, in words. */
const says: Record<Exclude<Wish['state'], 'asked' | 'looking'>, MessageKey> = {
  'some-jira': 'popupSomeJira',
  'sign-in': 'popupSignIn',
  failing: 'popupFailing',
  unreachable: 'popupUnreachable',
  'no-jira': 'popupNoJira',
};

/**
 * "Turn Keyline on here". The browser's question may close the popup: the wish is stored before it is asked, the
 * worker carries it out, and this only shows how far it is.
 */
export function TurnOn({ address }: { address: string }) {
  const toast = useToast();
  const parsed = parseAddress(address);
  const origin = typeof parsed === 'string' ? null : parsed.origin;
  const wish = useWish(origin);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    onSitesChanged((sites) => {
      if (sites.some((site) => site.origin === origin))
        toast.show({ message: t('popupTurnedOn', new URL(address).host) });
    }, stop.signal);
    return () => stop.abort();
  }, [origin, address, toast]);
  if (typeof parsed === 'string' || origin === null)
    return <span className="subtlest">{t('popupNoTicket')}</span>;

  const { host } = new URL(address);
  const pattern = permissionOf({ origin, path: '', platform: 'jira-dc' });
  const turnOn = () => {
    const written = writeWish({ origin, paths: parsed.paths, state: 'asked', path: null });
    const asked = askAccess([pattern]);
    void Promise.all([written, asked]).then(([, granted]) => {
      setRefused(!granted);
      if (granted) tellWorker({ type: 'carryOutWish' });
      else void dropWish();
    });
  };
  const take = async (platform: Platform) => {
    const path = wish?.path ?? null;
    const site = siteFor(parsed, path === null ? { is: 'no-jira' } : { is: 'some-jira', path }, platform);
    if (site) await putSite(site);
    await dropWish();
  };
  const leave = async () => {
    await dropWish();
    await dropAccess([pattern]);
  };

  if (wish?.state === 'asked' || wish?.state === 'looking') {
    return (
      <div className="row" role="status">
        <span className="subtlest">{wish.state === 'asked' ? t('popupAsking') : t('popupLooking')}</span>
      </div>
    );
  }
  if (wish) {
    return (
      <>
        <span role="status" className="popup-found">
          {t(says[wish.state], host)}
        </span>
        <div className="row">
          {(['jira-cloud', 'jira-dc'] as const).map((platform) => (
            <LinkButton key={platform} onClick={() => void take(platform)}>
              {hostListings.find(({ id }) => id === platform)?.name ?? platform}
            </LinkButton>
          ))}
          <LinkButton className="row-end" onClick={turnOn}>
            {t('popupLookAgain')}
          </LinkButton>
          <LinkButton onClick={() => void leave()}>{t('popupLeaveIt')}</LinkButton>
        </div>
      </>
    );
  }
  return (
    <div className="row">
      <span className="one-line">{refused ? t('popupRefused') : t('popupThisTab', host)}</span>
      <LinkButton className="row-end popup-link" onClick={turnOn}>
        {t('popupTurnOn')}
      </LinkButton>
    </div>
  );
}

/** What was wished for this site before, and how far it is. */
function useWish(origin: string | null): Wish | null {
  const [wish, setWish] = useState<Wish | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const take = (found: Wish | null) => {
      if (stop.signal.aborted) return;
      setWish(found?.origin === origin ? found : null);
    };
    void readWish().then((found) => {
      // A popup that was closed by the question comes back: a "no" left the wish, a "yes" the work.
      if (found?.state === 'asked') take(null);
      else take(found);
      if (found) tellWorker({ type: 'carryOutWish' });
    });
    onWishChanged(take, stop.signal);
    return () => stop.abort();
  }, [origin]);
  return wish;
}
