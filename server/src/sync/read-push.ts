import { sql } from 'kysely';
import type { Mutation, RejectionCode } from '@/lib/protocol/mutation';
import type { PushRequest } from '@/lib/protocol/push';
import { mergeRules } from '@/lib/sync/merge-rules';
import type { Person, Tx } from '../db/as-person';
import type { Role } from '../db/schema';
import { isKind, type Row } from './apply';
import { parentsNamed, readParents } from './parents';

/** The workspace's row; locked, its counter is ours until the transaction ends. */
export interface Counter {
  seq: number;
  min_schema: number;
  quota_records: number;
  record_count: number;
}

export const lockCounter = (tx: Tx, workspaceId: string): Promise<Counter | undefined> =>
  tx
    .selectFrom('workspace')
    .select(['seq', 'min_schema', 'quota_records', 'record_count'])
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .executeTakeFirst();

/** What is to be known before a push is decided. */
export interface Known {
  role: Role;
  memberId: string | null;
  /** null = the client never pushed. */
  client: { last: number; owner: string } | null;
  /** Of the numbers that the push brings: those refused before, whose answer may have been lost. */
  refused: { mid: number; code: RejectionCode }[];
  scopes: string[];
  rows: Row[];
  /** Of the ids that the push creates: those in use, also where the record is not ours to see. */
  taken: string[];
  /** Of the member records that the push writes: those that stand for somebody else. */
  claimed: string[];
}

/** One statement, after the lock: what it reads is what stands. undefined = no member of the workspace. */
export async function readKnown(
  tx: Tx,
  { workspaceId, userId }: Person,
  { client, mutations }: PushRequest,
): Promise<Known | undefined> {
  const created = mutations.filter(({ op }) => op === 'create');
  const members = mutations.filter(({ kind }) => kind === 'member');
  const { rows } = await sql<Known>`select m.role, m.member_id as "memberId",
      case when c.client_id is not null
        then jsonb_build_object('last', c.last_mutation_id, 'owner', c.user_id) end as client,
      (select coalesce(jsonb_agg(jsonb_build_object('mid', x.mutation_id, 'code', x.code) order by x.mutation_id), '[]')
        from rejection x where x.workspace_id = ${workspaceId}::uuid and x.client_id = ${client}
          and x.mutation_id between ${mutations[0]?.mid ?? 0}::bigint and ${mutations.at(-1)?.mid ?? 0}::bigint) as refused,
      to_jsonb(keyline_scopes()) as scopes,
      (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'scopeId', r.scope_id, 'data', r.data,
          'clock', r.clock, 'deleted', r.deleted, 'createdBy', r.created_by)), '[]') from record r
        where r.workspace_id = ${workspaceId}::uuid and r.id = any(${list(mutations)}::text::uuid[])) as rows,
      to_jsonb(keyline_taken(${list(created)}::text::uuid[])) as taken,
      (select coalesce(jsonb_agg(o.member_id), '[]') from member o where o.workspace_id = ${workspaceId}::uuid
        and o.user_id <> ${userId} and o.member_id = any(${list(members)}::text::uuid[])) as claimed
    from member m left join client c on c.workspace_id = ${workspaceId}::uuid and c.client_id = ${client}
    where m.workspace_id = ${workspaceId}::uuid and m.user_id = ${userId}`.execute(tx);
  return rows[0];
}

const list = (mutations: readonly Mutation[]) => `{${[...new Set(mutations.map(({ id }) => id))].join(',')}}`;

/** How many names may stand between a record's author and who they are. */
const mostNames = 8;

/**
 * Of those who are named as authors of what the push writes: who is the writer by another name. Nothing is asked where
 * nobody is named, as most pushes do.
 */
export async function readAliases(
  tx: Tx,
  workspaceId: string,
  memberId: string | null,
  { rows }: Pick<Known, 'rows'>,
): Promise<string[]> {
  const named = rows
    .filter(({ kind }) => isKind(kind) && mergeRules[kind].appendOnly)
    .map(({ data }) => String(data.authorId ?? data.createdBy))
    .filter((id) => id !== memberId && uuid.test(id));
  if (memberId === null || named.length === 0) return [];
  const { rows: found } = await sql<{ id: string }>`with recursive up(id, at, steps) as (
      select x, x, 0 from jsonb_array_elements_text(${JSON.stringify([...new Set(named)])}::text::jsonb) x
      union
      select up.id, r.data->>'aliasOf', up.steps + 1 from up join record r
        on r.workspace_id = ${workspaceId}::uuid and r.id = case when up.at ~ ${uuid.source} then up.at::uuid end
        and r.kind = 'member' and not r.deleted
      where up.steps < ${mostNames}::int
    ) select distinct id from up where at = ${memberId}`.execute(tx);
  return found.map(({ id }) => id);
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Nothing is asked where no mutation hangs anything anywhere. */
export const readAbove = (tx: Tx, workspaceId: string, mutations: readonly Mutation[]) =>
  readParents(tx, workspaceId, [
    ...new Set(mutations.flatMap(({ kind, patch }) => parentsNamed(kind, patch))),
  ]);
