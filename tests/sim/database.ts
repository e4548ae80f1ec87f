import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from '../../server/src/db/migrate';
import { type Db, openDb } from '../../server/src/db/open';
import { PgliteDialect, pgliteParsers } from '../../server/src/db/pglite-dialect';
import type { Tables } from '../../server/src/db/schema';
import { startServer } from '../../server/test/pg/cluster';
import { emptyFolder } from '../../server/test/pglite-template';

/** A database that can be killed at its next commit: what it held is rolled back. */
export interface SimDb {
  db: Db;
  killNext: (isSo: boolean) => void;
  /** Where it was started for this, it ends, and nothing of it stays. */
  close: () => Promise<void>;
}

export const wireTables = [
  'workspace',
  'member',
  'scope_member',
  'client',
  'record',
  'audit',
  'rejection',
] as const;
export type Snapshot = { table: string; rows: string }[];

/**
 * `memory:` PGlite in this process; `embedded` a PostgreSQL of its own, some three times as fast; `postgres://…` one that
 * is there, whose commits are not ours to break: there the server's process ends before it has written.
 */
export async function openSimDb(address: string): Promise<SimDb> {
  if (address === 'memory:') return openPglite();
  if (address === 'embedded') return openEmbedded();
  const db = await openDb(address);
  await migrate(db);
  return { db, killNext: () => {}, close: () => db.destroy() };
}

/** Fails its next commit, once it is told to. */
function createKiller() {
  let isNext = false;
  return {
    killNext(isSo: boolean) {
      isNext = isSo;
    },
    /** Whether this statement is the one. */
    hits(text: unknown): boolean {
      if (!isNext || text !== 'commit') return false;
      isNext = false;
      return true;
    },
  };
}

async function openPglite(): Promise<SimDb> {
  const { killNext, hits } = createKiller();
  const lite = await PGlite.create({ parsers: pgliteParsers, loadDataDir: await emptyFolder() });
  const exec = lite.exec.bind(lite);
  lite.exec = async (text, ...rest) => {
    if (!hits(text)) return exec(text, ...rest);
    await exec('rollback');
    throw new Error('killed');
  };
  const db: Db = new Kysely<Tables>({ dialect: new PgliteDialect(lite) });
  await migrate(db);
  return { db, killNext, close: () => db.destroy() };
}

async function openEmbedded(): Promise<SimDb> {
  const { killNext, hits } = createKiller();
  // It is killed between statements, not by its machine's power: nothing waits for a disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const { cluster, server } = await startServer({ settings });
  // One connection, as PGlite has: the order of statements is the seed's.
  const pool = new pg.Pool({ connectionString: server.url, max: 1 });
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const killing = async (...args: unknown[]) => {
      if (!hits(args[0])) return query(...args);
      await query('rollback');
      throw new Error('killed');
    };
    Object.assign(client, { query: killing });
  });
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  const close = async () => {
    await db.destroy();
    await cluster.close();
  };
  return { db, killNext, close };
}

export async function emptyTables({ db }: SimDb): Promise<void> {
  await sql`truncate ${sql.raw(wireTables.join(', '))}`.execute(db);
}
