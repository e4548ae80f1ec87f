import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { findRunning, startEmbedded } from './embedded';
import { lockFolder } from './lock';
import { type Db, openDb, openPglite } from './open';

export type Mode = 'pglite' | 'embedded' | 'postgres';

export interface Database {
  mode: Mode;
  db: Db;
  /** Where PostgreSQL is reached past a pooler: LISTEN and migrations; null with PGlite. */
  directUrl: string | null;
  /** PGlite's whole folder, compressed; null elsewhere. */
  dump: (() => Promise<Blob>) | null;
  /** Whether it answers; a PostgreSQL of our own that has ended is started again first. */
  reach: () => Promise<unknown>;
  close: () => Promise<void>;
}

/** What each way of keeping data promises: no more than was proved (docs/operations.md). */
export const promises: Record<Mode, string> = {
  pglite:
    'PGlite in the data folder, one server. Survives a killed process; a power cut may cost the database: then the last dump is what there is.',
  embedded:
    'PostgreSQL in the data folder, one server. Survives a killed process, and a power cut as far as the disk keeps its word; a lost disk only by your backups.',
  postgres:
    'Your PostgreSQL: it keeps what it is set up to keep. Several servers may share it; backups are yours to take.',
};

export interface Wanted {
  data: string;
  db: 'pglite' | 'embedded' | undefined;
  databaseUrl: string | undefined;
  databaseDirectUrl: string | undefined;
  /** Another process has taken our folder: stop at once. */
  onLost: (error: Error) => void;
}

/** Opens what was asked for; a folder that another server uses is refused. */
export async function openDatabase(wanted: Wanted): Promise<Database> {
  if (wanted.databaseUrl) {
    const db = await openDb(wanted.databaseUrl);
    const directUrl = wanted.databaseDirectUrl ?? wanted.databaseUrl;
    const reach = () => askAll(db, directUrl);
    return { mode: 'postgres', db, directUrl, dump: null, reach, close: () => db.destroy() };
  }
  const data = path.resolve(wanted.data);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(data, wanted.onLost);
  try {
    if (modeOf(data, wanted) === 'pglite') {
      const { db, dump } = await openPglite(path.join(data, 'pglite'));
      const close = () => db.destroy().finally(unlock);
      return { mode: 'pglite', db, directUrl: null, dump, reach: () => ask(db), close };
    }
    const { url, revive, stop } = await startEmbedded(data);
    const db = await openDb(url);
    const reach = () => revive().then(() => ask(db));
    const close = () => db.destroy().then(stop).finally(unlock);
    return { mode: 'embedded', db, directUrl: url, dump: null, reach, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

const ask = (db: Db) => sql`select 1`.execute(db);

/** The pooler and what is behind it. */
async function askAll(db: Db, directUrl: string): Promise<void> {
  await ask(db);
  const direct = await openDb(directUrl, 1);
  await ask(direct).finally(() => direct.destroy());
}

/** A folder that has one of the two already goes on with it. */
const modeOf = (data: string, { db }: Pick<Wanted, 'db'>): 'pglite' | 'embedded' =>
  db ??
  (existsSync(path.join(data, 'postgres')) && !existsSync(path.join(data, 'pglite')) ? 'embedded' : 'pglite');

/** The database of a server that is running on this folder, to read it beside that one; null where it cannot be shared. */
export async function openRunning(wanted: Wanted): Promise<Omit<Database, 'mode' | 'dump' | 'reach'> | null> {
  const data = path.resolve(wanted.data);
  if (modeOf(data, wanted) !== 'embedded') return null;
  const url = await findRunning(data);
  if (!url) return null;
  const db = await openDb(url, 2);
  return { db, directUrl: url, close: () => db.destroy() };
}
