import type { Books } from '@/lib/store/commit';
import { type StoreName, stateKey, type WriteTransaction } from '@/lib/store/schema';

/** A store with this writes its records in one transaction and its books in a second. */
export async function commit(tx: WriteTransaction, { state, undo }: Books): Promise<void> {
  tx.commit();
  await tx.done;
  const stores: StoreName[] = ['meta', 'undo'];
  const second = tx.db.transaction(stores, 'readwrite', { durability: 'strict' });
  const pending: Promise<unknown>[] = [second.objectStore('meta').put(state, stateKey)];
  if (undo) pending.push(second.objectStore('undo').add(undo));
  second.commit();
  await Promise.all([...pending, second.done]);
}
