import { hostPages } from '@/lib/hosts';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { createChips } from './chips';
import { shieldEvents } from './event-shield';
import { isAlive } from './extension';
import { listenToWorker } from './messages';
import { mountNode } from './mount';
import { readContext } from './page-context';
import { watchPage } from './page-watcher';
import { createPanel } from './panel';
import { readPrefs, writePrefs } from './prefs';
import { watchAddress } from './ticket-watcher';

/** Everything of one page's life; all of it ends with `life`. */
export async function start(life: AbortController): Promise<void> {
  const { signal } = life;
  const address = new URL(location.href);
  const host = hostPages.find((page) => page.parseSite(address));
  const site = host?.parseSite(address);
  if (!host || !site) return;
  const prefs = await readPrefs(life, host.id);
  if (signal.aborted) return;

  let chosen: TicketRef | null = null;
  const hereKey = () => host.parseTicket(new URL(location.href))?.key;
  let key = hereKey();
  const mount = mountNode();
  const panel = createPanel(
    mount,
    prefs,
    () => writePrefs(life, host.id, prefs),
    () => readContext(host, chosen),
    () => {
      chosen = null;
    },
    life,
  );
  const chips = createChips(host, site, life, () => watcher.forget());
  const place = () => mount.place() && panel.renew();
  const watcher = watchPage(
    signal,
    () => {
      if (mount.node.isConnected) return;
      if (isAlive()) place();
      // A newer script has taken the node away, and with it this one's place.
      else life.abort();
    },
    () => {
      place();
      panel.update();
      void chips.scan();
    },
  );

  shieldEvents(
    mount.node,
    mount.root,
    (chip) => {
      chosen = chips.ticketOf(chip) ?? null;
      panel.update();
      panel.open('open', true);
    },
    signal,
  );
  watchAddress(signal, () => {
    const now = hereKey();
    if (now !== key) chosen = null;
    key = now;
    panel.update();
    watcher.wake();
  });
  listenToWorker(
    life,
    () => void chips.refresh(),
    (intent, ticket) => {
      if (intent === 'open' && !ticket && panel.isOpen()) return panel.close();
      chosen = ticket;
      panel.update();
      if (intent === 'open') panel.showLauncher();
      panel.open(intent, true);
    },
  );

  const theme = new MutationObserver(() => panel.update());
  theme.observe(document.documentElement, { attributeFilter: ['data-color-mode', 'data-theme'] });
  // A native dialog opens with `toggle` and ends with `close`; neither bubbles.
  for (const kind of ['toggle', 'close']) addEventListener(kind, place, { capture: true, signal });
  signal.addEventListener('abort', () => {
    theme.disconnect();
    mount.node.remove();
  });

  panel.update();
  if (!prefs.open) return;
  const reopen = () => document.hidden || panel.isOpen() || panel.open('open', false);
  reopen();
  document.addEventListener('visibilitychange', reopen, { signal, once: true });
}
