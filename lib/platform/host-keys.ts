import { openDB } from 'idb';

/**
 * Personal API keys of hosts, in a database of the extension's own origin: content scripts can read
 * `storage.local` in Firefox whatever the access level, and a key is not theirs. Never exported, never synced.
 */
const open = () =>
  openDB('keyline-keys', 1, {
    upgrade(db) {
      db.createObjectStore('keys');
    },
  });

/** By host id; null = none was given. */
export async function readHostKey(hostId: string): Promise<string | null> {
  const db = await open();
  try {
    const stored: unknown = await db.get('keys', hostId);
    return typeof stored === 'string' ? stored : null;
  } finally {
    db.close();
  }
}

/** null forgets it. */
export async function writeHostKey(hostId: string, key: string | null): Promise<void> {
  const db = await open();
  try {
    if (key === null) await db.delete('keys', hostId);
    else await db.put('keys', key, hostId);
  } finally {
    db.close();
  }
}
