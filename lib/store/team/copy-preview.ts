import { refuse } from '../failure';
import type { Query } from '../query';

export const copyPreview: Query<'copyPreview'> = {
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
