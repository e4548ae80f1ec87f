import { sql, type Transaction } from 'kysely';
import type { Db } from './open';
import type { Tables } from './schema';

export type Tx = Transaction<Tables>;

export interface Person {
  workspaceId: string;
  userId: string;
}

/** PostgreSQL's "try again": a serialization failure or a deadlock. */
const passing = ['40001', '40P01'];

export interface Tries {
  most?: number;
  random?: () => number;
}

/**
 * One transaction as a person in a workspace: the role that owns nothing, and the two settings that row-level security
 * reads. Each ends with the transaction, so a pooled connection keeps none of it. Tried again where the database asks
 * for that, after a growing and random pause.
 */
export async function asPerson<T>(
  db: Db,
  { workspaceId, userId }: Person,
  work: (tx: Tx) => Promise<T>,
  { most = 6, random = Math.random }: Tries = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        await sql`select set_config('role', 'keyline_app', true),
          set_config('keyline.workspace', ${workspaceId}, true),
          set_config('keyline.user', ${userId}, true)`.execute(tx);
        return work(tx);
      });
    } catch (error) {
      const { code } = (error ?? {}) as { code?: string };
      if (attempt >= most || code === undefined || !passing.includes(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * random()));
    }
  }
}
