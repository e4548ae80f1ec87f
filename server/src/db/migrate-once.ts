import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database';
import { migrate } from './migrate';
import { type Db, openDb } from './open';

/** Any number that is ours alone in this database. */
const ourLock = 4_400_000_001;

/**
 * Brings the tables up to date and then does `next`, one server at a time: those that start together wait for the first
 * and find it done. On a connection past the pooler, since a pooler would give the lock to another; `next` makes its own
 * tables there too. Where that one's user is not the one that serves, the latter is let in.
 */
export async function migrateOnce<T>(
  { db, directUrl }: Pick<Database, 'db' | 'directUrl'>,
  next: (owner: Db) => Promise<T>,
): Promise<T> {
  if (directUrl === null) {
    await migrate(db);
    return next(db);
  }
  const client = new pg.Client({ connectionString: directUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  const direct = await openDb(directUrl, 2);
  try {
    await client.query('select pg_advisory_lock($1)', [ourLock]);
    await migrate(direct);
    const made = await next(direct);
    await letIn(direct, await userOf(db));
    return made;
  } finally {
    await direct.destroy();
    await client.end(); // its lock ends with it
  }
}

/** What the server reads without becoming one of the roles: accounts and devices. */
const plain = ['user', 'session', 'account', 'verification', 'deviceCode', 'device'];

async function userOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user::text as name`.execute(db);
  return rows[0]?.name ?? '';
}

/** A user who serves and owns nothing: may become the three roles, and read and write accounts. */
async function letIn(owner: Db, user: string): Promise<void> {
  if ((await userOf(owner)) === user) return;
  await sql`grant keyline_app, keyline_system, keyline_identity to ${sql.id(user)}`.execute(owner);
  await sql`grant select, insert, update, delete on ${sql.join(plain.map((name) => sql.table(name)))}
    to ${sql.id(user)}`.execute(owner);
}
