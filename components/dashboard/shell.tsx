import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { useQuery } from '../store-context';
import { SyncLineLater } from '../sync/sync-later';
import { later } from '../ui/later';
import { useAct } from '../use-act';
import type { View } from './address';
import { CycleBar } from './cycle-bar';
import { HomeView } from './home/home-view';
import { Nav } from './nav';
import { ObjectivesView } from './objectives/objectives-view';
import { Pane } from './pane';
import { useAddress } from './use-address';
import { useMedia } from './use-media';
import { usePageKeys } from './use-page-keys';
import { usePageTitle } from './use-page-title';
import { ViewHead } from './view-head';

const CyclesView = later(async () => (await import('./cycles/cycles-view')).CyclesView);
const PeopleView = later(async () => (await import('./people/people-view')).PeopleView);
const KeysDialog = later(async () => (await import('./keys-dialog')).KeysDialog);

/** Navigation on the left, a view beside it, a record's details on the right. */
export function Shell({ boot }: { boot: Boot }) {
  const [address, go] = useAddress();
  const { undo } = useAct();
  const cycleId = boot.cycles.some(({ id }) => id === address.cycleId) ? address.cycleId : null;
  const [isHomeRead, setHomeRead] = useState(false);
  // Home's own question comes first: the bar above it can wait.
  const asksPlan =
    address.view === 'home' ? isHomeRead : address.view === 'objectives' || address.open !== null;
  const plan = useQuery('plan', asksPlan ? { cycleId } : null);
  const [showsKeys, setShowsKeys] = useState(false);
  const [showsNav, setShowsNav] = useState(false);
  const [asksNew, setAsksNew] = useState(0);
  const isSmall = useMedia('(max-width: 640px)');
  const main = useRef<HTMLElement>(null);
  const { view, open } = address;
  usePageTitle(address, boot, plan.data);
  useViewFocus(view, main);
  useEffect(preloadRest, []);

  const homeRead = useCallback(() => setHomeRead(true), []);
  const close = useCallback(() => go({ open: null }), [go]);
  const { teamId, ownerId } = view === 'objectives' ? address.filter : {};
  const newObjective = useCallback(() => {
    // It belongs to the team whose list it was asked for in: a private team's must not become everybody's.
    const filter = { ...(teamId && { teamId }), ...(ownerId && { ownerId }) };
    go({ view: 'objectives', open: null, filter });
    setAsksNew((times) => times + 1);
  }, [go, teamId, ownerId]);
  const keys = useMemo(
    () => ({
      undo: () => void undo(),
      help: () => setShowsKeys(true),
      filter: () => {
        const field = document.querySelector<HTMLInputElement>('[data-filter-text]');
        if (field) field.select();
        else go({ view: 'objectives', open: null });
      },
      escape: () => {
        if (showsNav) {
          setShowsNav(false);
          main.current?.querySelector<HTMLElement>('.dash-nav-button')?.focus();
        } else if (open) close();
      },
    }),
    [undo, go, close, open, showsNav],
  );
  usePageKeys(keys);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes it
  useEffect(() => setShowsNav(false), [view, cycleId, address.filter.teamId, open?.id]);

  // Over the view it takes the focus; beside it, it is a stop of Tab like any other.
  useEffect(() => {
    if (showsNav) document.querySelector<HTMLElement>('.dash-nav [aria-current]')?.focus();
  }, [showsNav]);

  const behind = isSmall && open !== null;
  return (
    <div className="dash" data-pane={open !== null || undefined} data-nav={showsNav || undefined}>
      <button
        type="button"
        className="dash-skip"
        onClick={() => main.current?.querySelector<HTMLElement>('h1')?.focus()}
      >
        {t('dashSkip')}
      </button>
      <Nav boot={boot} address={{ ...address, cycleId }} go={go} onKeys={() => setShowsKeys(true)} />
      {showsNav && (
        <button
          type="button"
          className="dash-veil"
          aria-label={t('dashNavClose')}
          onClick={() => setShowsNav(false)}
        />
      )}
      <main ref={main} className="dash-main" inert={behind}>
        <ViewHead
          view={view}
          cycleName={boot.cycles.find(({ id }) => id === cycleId)?.name ?? t('now')}
          boot={boot}
          plan={plan.data}
          navOpen={showsNav}
          onNav={() => setShowsNav(!showsNav)}
          onNewObjective={newObjective}
        />
        {boot.isConnected && <SyncLineLater workspaceId={boot.workspace?.id ?? null} />}
        {(view === 'home' || view === 'objectives') && (
          <CycleBar plan={plan.data} address={{ ...address, cycleId }} today={boot.today} />
        )}
        {view === 'home' && <HomeView boot={boot} address={address} onRead={homeRead} />}
        {view === 'objectives' && (
          <ObjectivesView
            boot={boot}
            plan={plan}
            address={{ ...address, cycleId }}
            go={go}
            asksNew={asksNew}
            onKeys={() => setShowsKeys(true)}
          />
        )}
        {view === 'cycles' && (
          <div className="dash-body">
            <CyclesView boot={boot} go={go} />
          </div>
        )}
        {view === 'people' && (
          <div className="dash-body">
            <PeopleView boot={boot} go={go} />
          </div>
        )}
      </main>
      {open && <Pane open={open} boot={boot} go={go} />}
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
    </div>
  );
}

/** What is likely wanted next comes while the person reads. */
function preloadRest() {
  const timer = setTimeout(() => {
    Pane.preload();
    CyclesView.preload();
    PeopleView.preload();
  }, 600);
  return () => clearTimeout(timer);
}

/** Another view takes the focus to its heading; the first one leaves it where it is. */
function useViewFocus(view: View, main: { current: HTMLElement | null }) {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    const isHeld = main.current?.contains(document.activeElement);
    if (!isHeld) main.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [view, main]);
}
