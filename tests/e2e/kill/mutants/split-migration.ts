import type { Migration } from '@/lib/store/migrations';
import { type State, stateKey } from '@/lib/store/schema';
import { sync as real } from '../../../../lib/store/migrations/003-sync';

/** A migration that makes its stores, and brings the rows up to them in a second transaction. */
export const sync: Migration = {
  version: 3,
  async upgrade(db, tx) {
    const before: State | undefined = await tx.objectStore('meta').get(stateKey);
    await real.upgrade(db, tx);
    if (!before) return;
    await tx.objectStore('meta').put?.(before, stateKey);
    tx.done.then(() => db.put('meta', { ...before, skew: 0, connected: [] }, stateKey));
  },
};
