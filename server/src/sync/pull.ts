import { limits } from '@/lib/protocol/mutation';
import type { PullAnswer } from '@/lib/protocol/pull';
import { asPerson, type Person, type Tries } from '../db/as-person';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';
import { type Cursor, formatCursor, parseCursor } from './cursor';

/** Changes after a cursor, in the order of commits; without one, all that stands. */
export const pull = (
  db: Db,
  person: Person,
  { cursor, limit = limits.page }: { cursor: string | null; limit?: number },
  tries: Tries = {},
): Promise<PullAnswer> =>
  asPerson(
    db,
    person,
    async (tx) => {
      const { workspaceId, userId } = person;
      const workspace = await tx
        .selectFrom('workspace')
        .select('epoch')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      if (!workspace) throw new ProblemError('not-found', 'There is no such workspace.');
      const scopes = (
        await tx
          .selectFrom('scope_member')
          .select('scope_id')
          .where('workspace_id', '=', workspaceId)
          .where('user_id', '=', userId)
          .orderBy('scope_id')
          .execute()
      ).map((row) => row.scope_id);
      const from = readCursor(cursor, workspace.epoch);
      const gained = scopes.filter((scope) => !from.scopes.includes(scope));
      // A scope that is new to this client has records from before its cursor: all of it comes anew.
      const start = gained.length > 0 ? 0 : from.seq;
      const isBootstrap = from.seq === 0;
      let query = tx
        .selectFrom('record')
        .select(['kind', 'id', 'seq', 'deleted', 'data', 'clock'])
        .where('workspace_id', '=', workspaceId)
        .where('seq', '>', start)
        .orderBy('seq')
        .limit(limit + 1);
      if (isBootstrap) query = query.where('deleted', '=', false);
      const rows = await query.execute();
      const changes = rows.slice(0, limit);
      return {
        changes,
        cursor: formatCursor({ epoch: workspace.epoch, seq: changes.at(-1)?.seq ?? start, scopes }),
        more: rows.length > limit,
        revokedScopes: from.scopes.filter((scope) => !scopes.includes(scope)),
      };
    },
    tries,
  );

function readCursor(text: string | null, epoch: number): Cursor {
  if (text === null) return { epoch, seq: 0, scopes: [] };
  const cursor = parseCursor(text);
  if (!cursor) throw new ProblemError('bad-request', 'The cursor is none of ours.');
  if (cursor.epoch !== epoch) throw new ProblemError('epoch', 'The workspace was restored: read it anew.');
  return cursor;
}
