import browser from 'webextension-polyfill';
import { hostListings, hostOf } from '../hosts';
import { isOf, type OwnSite, permissionOf } from '../hosts/own-site';
import { hasAccess } from './permissions';
import { readSites } from './sites';
import { pickTicketTab, type TabFacts, type TicketTab, ticketOfTab } from './tabs';

/** What "this tab" is to us. */
export interface ThisTab {
  ticket: TicketTab | null;
  /** Of a host of ours, whose access may have been taken back; as it is asked for. */
  origins: string[];
  /** A web page of no host of ours: Keyline may be turned on there. */
  other: string | null;
}

const nothing: ThisTab = { ticket: null, origins: [], other: null };

/** Patterns that a host's page at an address needs. */
function originsAt(url: URL, sites: readonly OwnSite[]): string[] {
  const site = sites.find((each) => isOf(each, url));
  if (site) return [permissionOf(site)];
  const host = hostOf(url.href);
  return [...(hostListings.find(({ id }) => id === host?.id)?.matches ?? [])];
}

/** The browser tells the address of the tab that a click on our toolbar button was over, whatever it is. */
export function tabFor(tab: TabFacts | undefined, sites: readonly OwnSite[]): ThisTab {
  if (!tab?.url || !URL.canParse(tab.url)) return nothing;
  const url = new URL(tab.url);
  if (!/^https?:$/.test(url.protocol)) return nothing;
  if (hostOf(url.href, sites))
    return { ticket: ticketOfTab(tab, sites), origins: originsAt(url, sites), other: null };
  // Beside a site's own path: the same domain is no new one.
  return sites.some(({ origin }) => origin === url.origin) ? nothing : { ...nothing, other: url.href };
}

/** The active tab's; where our page is itself a tab, the ticket that was used last. */
export async function readThisTab(): Promise<ThisTab & { revoked: boolean }> {
  const own = await browser.tabs.getCurrent();
  const [tabs, sites] = await Promise.all([
    browser.tabs.query(own ? {} : { active: true, currentWindow: true }),
    readSites(),
  ]);
  const found = own
    ? { ...nothing, ticket: pickTicketTab(tabs, own.id, sites) }
    : tabFor(
        tabs.find((tab) => tab.active),
        sites,
      );
  return { ...found, revoked: !(await hasAccess(found.origins)) };
}
