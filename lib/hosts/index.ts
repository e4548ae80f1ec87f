import type { TicketRef } from '../okr/kinds/ticket';
import { jiraCloudListing } from './jira-cloud/listing';
import { jiraCloud } from './jira-cloud/page';
import { jiraDcListing } from './jira-dc/listing';
import { jiraDc } from './jira-dc/page';
import { linearListing } from './linear/listing';
import { linear } from './linear/page';
import { isOf, type OwnSite } from './own-site';
import type { HostListing, HostPage } from './types';

/** Every host's page side, and what is said of it. A new host is one folder and one line in each. */
export const hostPages: readonly HostPage[] = [jiraCloud, jiraDc, linear];
export const hostListings: readonly HostListing[] = [jiraCloudListing, jiraDcListing, linearListing];

/** The match patterns of all hosts, for the manifest. */
export const hostMatches = (): string[] => hostListings.flatMap((host) => host.matches);

/** The host that answers at an address: by its own domain, or as a person has said; null = none. */
export function hostOf(address: string, own: readonly OwnSite[] = []): HostPage | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const site = own.find((each) => isOf(each, url));
  const id = site?.platform ?? hostListings.find(({ isHome }) => isHome(url))?.id;
  return hostPages.find((page) => page.id === id) ?? null;
}

/** The ticket an address leads to; null for a malformed address too. */
export const parseTicketUrl = (address: string, own: readonly OwnSite[] = []): TicketRef | null =>
  hostOf(address, own)?.parseTicket(new URL(address)) ?? null;
