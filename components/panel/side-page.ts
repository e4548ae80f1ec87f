import type { PageContext } from '@/lib/messages/frame';
import { activeTicket, onActiveTabChanged } from '@/lib/platform/follow-tab';
import type { TicketTab } from '@/lib/platform/tabs';
import type { PanelPage } from './panel-page';

interface SideParts {
  /** The ticket of the active tab now. */
  read: () => Promise<TicketTab | null>;
  onChanged: (listener: () => void, signal: AbortSignal) => void;
  /** Of the browser: there is no page whose colours to follow. */
  theme: () => PageContext['theme'];
}

const contextOf = (tab: TicketTab | null, theme: PageContext['theme']): PageContext | null =>
  tab && { ticket: tab.ref, url: tab.url, hostId: null, title: tab.title, person: null, theme };

/** The panel in the browser's own side panel: it follows the active tab of its window. */
export async function createSidePage({ read, onChanged, theme }: SideParts): Promise<PanelPage> {
  const listeners = new Set<(context: PageContext | null) => void>();
  const page: PanelPage = {
    context: contextOf(await read().catch(() => null), theme()),
    side: true,
    intent: 'open',
    onContext: (listener, signal) => {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
      // What has changed since it was read.
      listener(page.context);
    },
    onIntent: () => {},
    send: () => {},
  };
  let latest = 0;
  const look = async () => {
    const mine = ++latest;
    const tab = await read().catch(() => null);
    // A slower answer about an earlier tab says nothing of this one.
    if (mine !== latest) return;
    const context = contextOf(tab, theme());
    if (JSON.stringify(context) === JSON.stringify(page.context)) return;
    page.context = context;
    for (const tell of listeners) tell(context);
  };
  onChanged(() => void look(), new AbortController().signal);
  return page;
}

export const sidePage = (): Promise<PanelPage> => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  return createSidePage({
    read: activeTicket,
    onChanged: (listener, signal) => {
      onActiveTabChanged(listener, signal);
      dark.addEventListener('change', listener, { signal });
    },
    theme: () => (dark.matches ? 'dark' : 'light'),
  });
};
