import { sql } from 'kysely';
import { inTransaction, type Tx } from '../db/as-person';
import type { Db } from '../db/open';

/**
 * One transaction as the role that looks across workspaces: it knows who belongs where and which invites there are, and
 * no record but who is in a private team. What may be done is for the caller to check, within `work`.
 */
export const asIdentity = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, async (tx) => {
    await sql`select set_config('role', 'keyline_identity', true)`.execute(tx);
    return work(tx);
  });
