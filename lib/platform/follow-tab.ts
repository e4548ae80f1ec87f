import browser from 'webextension-polyfill';
import { onSitesChanged, readSites } from './sites';
import { pickTicketTab, type TicketTab } from './tabs';

/** The ticket of this window's active tab; where our page is a tab itself, the one used last. */
export async function activeTicket(): Promise<TicketTab | null> {
  const own = await browser.tabs.getCurrent();
  const [tabs, sites] = await Promise.all([
    browser.tabs.query(own ? {} : { active: true, currentWindow: true }),
    readSites(),
  ]);
  return pickTicketTab(tabs, own?.id, sites);
}

/** Calls back whenever another tab may be the active one, or the active one shows something else. */
export function onActiveTabChanged(listener: () => void, signal: AbortSignal): void {
  const { onActivated, onUpdated, onRemoved } = browser.tabs;
  const { onFocusChanged } = browser.windows;
  const updated = (_id: number, change: { url?: string; title?: string; status?: string }) => {
    if (change.url !== undefined || change.title !== undefined || change.status === 'complete') listener();
  };
  onActivated.addListener(listener);
  onUpdated.addListener(updated);
  onRemoved.addListener(listener);
  onFocusChanged.addListener(listener);
  onSitesChanged(listener, signal);
  signal.addEventListener('abort', () => {
    onActivated.removeListener(listener);
    onUpdated.removeListener(updated);
    onRemoved.removeListener(listener);
    onFocusChanged.removeListener(listener);
  });
}
