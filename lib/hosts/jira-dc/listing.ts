import type { HostListing } from '../types';

export const jiraDcListing: HostListing = {
  id: 'jira-dc',
  name: 'Jira Data Center',
  // Every site is on a domain of its own, which its person adds.
  matches: [],
  isHome: () => false,
};
