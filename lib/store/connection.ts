import { noteOf, refuseBehind } from './behind';
import { isClosedConnection } from './failure';
import { openDatabase } from './open';
import type { Database } from './schema';

/** One connection of this page, opened when first asked for and again after it was closed under us. */
export interface Connection {
  /** Runs `work` with the database; once more with a fresh connection where the old one turns out closed. */
  use: <T>(work: (db: Database) => Promise<T>) => Promise<T>;
  close: () => void;
}

/** `asItIs`: also a store that has lost its last commits, which else is refused. */
export function createConnection(name?: string, { asItIs = false } = {}): Connection {
  let current: Promise<Database> | null = null;
  const open = () => {
    if (current) return current;
    const note = asItIs ? null : noteOf(name);
    const opening = openDatabase({
      name,
      onClosed: () => {
        if (current === mine) current = null;
      },
    });
    const mine: Promise<Database> = note
      ? opening.then(async (db) => {
          try {
            await refuseBehind(db, await note);
          } catch (error) {
            db.close();
            throw error;
          }
          return db;
        })
      : opening;
    current = mine;
    mine.catch(() => {
      if (current === mine) current = null;
    });
    return mine;
  };
  const closed = new Error('the store was closed');
  let ended = false;
  return {
    async use(work) {
      if (ended) throw closed;
      const opened = open();
      const db = await opened;
      try {
        return await work(db);
      } catch (error) {
        // Only opening a transaction on a closed connection fails like this: nothing of `work` has happened.
        if (!isClosedConnection(error) || isOpen(db)) throw error;
        if (current === opened) current = null;
        return work(await open());
      }
    },
    close() {
      ended = true;
      current?.then((db) => db.close()).catch(() => {});
      current = null;
    },
  };
}

function isOpen(db: Database): boolean {
  try {
    db.transaction('meta', 'readonly').abort();
    return true;
  } catch {
    return false;
  }
}
