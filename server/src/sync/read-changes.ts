import { sql } from 'kysely';
import type { Change } from '@/lib/protocol/pull';
import type { Person, Tx } from '../db/as-person';
import { ProblemError } from '../http/problem';
import { type Cursor, parseCursor } from './cursor';

/** What a reader may read, and how far the workspace is. */
export interface Standing {
  epoch: number;
  seq: number;
  /** Private teams, in order. */
  scopes: string[];
}

export async function readStanding(tx: Tx, { workspaceId, userId }: Person): Promise<Standing> {
  const workspace = await tx
    .selectFrom('workspace')
    .select(['epoch', 'seq'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (!workspace) throw new ProblemError('not-found', 'There is no such workspace.');
  const scopes = await tx
    .selectFrom('scope_member')
    .select('scope_id')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .orderBy('scope_id')
    .execute();
  return { ...workspace, scopes: scopes.map((row) => row.scope_id) };
}

export interface Span {
  /** Only what came after. */
  after: number;
  /** Only what came until then; the end unless given. */
  until?: number;
  /** Only of these private teams; of all unless given. */
  scopes?: readonly string[];
  /** Without what was purged. */
  standing?: boolean;
}

/** At most `limit` changes in the order of commits. */
export function readChanges(tx: Tx, workspaceId: string, span: Span, limit: number): Promise<Change[]> {
  return inSpan(tx, workspaceId, span)
    .select(['kind', 'id', 'seq', 'deleted', 'data', 'clock'])
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** A page of changes as the database writes it. */
export interface PageText {
  /** null = one is no member of the workspace any more. */
  epoch: number | null;
  /** JSON of the array of changes. */
  text: string;
  count: number;
  /** The highest `seq` in it; null = it is empty. */
  last: number | null;
}

/** The same as `readChanges`, as JSON text: what is only passed on need not be read and written again here. */
export async function readChangesText(
  tx: Tx,
  workspaceId: string,
  span: Span,
  limit: number,
): Promise<PageText> {
  const page = inSpan(tx, workspaceId, span)
    .select([
      'seq',
      sql<string>`'{"kind":' || to_json(kind)::text || ',"id":"' || id::text || '","seq":' || seq::text
        || ',"deleted":' || deleted::text || ',"data":' || data::text || ',"clock":' || clock::text || '}'`.as(
        'line',
      ),
    ])
    .orderBy('seq')
    .limit(limit);
  const { rows } = await sql<PageText>`select
      (select epoch from workspace where workspace_id = ${workspaceId}::uuid) as epoch,
      '[' || coalesce(string_agg(line, ',' order by seq), '') || ']' as text, count(*)::int as count, max(seq) as last
    from ${page} page`.execute(tx);
  const [read] = rows;
  if (!read) throw new Error('a page without an answer');
  return read;
}

export async function countChanges(tx: Tx, workspaceId: string, span: Span): Promise<number> {
  const { total } = await inSpan(tx, workspaceId, span)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function inSpan(tx: Tx, workspaceId: string, { after, until, scopes, standing }: Span) {
  let query = tx.selectFrom('record').where('workspace_id', '=', workspaceId).where('seq', '>', after);
  if (until !== undefined) query = query.where('seq', '<=', until);
  if (scopes) query = query.where('scope_id', 'in', [...scopes]).whereRef('scope_id', '<>', 'workspace_id');
  return standing ? query.where('deleted', '=', false) : query;
}

export function readCursor(text: string | null, epoch: number): Cursor | null {
  if (text === null) return null;
  const cursor = parseCursor(text);
  if (!cursor) throw new ProblemError('bad-request', 'The cursor is none of ours.');
  if (cursor.epoch !== epoch) throw new ProblemError('epoch', 'The workspace was restored: read it anew.');
  return cursor;
}
