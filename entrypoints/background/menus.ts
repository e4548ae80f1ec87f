import browser from 'webextension-polyfill';
import { hostMatches, parseTicketUrl } from '@/lib/hosts';
import { t } from '@/lib/platform/strings';
import { logError } from './log';
import { tellTab } from './tabs';

/** "Link to a key result" on links of host pages; it acts only where the link leads to a ticket. */
export function setUpMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus
      .removeAll()
      .then(() => {
        const matches = hostMatches();
        browser.contextMenus.create({
          id: 'link-ticket',
          title: t('menuLinkTicket'),
          contexts: ['link'],
          documentUrlPatterns: matches,
          targetUrlPatterns: matches,
        });
      })
      .catch(logError);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== 'link-ticket' || tab?.id === undefined || !info.linkUrl) return;
    if (!parseTicketUrl(info.linkUrl)) return;
    void tellTab(tab.id, { type: 'command', intent: 'link', url: info.linkUrl });
  });
}
