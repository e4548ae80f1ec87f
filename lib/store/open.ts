import { openDB } from 'idb';
import { refuse } from './failure';
import { migrations, schemaVersion } from './migrations';
import { type Database, databaseName } from './schema';

/** How long another tab may hold the old schema before the page says so, in milliseconds. */
const blockedPatience = 5000;

/**
 * Opens the database at this version's schema, migrating it on the way. Fails with a Refusal or a DOMException.
 * `onClosed`: the connection is gone, by an upgrade elsewhere or by the browser.
 */
export async function openDatabase(onClosed: () => void = () => {}, name = databaseName): Promise<Database> {
  if (typeof indexedDB === 'undefined') throw refuse('storage-denied', 'failStorageDenied');
  const patience = new AbortController();
  let opening: Promise<Database> | undefined;
  try {
    return await new Promise<Database>((resolve, reject) => {
      opening = openDB(name, schemaVersion, {
        async upgrade(db, oldVersion, _newVersion, tx) {
          for (const migration of migrations) {
            if (migration.version > oldVersion) await migration.upgrade(db, tx);
          }
        },
        blocked: () => {
          const timer = setTimeout(() => reject(refuse('aborted', 'failBlocked')), blockedPatience);
          patience.signal.addEventListener('abort', () => clearTimeout(timer));
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
    patience.abort();
  }
}
