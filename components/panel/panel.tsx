import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { focusWhenOurs } from '@/components/ui/focus';
import { Skeleton } from '@/components/ui/section';
import type { PageContext } from '@/lib/messages/frame';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { Footer } from './footer';
import { Header } from './header';
import { MyKeyResults } from './my-key-results';
import type { Asked, PanelPage } from './panel-page';
import { TicketScreen } from './ticket-screen';
import { go, type View, viewOf } from './view';

const Search = lazy(async () => ({ default: (await import('./search')).Search }));
const KeyboardHelp = lazy(async () => ({ default: (await import('./keyboard-help')).KeyboardHelp }));
const Detail = lazy(async () => ({
  default: (await import('@/components/key-result/key-result-detail')).KeyResultDetail,
}));
const NewAlone = lazy(async () => ({ default: (await import('./new-alone')).NewAlone }));

interface PanelProps {
  boot: Boot;
  page: PanelPage;
  context: PageContext | null;
  asked: Asked;
  /** Straight after the first run: on to the ticket's picker. */
  startLinking: boolean;
  /** The first screen stands and takes input. */
  onReady: () => void;
}

export function Panel({ boot, page, context, asked, startLinking, onReady }: PanelProps) {
  const [trail, setTrail] = useState<View[]>([]);
  const [cycleId, setCycleId] = useState<string | null>(null);
  const ticket = context?.ticket ?? null;
  const ticketId = ticket ? `${ticket.host} ${ticket.site} ${ticket.key}` : '';
  const view = viewOf(trail);
  const wasReady = useRef(false);
  const main = useRef<HTMLElement>(null);
  const ready = useCallback(() => {
    if (wasReady.current) return;
    wasReady.current = true;
    onReady();
    focusWhenOurs(document.activeElement === document.body ? main.current : null);
  }, [onReady]);
  const openers = useRef<(Element | null)[]>([]);
  const show = (next: View) => {
    openers.current[trail.length] = document.activeElement;
    setTrail((old) => go(old, next));
  };
  const back = () => setTrail((old) => old.slice(0, -1));
  // Each view takes the focus; the way back gives it to what opened it, where that is still there.
  const depth = useRef(0);
  useEffect(() => {
    if (depth.current === trail.length) return;
    const opener = trail.length < depth.current ? openers.current[trail.length] : null;
    depth.current = trail.length;
    const isHeld = main.current?.contains(document.activeElement);
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else if (!isHeld) main.current?.focus();
  }, [trail.length]);

  // Another ticket on the page, or a shortcut: back to the ticket.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when
  useEffect(() => setTrail([]), [ticketId, asked.times]);

  // Esc: what is open inside has already taken its own; then the way back; then the panel closes and the page gives the focus back.
  const canGoBack = trail.length > 0;
  useEffect(() => {
    const stop = new AbortController();
    const goBack = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (canGoBack) setTrail((old) => old.slice(0, -1));
      else page.send({ type: 'close' });
    };
    document.addEventListener('keydown', goBack, { signal: stop.signal });
    return () => stop.abort();
  }, [page, canGoBack]);

  return (
    <div className="panel">
      <Header
        boot={boot}
        ticket={ticket}
        page={page}
        beside={context !== null}
        view={view}
        cycleId={cycleId}
        onCycle={setCycleId}
        onBack={canGoBack ? back : null}
        show={show}
      />
      <main ref={main} tabIndex={-1} className="panel-main" key={`${ticketId} ${trail.length} ${view.name}`}>
        <Suspense
          fallback={
            <div className="section">
              <Skeleton lines={4} label={t('loading')} />
            </div>
          }
        >
          {view.name === 'search' && <Search cycleId={cycleId} show={show} />}
          {view.name === 'keyboard' && <KeyboardHelp />}
          {view.name === 'new' && <NewAlone boot={boot} onDone={back} />}
          {view.name === 'key-result' && <Detail keyResultId={view.keyResultId} boot={boot} />}
          {(view.name === 'mine' || (view.name === 'home' && !ticket)) && (
            <MyKeyResults boot={boot} cycleId={cycleId} asked={asked} show={show} onReady={ready} />
          )}
          {view.name === 'home' && ticket && context && (
            <TicketScreen
              boot={boot}
              context={context}
              ticket={ticket}
              cycleId={cycleId}
              asked={asked}
              startLinking={startLinking}
              show={show}
              onReady={ready}
            />
          )}
        </Suspense>
      </main>
      <Footer view={view} ticket={ticket} show={show} />
    </div>
  );
}
