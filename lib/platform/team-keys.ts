import { openDB } from 'idb';
import * as z from 'zod/mini';

/** This device's sign-in at one team server. */
const teamKeySchema = z.object({
  token: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
});
export type TeamKey = z.infer<typeof teamKeySchema>;

/**
 * Tokens of team servers by the server's origin, in a database of the extension's own origin that no content script
 * can read. Never exported, never synced.
 */
const open = () =>
  openDB('keyline-team', 1, {
    upgrade(db) {
      db.createObjectStore('servers');
    },
  });

async function withDb<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** null = not signed in there. */
export const readTeamKey = (server: string): Promise<TeamKey | null> =>
  withDb(async (db) => {
    const parsed = teamKeySchema.safeParse(await db.get('servers', server));
    return parsed.success ? parsed.data : null;
  });

/** null signs out on this device. */
export const writeTeamKey = (server: string, key: TeamKey | null): Promise<void> =>
  withDb(async (db) => {
    if (key === null) await db.delete('servers', server);
    else await db.put('servers', key, server);
  });

/** Origins of the servers that this device is signed in at. */
export const teamServers = (): Promise<string[]> =>
  withDb(async (db) => (await db.getAllKeys('servers')).map(String));

/** Signs out of all of them on this device. */
export const dropTeamKeys = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('keyline-team');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
