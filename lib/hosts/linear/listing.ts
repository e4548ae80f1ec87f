import type { HostListing } from '../types';

export const linearListing: HostListing = {
  id: 'linear',
  name: 'Linear',
  matches: ['https://linear.app/*'],
  isHome: ({ protocol, hostname }) => protocol === 'https:' && hostname === 'linear.app',
  api: ['https://api.linear.app/*'],
};
