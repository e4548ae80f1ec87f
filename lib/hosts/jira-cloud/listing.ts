import type { HostListing } from '../types';

export const jiraCloudListing: HostListing = {
  id: 'jira-cloud',
  name: 'Jira Cloud',
  matches: ['https://*.atlassian.net/*'],
  isHome: ({ protocol, hostname }) => protocol === 'https:' && /^[^.]+\.atlassian\.net$/.test(hostname),
};
