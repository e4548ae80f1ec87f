import { hostListings } from '@/lib/hosts';
import { type OwnSite, permissionOf } from '@/lib/hosts/own-site';
import type { MessageKey } from '@/lib/platform/strings';

/** An address that Keyline itself asks something of. What host pages load by themselves is not ours. */
export interface Destination {
  /** `Jira Cloud` */
  name: string;
  /** Match patterns, as in the manifest. */
  origins: readonly string[];
  /** What is sent there and when. */
  sends: MessageKey;
}

/**
 * Every address that anything is sent to. Nothing else is: there is no server of ours, and nothing is counted. A team
 * server is one that the person has connected.
 */
export const destinations = (own: readonly OwnSite[], teamServers: readonly string[] = []): Destination[] => [
  ...hostListings.flatMap(({ name, matches, api }) => {
    const origins = api ?? matches;
    return origins.length > 0 ? [{ name, origins, sends: 'optionsSendsKeys' as const }] : [];
  }),
  ...own.map((site) => ({
    name: new URL(site.origin).host + site.path,
    origins: [permissionOf(site)],
    sends: 'optionsSendsKeys' as const,
  })),
  ...teamServers.map((server) => ({
    name: new URL(server).host,
    origins: [`${server}/*`],
    sends: 'optionsSendsTeam' as const,
  })),
];
