import { refuse } from '../failure';
import type { Query } from '../query';

export const uploadPreview: Query<'uploadPreview'> = {
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
