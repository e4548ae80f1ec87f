import * as z from 'zod/mini';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { DraftRow } from '../schema';

const keySchema = z.string().check(z.minLength(1), z.maxLength(300));
const maxDraftSize = 64 * 1024;
/** Drafts nobody came back to in this time go, in milliseconds: 60 days. */
const draftLife = 60 * 86_400_000;

/** What a person has typed and not saved: kept in the store, since the frame may be gone any moment. */
export const saveDraft: Command<'saveDraft'> = {
  args: z.object({ key: keySchema, draft: z.unknown() }),
  stores: ['drafts'],
  isSilent: true,
  async run(write, { key, draft }) {
    if ((JSON.stringify(draft) ?? '').length > maxDraftSize) throw refuse('invalid', 'failTooLarge');
    const store = write.tx.objectStore('drafts');
    const old = await store.getAll();
    for (const row of old as DraftRow[])
      if (row.at < write.now - draftLife) write.later(store.delete(row.key));
    write.later(store.put({ key, draft, at: write.now } satisfies DraftRow));
    return null;
  },
};

export const dropDraft: Command<'dropDraft'> = {
  args: z.object({ key: keySchema }),
  stores: ['drafts'],
  isSilent: true,
  async run(write, { key }) {
    write.later(write.tx.objectStore('drafts').delete(key));
    return null;
  },
};
