import type { TicketRef } from '../okr/kinds/ticket';
import { jiraCloudListing } from './jira-cloud/listing';
import { jiraCloud } from './jira-cloud/page';
import type { HostListing, HostPage } from './types';

/** Every host's page side, and what is said of it. A new host is one folder and one line in each. */
export const hostPages: readonly HostPage[] = [jiraCloud];
export const hostListings: readonly HostListing[] = [jiraCloudListing];

/** The match patterns of all hosts, for the manifest. */
export const hostMatches = (): string[] => hostListings.flatMap((host) => host.matches);

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
