import './dashboard.css';
import { useEffect } from 'react';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { ErrorScreen } from '../page/error-screen';
import { useQuery } from '../store-context';
import { later } from '../ui/later';
import { Skeleton } from '../ui/section';
import { Shell } from './shell';

const FirstRun = later(async () => (await import('../first-run/first-run')).FirstRun);

const isStarted = (boot: Boot): boolean =>
  // Who only reads in a team's workspace is nobody in it.
  boot.workspace !== null && (boot.me !== null || boot.isConnected) && boot.cycles.length > 0;

const nothing = () => {};

/** The dashboard, whatever the store says: loading, broken, first run, or at work. */
export function Dashboard() {
  const { data: boot, error } = useQuery('boot', {});
  const started = boot ? isStarted(boot) : null;
  useEffect(() => {
    if (started === false) document.title = t('brand');
  }, [started]);
  if (!boot) {
    return (
      <main className="dash-alone">
        {error ? (
          <ErrorScreen error={error} onRetry={() => globalThis.location.reload()} />
        ) : (
          <Skeleton lines={6} label={t('loading')} />
        )}
      </main>
    );
  }
  if (!started) {
    return (
      <div className="dash-first">
        <FirstRun boot={boot} context={null} onReady={nothing} onClose={nothing} />
      </div>
    );
  }
  return <Shell boot={boot} key={boot.workspace?.id} />;
}
