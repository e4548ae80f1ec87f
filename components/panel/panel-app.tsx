import './panel.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from '@/components/store-context';
import { later } from '@/components/ui/later';
import { Skeleton } from '@/components/ui/section';
import { applyTheme } from '@/components/ui/theme';
import { t } from '@/lib/platform/strings';
import { chosenTheme } from '@/lib/platform/theme';
import type { Boot } from '@/lib/store/api';
import { Panel } from './panel';
import { type PanelPage, usePage } from './panel-page';
import { Recovery } from './recovery';
import { useServed } from './use-served';

const FirstRun = later(async () => (await import('@/components/first-run/first-run')).FirstRun);

/** The panel, whatever the store says: loading, broken, first run, or at work. */
export function PanelApp({ page }: { page: PanelPage }) {
  const [attempt, setAttempt] = useState(0);
  return <Booted key={attempt} page={page} onRetry={() => setAttempt(attempt + 1)} />;
}

const isStarted = (boot: Boot): boolean =>
  // Who only reads in a team's workspace is nobody in it.
  boot.workspace !== null && (boot.me !== null || boot.isConnected) && boot.cycles.length > 0;

function Booted({ page, onRetry }: { page: PanelPage; onRetry: () => void }) {
  const { context, asked } = usePage(page);
  const boot = useQuery('boot', {});
  // Asked beside it, not after it: most often the panel opens on a ticket.
  const served = useServed(context);
  const [wasFirstRun, setFirstRun] = useState(false);
  // Beside a page it looks like that page; alone, as chosen.
  const theme = context ? context.theme : chosenTheme();
  useEffect(() => applyTheme(document.documentElement, theme), [theme]);
  const started = boot.data ? isStarted(boot.data) : null;
  useEffect(() => {
    if (started === false) setFirstRun(true);
  }, [started]);
  const wasReady = useRef(false);
  // Once: the page answers by giving the frame the focus, which is a person's from then on.
  const ready = useCallback(() => {
    if (wasReady.current) return;
    wasReady.current = true;
    performance.mark('keyline:interactive');
    page.send({ type: 'ready' });
  }, [page]);

  if (boot.error && !boot.data)
    return <Recovery error={boot.error} onRetry={onRetry} page={page} onReady={ready} />;
  // The first screen is drawn once, whole: a header before it would hold its answer up by its own drawing.
  const isComing = context?.ticket && started && !wasReady.current && !served.data && !served.error;
  if (!boot.data || isComing) {
    return (
      <div className="section">
        <Skeleton lines={6} label={t('loading')} />
      </div>
    );
  }
  if (!started) {
    return (
      <FirstRun
        boot={boot.data}
        context={context}
        onReady={ready}
        onClose={() => page.send({ type: 'close' })}
      />
    );
  }
  return (
    <Panel
      boot={boot.data}
      page={page}
      context={context}
      served={served}
      asked={asked}
      startLinking={wasFirstRun}
      onReady={ready}
    />
  );
}
