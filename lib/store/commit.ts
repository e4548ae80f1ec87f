import { type State, stateKey, type UndoEntry, type WriteTransaction } from './schema';

/** What is written beside a command's records, in the same transaction. */
export interface Books {
  state: State;
  /** null = the command leaves no undo entry. */
  undo: UndoEntry | null;
}

/**
 * The end of a write: its books, then the commit. Resolves after `complete` and not before, as only then the
 * transaction is on disk. `commit()` saves the wait for the last requests' events.
 */
export async function commit(tx: WriteTransaction, { state, undo }: Books): Promise<void> {
  const pending: Promise<unknown>[] = [];
  const later = (request: Promise<unknown>) => {
    // Heard below; and should the next line throw, its failure is that line's.
    request.catch(() => {});
    pending.push(request);
  };
  later(tx.objectStore('meta').put(state, stateKey));
  if (undo) later(tx.objectStore('undo').add(undo));
  tx.commit();
  await Promise.all([...pending, tx.done]);
}
