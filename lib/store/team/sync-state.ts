import type { Query } from '../query';

export const sync: Query<'sync'> = {
  stores: [],
  async run() {
    return { workspaces: [], rejected: [] };
  },
};
