import type { TicketRef } from '../okr/kinds/ticket';
import { jiraCloud } from './jira-cloud/page';
import type { HostPage } from './types';

/** Every host's page side. A new host is one folder and one line here. */
export const hostPages: readonly HostPage[] = [jiraCloud];

/** The match patterns of all hosts, for the manifest. */
export const hostMatches = (): string[] => hostPages.flatMap((host) => host.matches);

/** The ticket an address leads to, by whichever host claims it; null for a malformed address too. */
export function parseTicketUrl(url: string): TicketRef | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  for (const host of hostPages) {
    const ticket = host.parseTicket(parsed);
    if (ticket) return ticket;
  }
  return null;
}

/** The site that an address belongs to; null where no host claims it. */
export function siteOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  for (const host of hostPages) {
    const site = host.parseSite(parsed);
    if (site) return site;
  }
  return null;
}
