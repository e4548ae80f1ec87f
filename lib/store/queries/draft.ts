import type { Query } from '../query';
import type { DraftRow } from '../schema';

/** What was typed and not saved; undefined = nothing. */
export const draft: Query<'draft'> = {
  stores: ['drafts'],
  async run(reader, { key }) {
    const row: DraftRow | undefined = await reader.tx.objectStore('drafts').get(key);
    return row?.draft;
  },
};
