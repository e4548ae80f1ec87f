import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pkg from '../../../package.json' with { type: 'json' };
import { backup } from '../db/backup';
import { CopyError, readCopy, writeCopy } from '../db/copy-file';
import { type Database, openDatabase, openRunning } from '../db/database';
import { LockedError } from '../db/lock';
import { migrateOnce } from '../db/migrate-once';
import { type Db, openPglite } from '../db/open';
import { restore } from '../db/restore';
import { createIdentity } from '../identity/identity';
import type { Options } from './options';
import { makeConfig, usual } from './start';

type Say = (line: string) => void;

/** `backup FILE`: beside a running server where the database allows two; PGlite does not. */
export async function runBackup(options: Options, say: Say): Promise<number> {
  const database = await openDatabase(wanted(options)).catch(async (error: unknown) => {
    if (!(error instanceof LockedError)) throw error;
    const running = await openRunning(wanted(options));
    if (running) return running;
    throw new CopyError(`${error.message} Or take the newest of its dumps: restore reads those too.`);
  });
  try {
    await prepare(database, options);
    const rows = await backupTo(options.file, database.db);
    say(`${rows} rows are in ${options.file}`);
    return 0;
  } finally {
    await database.close();
  }
}

/** `restore FILE`: a backup, or a dump of PGlite's folder; into whatever database the options name. */
export async function runRestore(options: Options, say: Say): Promise<number> {
  const copy = (await isDump(options.file)) ? await unpack(options.file) : null;
  try {
    const database = await openDatabase(wanted(options));
    try {
      await prepare(database, options);
      const lines = readCopy(copy ?? options.file);
      const rows = await restore(database.db, lines, { replace: options.replace, now: Date.now() });
      say(`${rows} rows are restored. Devices come again for everything, and keep what they have not sent.`);
      say(
        'Tokens and accounts are those of the copy: a device that was signed out since is signed in again.',
      );
      return 0;
    } finally {
      await database.close();
    }
  } finally {
    if (copy) await rm(path.dirname(copy), { recursive: true, force: true });
  }
}

const wanted = ({ data = usual.data, db, databaseUrl, databaseDirectUrl }: Options) => ({
  data,
  db,
  // No pooler: it is one long transaction.
  databaseUrl: databaseDirectUrl ?? databaseUrl,
  databaseDirectUrl,
  onLost: () => process.exit(1),
});

/** All tables, those of better-auth too. */
async function prepare(database: Pick<Database, 'db' | 'directUrl'>, options: Options): Promise<void> {
  const config = await makeConfig(options, null, 0);
  await migrateOnce(database, (owner) => createIdentity(database.db, config, Date.now, owner));
}

async function backupTo(file: string, db: Db): Promise<number> {
  let rows = 0;
  await writeCopy(file, async (line) => {
    rows = await backup(db, line, { version: pkg.version, now: Date.now() });
  });
  return rows;
}

/** A dump is a tar archive; its first member is of the data folder. */
async function isDump(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: Error) => {
    throw new CopyError(error.message);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    const head = gunzipSync(buffer.subarray(0, bytesRead), { finishFlush: 2 });
    return head.subarray(257, 262).toString() === 'ustar';
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/**
 * A dump as a backup, in a folder of its own that nobody else reads: PGlite reads the dump in memory, and nothing of its
 * server is touched.
 */
async function unpack(file: string): Promise<string> {
  const { db } = await openPglite('memory:', await openAsBlob(file)).catch((error: unknown) => {
    throw new CopyError(`${file} is damaged: ${error}`);
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'keyline-'));
  try {
    const copy = path.join(folder, 'copy.gz');
    await backupTo(copy, db);
    return copy;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await db.destroy();
  }
}
