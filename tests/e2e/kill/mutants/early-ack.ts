import type { Books } from '@/lib/store/commit';
import { stateKey, type WriteTransaction } from '@/lib/store/schema';

/** A store with this answers before `complete`. */
export async function commit(tx: WriteTransaction, { state, undo }: Books): Promise<void> {
  tx.objectStore('meta')
    .put(state, stateKey)
    .catch(() => {});
  if (undo)
    tx.objectStore('undo')
      .add(undo)
      .catch(() => {});
}
