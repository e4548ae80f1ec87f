import { useState } from 'react';
import { openPage } from '@/lib/platform/open-page';
import { t } from '@/lib/platform/strings';
import { ErrorScreen } from '../page/error-screen';
import { useQuery } from '../store-context';
import { SyncLineLater } from '../sync/sync-later';
import { IconButton } from '../ui/icon-button';
import { ExternalIcon, MarkIcon } from '../ui/icons';
import { later } from '../ui/later';
import { Skeleton } from '../ui/section';
import { AllDone, NotSetUp } from './all-done';
import { DueCheckIn } from './due-check-in';
import './popup.css';
import { useDue } from './use-due';

/** Beside the check-in: it comes after it. */
const ThisTab = later(async () => (await import('./this-tab')).ThisTab);

const openDashboard = () => void openPage('dashboard.html').then(() => globalThis.close());
const openPanel = () => void openPage('panel.html').then(() => globalThis.close());

/** The weekly check-in in seconds, and a way to link the ticket of the tab beside it. */
export function Popup() {
  const boot = useQuery('boot', {});
  const round = useDue();
  const [picking, setPicking] = useState(false);
  // A later read that fails leaves what is shown: somebody may be typing.
  const error = (!boot.data && boot.error) || (round.current === undefined && round.error);
  // Who only reads in a team's workspace is nobody in it.
  const isSetUp =
    boot.data && boot.data.workspace !== null && (boot.data.me !== null || boot.data.isConnected);
  const { current } = round;
  return (
    <main className="popup">
      <header className="popup-head">
        <MarkIcon />
        <h1 className="popup-name">{t('popupTitle')}</h1>
        {current && <span className="small subtlest">{t('popupPosition', round.position, round.total)}</span>}
        <IconButton
          className="row-end"
          label={t('openDashboard')}
          icon={<ExternalIcon />}
          onClick={openDashboard}
        />
      </header>
      <div className="popup-body" hidden={picking}>
        {error ? (
          <ErrorScreen error={error} onRetry={() => globalThis.location.reload()} />
        ) : isSetUp === false ? (
          <NotSetUp onOpen={openPanel} />
        ) : current === undefined || !boot.data ? (
          <div className="popup-loading">
            <Skeleton label={t('loading')} lines={5} />
          </div>
        ) : current === null ? (
          <AllDone next={round.next} snoozed={round.snoozed} today={boot.data.today} onOpen={openPanel} />
        ) : (
          <DueCheckIn key={current.keyResult.id} summary={current} round={round} boot={boot.data} />
        )}
      </div>
      {boot.data?.isConnected && <SyncLineLater workspaceId={boot.data.workspace?.id ?? null} />}
      {isSetUp && !error && <ThisTab picking={picking} onPicking={setPicking} />}
    </main>
  );
}
