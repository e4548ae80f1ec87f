import { type IsolationLevel, sql, type Transaction } from 'kysely';
import type { Db } from './open';
import type { Tables } from './schema';

export type Tx = Transaction<Tables>;

export interface Person {
  workspaceId: string;
  userId: string;
}

/** PostgreSQL's "try again": a serialization failure or a deadlock. */
const passing = ['40001', '40P01'];
/** Many writers of one workspace under SERIALIZABLE: all but one of them begin anew, each time. */
const mostTries = 40;
/** Milliseconds: the first pause is up to this long, each later one up to twice as long as before, up to the longest. */
const pause = { first: 5, longest: 400 } as const;

export interface Tries {
  most?: number;
  random?: () => number;
  /** The database's own default unless given. */
  isolation?: Extract<IsolationLevel, 'read committed' | 'serializable'>;
}

/** One transaction, tried again where the database asks for that, after a growing and random pause. */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  { most = mostTries, random = Math.random, isolation }: Tries = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      const transaction = db.transaction();
      return await (isolation ? transaction.setIsolationLevel(isolation) : transaction).execute(work);
    } catch (error) {
      const { code } = (error ?? {}) as { code?: string };
      if (attempt >= most || code === undefined || !passing.includes(code)) throw error;
      const longest = Math.min(pause.longest, pause.first * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, longest * random()));
    }
  }
}

/**
 * Becomes a person in a workspace: the role that owns nothing, and the two settings that row-level security reads. Each
 * ends with the transaction, so a pooled connection keeps none of it.
 *
 * Without statistics (a fresh upload, and PGlite always: nothing there gathers them) the planner would read and sort
 * all that is left for each page of a pull. Where an index gives the order it is taken so.
 */
export async function become(tx: Tx, { workspaceId, userId }: Person): Promise<void> {
  await sql`select set_config('role', 'keyline_app', true),
    set_config('keyline.workspace', ${workspaceId}, true),
    set_config('keyline.user', ${userId}, true), set_config('enable_sort', 'off', true)`.execute(tx);
}

/** One transaction as a person in a workspace. */
export const asPerson = <T>(
  db: Db,
  person: Person,
  work: (tx: Tx) => Promise<T>,
  tries: Tries = {},
): Promise<T> =>
  inTransaction(
    db,
    async (tx) => {
      await become(tx, person);
      return work(tx);
    },
    tries,
  );

/**
 * One transaction that row-level security lets by: of all workspaces, for what is nobody's in particular (where a
 * stream of events belongs, a backup). Who asks must have been checked before.
 */
export const asSystem = <T>(db: Db, work: (tx: Tx) => Promise<T>, tries: Tries = {}): Promise<T> =>
  inTransaction(
    db,
    async (tx) => {
      await sql`select set_config('role', 'keyline_system', true)`.execute(tx);
      return work(tx);
    },
    tries,
  );

/** Who is in the private teams of a workspace, made true again: after a team's record changed, a claim, a leaving. */
export async function followScopes(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select keyline_follow_scopes(${workspaceId}::uuid)`.execute(tx);
}
