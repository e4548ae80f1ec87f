import { useCallback, useEffect, useRef, useState } from 'react';
import { preloadCard } from '@/components/key-result/key-result-card';
import type { QueryState } from '@/components/store-context';
import { SyncLineLater } from '@/components/sync/sync-later';
import { focusWhenOurs } from '@/components/ui/focus';
import { later } from '@/components/ui/later';
import type { Intent, PageContext } from '@/lib/messages/frame';
import type { Boot, Queries } from '@/lib/store/api';
import { Footer } from './footer';
import { Header } from './header';
import { MyKeyResults } from './my-key-results';
import type { Asked, PanelPage } from './panel-page';
import { TicketScreen } from './ticket-screen';
import { useEscape } from './use-escape';
import { go, type View, viewOf } from './view';

const Search = later(async () => (await import('./search')).Search);
const KeyboardHelp = later(async () => (await import('./keyboard-help')).KeyboardHelp);
const Detail = later(async () => (await import('@/components/key-result/key-result-detail')).KeyResultDetail);
const NewAlone = later(async () => (await import('./new-alone')).NewAlone);

interface PanelProps {
  boot: Boot;
  page: PanelPage;
  context: PageContext | null;
  /** What the ticket serves; no data where there is no ticket. */
  served: QueryState<Queries['ticket']['value']>;
  asked: Asked;
  /** Straight after the first run: on to the picker, on the first ticket alone and where it serves nothing. */
  startLinking: boolean;
  /** The first screen stands and takes input. */
  onReady: () => void;
}

export function Panel({ boot, page, context, served, asked, startLinking, onReady }: PanelProps) {
  const [trail, setTrail] = useState<View[]>([]);
  const [cycleId, setCycleId] = useState<string | null>(null);
  const ticket = context?.ticket ?? null;
  const ticketId = ticket ? `${ticket.host} ${ticket.site} ${ticket.key}` : '';
  const view = viewOf(trail);
  // An intent is carried out once, by the first home screen that can.
  const taken = useRef(-1);
  const takeIntent = useCallback(
    (servesNothing = false): Intent => {
      if (taken.current === asked.times) return 'open';
      const isFirst = taken.current < 0;
      taken.current = asked.times;
      return isFirst && startLinking && servesNothing && asked.intent === 'open' ? 'link' : asked.intent;
    },
    [asked, startLinking],
  );
  const wasReady = useRef(false);
  const main = useRef<HTMLElement>(null);
  const ready = useCallback(() => {
    if (wasReady.current) return;
    wasReady.current = true;
    onReady();
    preloadCard();
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
  useEscape(() => {
    if (canGoBack) back();
    else page.send({ type: 'close' });
  });

  return (
    <div className="panel">
      <Header
        boot={boot}
        ticket={ticket}
        points={served.data?.ticket?.estimate ?? null}
        page={page}
        beside={context !== null && !page.side}
        view={view}
        cycleId={cycleId}
        onCycle={setCycleId}
        onBack={canGoBack ? back : null}
        show={show}
      />
      <main ref={main} tabIndex={-1} className="panel-main" key={`${ticketId} ${trail.length} ${view.name}`}>
        {view.name === 'search' && <Search cycleId={cycleId} show={show} onBack={back} />}
        {view.name === 'keyboard' && <KeyboardHelp />}
        {view.name === 'new' && <NewAlone boot={boot} onDone={back} />}
        {view.name === 'key-result' && <Detail keyResultId={view.keyResultId} boot={boot} />}
        {(view.name === 'mine' || (view.name === 'home' && !ticket)) && (
          <MyKeyResults boot={boot} cycleId={cycleId} takeIntent={takeIntent} show={show} onReady={ready} />
        )}
        {view.name === 'home' && ticket && context && (
          <TicketScreen
            boot={boot}
            context={context}
            ticket={ticket}
            served={served}
            cycleId={cycleId}
            takeIntent={takeIntent}
            show={show}
            onReady={ready}
          />
        )}
      </main>
      {boot.isConnected && <SyncLineLater workspaceId={boot.workspace?.id ?? null} />}
      <Footer view={view} ticket={ticket} due={served.data?.due} show={show} />
    </div>
  );
}
