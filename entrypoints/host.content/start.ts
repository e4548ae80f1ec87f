import type { Intent } from '@/lib/messages/frame';
import { pruneChips, scanChips, ticketOfChip } from './chips';
import { shieldEvents } from './event-shield';
import { ticketAt } from './host';
import { atEnd, attempt, extension, isAlive, life, on } from './life';
import { node } from './mount';
import { wake, watchPage } from './page-watcher';
import { closePanel, mountPanel, openPanel, takeEvent, updatePanel } from './panel';
import { prefs, readPrefs } from './prefs';

/** What the worker tells this page; what is no message of ours is passed over. */
async function listen(message: unknown): Promise<void> {
  const { type, intent, url } = message as { type: unknown; intent: Intent; url: string };
  if (type === 'chipsChanged') void scanChips(true);
  if (type === 'command' && ['open', 'link', 'check-in'].includes(intent)) {
    const ticket = ticketAt(url);
    if (intent === 'open' && !ticket && prefs.open) closePanel();
    else {
      prefs.off = false;
      openPanel(intent, ticket);
    }
  }
}

/** Everything of one page's life; all of it ends with `life`. */
export async function start(): Promise<void> {
  await readPrefs();
  mountPanel();
  updatePanel();
  watchPage(
    (marks) => {
      if (marks) pruneChips();
      if (node.isConnected) return;
      // A newer script has taken the node away, and with it this one's place; or the host has.
      if (isAlive()) updatePanel();
      else life.abort();
    },
    () => {
      updatePanel();
      void scanChips();
    },
  );
  shieldEvents((event, inner) => {
    const ticket = ticketOfChip(inner);
    if (!ticket) return takeEvent(event, inner);
    if (event.type !== 'click') return;
    event.preventDefault();
    openPanel('open', ticket);
  });
  // `navigate` itself fires before the commit and may be cancelled. Without the Navigation API the address is looked
  // at whenever the page has come to rest: `pushState` cannot be seen from here.
  const { navigation = window } = globalThis as { navigation?: EventTarget };
  on(navigation, 'currententrychange popstate', () => {
    updatePanel();
    wake();
  });
  // A native dialog opens with `toggle` and ends with `close`; neither bubbles.
  on(window, 'toggle close visibilitychange', updatePanel, true);
  extension.runtime.onMessage.addListener((message) => {
    void attempt(() => listen(message));
  });
  atEnd(() => node.remove());
}
