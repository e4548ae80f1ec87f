import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PgliteDialect, pgliteParsers } from './pglite-dialect';
import type { Tables } from './schema';

export type Db = Kysely<Tables>;

/** int8 as a number: ours stay below 2^53. */
pg.types.setTypeParser(20, Number);

/** A database by its address: `postgres://…`, or a folder for PGlite; `memory:` keeps nothing. */
export async function openDb(address: string, max = 8): Promise<Db> {
  if (/^postgres(?:ql)?:/.test(address)) {
    const pool = new pg.Pool({
      connectionString: address,
      max,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    // Without a listener on each client node-pg ends the process when the database dies within a transaction.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }
  return (await openPglite(address)).db;
}

/** PGlite and what only it can do: give its whole folder as one compressed file. `from` is such a file. */
export async function openPglite(
  address: string,
  from?: Blob,
): Promise<{ db: Db; dump: () => Promise<Blob> }> {
  const { PGlite } = await import('@electric-sql/pglite');
  const lite = await PGlite.create({
    // Of 128 MB it would fill the most by and by; what falls out of these is in the system's cache of files.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB', '-c', 'wal_buffers=1MB'],
    parsers: pgliteParsers,
    ...(address !== 'memory:' && { dataDir: address }),
    ...(from && { loadDataDir: from }),
  });
  const db = new Kysely<Tables>({ dialect: new PgliteDialect(lite) });
  // In line with the others: never in the middle of a transaction.
  return { db, dump: () => db.connection().execute(() => lite.dumpDataDir('gzip')) };
}
