import { dropStoreNote, readStoreNote } from '../platform/store-note';
import { isBehind } from './behind';
import { toFailure } from './failure';
import { openDatabase } from './open';
import { readState } from './reader';
import type { StoreName } from './schema';

/**
 * How the store of this device stands, asked before the first screen:
 * `fresh` nothing was ever saved; `wiped` something was, and is gone; `denied` this page may store nothing;
 * `behind` its last commits are missing; `corrupt` the browser cannot read it; `newer` a newer Keyline has it; `blocked` an older tab holds it; `full` no room.
 */
export type StoreHealth =
  | 'fresh'
  | 'ok'
  | 'wiped'
  | 'behind'
  | 'denied'
  | 'corrupt'
  | 'newer'
  | 'blocked'
  | 'full';

const byCode: Partial<Record<string, StoreHealth>> = {
  'storage-denied': 'denied',
  'storage-corrupt': 'corrupt',
  'newer-schema': 'newer',
  quota: 'full',
  aborted: 'blocked',
};

/** With the count of commits and of records, both 0 where they cannot be read. */
export async function readHealth(
  name?: string,
): Promise<{ health: StoreHealth; revision: number; count: number }> {
  const note = await readStoreNote().catch(() => null);
  try {
    const db = await openDatabase({ name });
    try {
      const stores: StoreName[] = ['meta'];
      const { count, revision } = await readState(db.transaction(stores, 'readonly'));
      const isWiped = count === 0 && note !== null && note.count > 0;
      const health = isWiped
        ? 'wiped'
        : isBehind({ count, revision }, note)
          ? 'behind'
          : count > 0
            ? 'ok'
            : 'fresh';
      return { health, revision, count };
    } finally {
      db.close();
    }
  } catch (error) {
    const health = byCode[toFailure(error)?.code ?? ''];
    if (!health) throw error;
    return { health, revision: 0, count: 0 };
  }
}

export const checkStore = async (name?: string): Promise<StoreHealth> => (await readHealth(name)).health;

/** The person has seen that the store was wiped, or is not whole, and goes on with what is there. */
export const acceptLoss = (): Promise<void> => dropStoreNote();
