import pg from 'pg';
import type { Database } from './database';
import { migrate } from './migrate';
import { openDb } from './open';

/** Any number that is ours alone in this database. */
const ourLock = 4_400_000_001;

/**
 * Brings the tables up to date and then does `next`, one server at a time: those that start together wait for the first
 * and find it done. On a connection past the pooler, since a pooler would give the lock to another.
 */
export async function migrateOnce<T>(
  { db, directUrl }: Pick<Database, 'db' | 'directUrl'>,
  next: () => Promise<T>,
) {
  if (directUrl === null) {
    await migrate(db);
    return next();
  }
  const client = new pg.Client({ connectionString: directUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  const direct = await openDb(directUrl, 2);
  try {
    await client.query('select pg_advisory_lock($1)', [ourLock]);
    await migrate(direct);
    return await next();
  } finally {
    await direct.destroy();
    await client.end(); // its lock ends with it
  }
}
