import { refuse } from '../failure';
import type { Query } from '../query';

export const lastChange: Query<'lastChange'> = {
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
