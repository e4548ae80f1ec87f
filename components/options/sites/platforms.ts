import { hostListings } from '@/lib/hosts';
import type { Platform } from '@/lib/hosts/detect';

const ids: readonly Platform[] = ['jira-cloud', 'jira-dc'];

/** What an own domain may be, with the host's name. */
export const platforms = ids.map((id) => ({
  id,
  name: hostListings.find((listing) => listing.id === id)?.name ?? id,
}));
