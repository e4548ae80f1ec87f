import { hostPages, parseTicketUrl } from '../hosts';
import type { OwnSite } from '../hosts/own-site';
import type { TicketRef } from '../okr/kinds/ticket';

/** A ticket that a tab of the browser shows. */
export interface TicketTab {
  ref: TicketRef;
  url: string;
  /** Hostile text; garnish. */
  title: string | null;
}

/** What is asked of a tab; the browser tells addresses only of the hosts we may see. */
export interface TabFacts {
  id?: number;
  url?: string;
  title?: string;
  active: boolean;
  /** Milliseconds since 1970. */
  lastAccessed?: number;
}

/** The ticket a tab's address stands for; its title read from the tab's, by the host's own rule. */
export function ticketOfTab(tab: TabFacts, sites: readonly OwnSite[] = []): TicketTab | null {
  const ref = tab.url ? parseTicketUrl(tab.url, sites) : null;
  if (!ref || !tab.url) return null;
  const page = document.implementation.createHTMLDocument('');
  page.title = tab.title ?? '';
  const host = hostPages.find(({ id }) => id === ref.host);
  return { ref, url: tab.url, title: host?.readTitle(page, ref.key) ?? null };
}

/**
 * The ticket "this tab" means: the active tab's. Where our page is itself a tab (`ownId`), the most recently used
 * other tab with a ticket.
 */
export function pickTicketTab(
  tabs: readonly TabFacts[],
  ownId: number | undefined,
  sites: readonly OwnSite[] = [],
): TicketTab | null {
  if (ownId === undefined) {
    const active = tabs.find((tab) => tab.active);
    return active ? ticketOfTab(active, sites) : null;
  }
  const newestFirst = tabs
    .filter((tab) => tab.id !== ownId)
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  for (const tab of newestFirst) {
    const ticket = ticketOfTab(tab, sites);
    if (ticket) return ticket;
  }
  return null;
}
