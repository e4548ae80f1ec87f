import { sql } from 'kysely';
import type { Mutation, RejectionCode } from '@/lib/protocol/mutation';
import type { PushRequest } from '@/lib/protocol/push';
import type { Person, Tx } from '../db/as-person';
import type { Role } from '../db/schema';
import type { Row } from './apply';
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
}

/** One statement, after the lock: what it reads is what stands. undefined = no member of the workspace. */
export async function readKnown(
  tx: Tx,
  { workspaceId, userId }: Person,
  { client, mutations }: PushRequest,
): Promise<Known | undefined> {
  const created = mutations.filter(({ op }) => op === 'create');
  const { rows } = await sql<Known>`select m.role, m.member_id as "memberId",
      case when c.client_id is not null
        then jsonb_build_object('last', c.last_mutation_id, 'owner', c.user_id) end as client,
      (select coalesce(jsonb_agg(jsonb_build_object('mid', x.mutation_id, 'code', x.code) order by x.mutation_id), '[]')
        from rejection x where x.workspace_id = ${workspaceId}::uuid and x.client_id = ${client}
          and x.mutation_id between ${mutations[0]?.mid ?? 0}::bigint and ${mutations.at(-1)?.mid ?? 0}::bigint) as refused,
      to_jsonb(keyline_scopes()) as scopes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'scopeId', r.scope_id, 'data', r.data,
          'clock', r.clock, 'deleted', r.deleted, 'createdBy', r.created_by)), '[]') from record r
        where r.workspace_id = ${workspaceId}::uuid and r.id = any(${list(mutations)}::text::uuid[])) as rows,
      to_jsonb(keyline_taken(${list(created)}::text::uuid[])) as taken
    from member m left join client c on c.workspace_id = ${workspaceId}::uuid and c.client_id = ${client}
    where m.workspace_id = ${workspaceId}::uuid and m.user_id = ${userId}`.execute(tx);
  return rows[0];
}

const list = (mutations: readonly Mutation[]) => `{${[...new Set(mutations.map(({ id }) => id))].join(',')}}`;

/** Nothing is asked where no mutation hangs anything anywhere. */
export const readAbove = (tx: Tx, workspaceId: string, mutations: readonly Mutation[]) =>
  readParents(tx, workspaceId, [
    ...new Set(mutations.flatMap(({ kind, patch }) => parentsNamed(kind, patch))),
  ]);
