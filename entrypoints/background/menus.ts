import browser from 'webextension-polyfill';
import { hostMatches, parseTicketUrl } from '@/lib/hosts';
import { matchOf } from '@/lib/hosts/own-site';
import { canOpenSidePanel, openSidePanel } from '@/lib/platform/side-panel';
import { t } from '@/lib/platform/strings';
import { worded } from './language';
import { logError } from './log';
import { allowedSites, ownSites } from './own-sites';
import { tellTab } from './tabs';

let last: Promise<void> = Promise.resolve();

/**
 * "Link to a key result" on links of host pages, and the side panel on the toolbar's icon. Made anew whenever the
 * sites change, one after the other: an entry that is there twice is an error.
 */
export function offerMenus(): Promise<void> {
  last = last.catch(() => {}).then(make);
  return last;
}

async function make(): Promise<void> {
  await worded();
  const matches = [...hostMatches(), ...(await allowedSites()).map(matchOf)];
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: 'link-ticket',
    title: t('menuLinkTicket'),
    contexts: ['link'],
    documentUrlPatterns: matches,
    targetUrlPatterns: matches,
  });
  if (canOpenSidePanel())
    browser.contextMenus.create({ id: 'side-panel', title: t('menuSidePanel'), contexts: ['action'] });
}

export function setUpMenus(): void {
  browser.runtime.onInstalled.addListener(() => void offerMenus().catch(logError));
  browser.contextMenus.onClicked.addListener((info, tab) => {
    // In the click itself: the browser refuses it later.
    if (info.menuItemId === 'side-panel') void openSidePanel(tab?.windowId).catch(logError);
    if (info.menuItemId !== 'link-ticket' || tab?.id === undefined || !info.linkUrl) return;
    void linkTicket(tab.id, info.linkUrl).catch(logError);
  });
}

/** It acts only where the link leads to a ticket. */
async function linkTicket(tabId: number, url: string): Promise<void> {
  if (parseTicketUrl(url, await ownSites())) await tellTab(tabId, { type: 'command', intent: 'link', url });
}
