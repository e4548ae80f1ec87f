import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PgliteDialect } from './pglite-dialect';
import type { Tables } from './schema';

export type Db = Kysely<Tables>;

/** int8 as a number: ours stay below 2^53. */
pg.types.setTypeParser(20, Number);

/** A database by its address: `postgres://…`, or a folder for PGlite; `memory:` keeps nothing. */
export async function openDb(address: string, max = 8): Promise<Db> {
  if (/^postgres(?:ql)?:/.test(address)) {
    const pool = new pg.Pool({ connectionString: address, max });
    // Without a listener on each client node-pg ends the process when the database dies within a transaction.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }
  const { PGlite } = await import('@electric-sql/pglite');
  const lite = address === 'memory:' ? await PGlite.create() : await PGlite.create(address);
  return new Kysely<Tables>({ dialect: new PgliteDialect(lite) });
}
