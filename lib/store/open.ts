import { openDB } from 'idb';
import { refuse } from './failure';
import { type Migration, migrations } from './migrations';
import { type Database, databaseName } from './schema';

export interface OpenOptions {
  name?: string;
  /** The connection is gone, by an upgrade elsewhere or by the browser. */
  onClosed?: () => void;
  steps?: readonly Migration[];
  /** How long another tab may hold the old schema before the page says so, in milliseconds. */
  patience?: number;
}

/** Opens the database at this version's schema, migrating it on the way. Fails with a Refusal or a DOMException. */
export async function openDatabase({
  name = databaseName,
  onClosed = () => {},
  steps = migrations,
  patience = 5000,
}: OpenOptions = {}): Promise<Database> {
  if (typeof indexedDB === 'undefined') throw refuse('storage-denied', 'failStorageDenied');
  const ended = new AbortController();
  let opening: Promise<Database> | undefined;
  try {
    return await new Promise<Database>((resolve, reject) => {
      opening = openDB(name, steps.length, {
        async upgrade(db, oldVersion, _newVersion, tx) {
          try {
            for (const migration of steps) {
              if (migration.version > oldVersion) await migration.upgrade(db, tx);
            }
          } catch (error) {
            // Without this what was migrated before the error would be committed.
            tx.done.catch(() => {});
            tx.abort();
            reject(error);
          }
        },
        blocked: () => {
          const timer = setTimeout(() => reject(refuse('aborted', 'failBlocked')), patience);
          ended.signal.addEventListener('abort', () => clearTimeout(timer));
        },
        // A newer Keyline wants to migrate: the old page lets go at once, and says "reload" at its next write.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          onClosed();
        },
        terminated: onClosed,
      });
      opening.then(resolve, reject);
    });
  } catch (error) {
    // Where patience ended first, the connection may still come: it must not stay open unseen.
    opening?.then((db) => db.close()).catch(() => {});
    throw error;
  } finally {
    ended.abort();
  }
}
