import { sql } from 'kysely';
import { inTransaction, type Tx } from '../db/as-person';
import type { Db } from '../db/open';

/** A unique key was taken in the meantime: the second look sees by whom, and says so in words. */
const taken = '23505';

/**
 * One transaction as the role that looks across workspaces: it knows who belongs where and which invites there are, and
 * no record but who is in a private team. What may be done is for the caller to check, within `work`.
 */
export async function asIdentity<T>(db: Db, work: (tx: Tx) => Promise<T>, tries = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, async (tx) => {
        await sql`select set_config('role', 'keyline_identity', true)`.execute(tx);
        return work(tx);
      });
    } catch (error) {
      const { code } = (error ?? {}) as { code?: string };
      if (code !== taken || attempt >= tries) throw error;
    }
  }
}

/** Whoever comes second with the same words waits for the first one's transaction: for limits that are counted. */
export const oneAtATime = (tx: Tx, what: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx);
