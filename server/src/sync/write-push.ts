import { sql } from 'kysely';
import type { PushRequest } from '@/lib/protocol/push';
import { followScopes, type Person, type Tx } from '../db/as-person';
import { jsonText } from './json-text';
import type { Taken } from './take';

/** The highest `int` of PostgreSQL: a version above it is none that will be. */
const maxInt = 2 ** 31 - 1;

/** Everything that a push leaves behind, by one statement, however many mutations there are. */
export async function writePush(
  tx: Tx,
  { workspaceId, userId }: Person,
  { client, schema }: PushRequest,
  taken: Taken,
  last: number,
): Promise<void> {
  for (const scope of taken.opened) await sql`select keyline_open_scope(${scope}::uuid)`.execute(tx);
  await sql`with written as (
      insert into record (workspace_id, id, kind, scope_id, data, clock, seq, deleted, created_by)
      select ${workspaceId}::uuid, x.* from jsonb_to_recordset(${recordsOf(taken)}::text::jsonb)
        x(id uuid, kind text, scope_id uuid, data jsonb, clock jsonb, seq bigint, deleted boolean, created_by text)
      on conflict (workspace_id, id) do update set data = excluded.data, clock = excluded.clock,
        seq = excluded.seq, deleted = excluded.deleted
    ), audited as (
      insert into audit
        (workspace_id, seq, user_id, client_id, mutation_id, kind, id, scope_id, op, hlc, patch, clock, at)
      select ${workspaceId}::uuid, x.seq, ${userId}, ${client}, x.mutation_id, x.kind, x.id, x.scope_id, x.op, x.hlc,
        x.patch, x.clock, statement_timestamp()
      from jsonb_to_recordset(${auditOf(taken)}::text::jsonb) x(seq bigint, mutation_id bigint, kind text, id uuid,
        scope_id uuid, op text, hlc text, patch jsonb, clock jsonb)
    ), counted as (
      update workspace set seq = ${taken.seq}, record_count = record_count + ${taken.added}
      where workspace_id = ${workspaceId}::uuid and seq < ${taken.seq}
    ), known as (
      insert into client (workspace_id, client_id, user_id, last_mutation_id, schema_version)
      values (${workspaceId}::uuid, ${client}, ${userId}, ${last}, ${Math.min(schema, maxInt)})
      on conflict (workspace_id, client_id) do update set last_mutation_id = excluded.last_mutation_id,
        schema_version = excluded.schema_version, seen_at = now()
    )
    insert into rejection (workspace_id, client_id, mutation_id, user_id, kind, id, code, at)
    select ${workspaceId}::uuid, ${client}, x.mid, ${userId}, x.kind, x.id, x.code, statement_timestamp()
    from jsonb_to_recordset(${rejectedOf(taken)}::text::jsonb) x(mid bigint, kind text, id uuid, code text)
    on conflict do nothing`.execute(tx);
  if (taken.scopesMoved) await followScopes(tx, workspaceId);
}

const recordsOf = ({ rows }: Taken) =>
  linesOf(
    [...rows.values()].map(({ id, kind, scopeId, data, clock, seq, deleted, createdBy }) =>
      spliced({ id, kind, scope_id: scopeId, seq, deleted, created_by: createdBy }, { data, clock }),
    ),
  );

const auditOf = ({ accepted }: Taken) =>
  linesOf(
    accepted.map(({ seq, scopeId, mutation: { mid, kind, id, op, hlc, patch, unset, clock } }) =>
      spliced(
        { seq, mutation_id: mid, kind, id, scope_id: scopeId, op, hlc },
        { patch: unset?.length ? { ...patch, unset } : patch, ...(clock && { clock }) },
      ),
    ),
  );

const linesOf = (objects: readonly string[]) => `[${objects.join(',')}]`;

/** JSON of an object and of its large parts, whose text was made when they were measured. */
function spliced(small: object, large: Record<string, object>): string {
  let text = JSON.stringify(small).slice(0, -1);
  for (const [name, part] of Object.entries(large)) text += `,"${name}":${jsonText(part)}`;
  return `${text}}`;
}

/** A kind that is none of ours may be any text. */
const rejectedOf = ({ rejected }: Taken) =>
  JSON.stringify(
    rejected.map(({ mid, kind, id, code }) => ({ mid, kind: kind.replace(/[^\w.-]/g, '?'), id, code })),
  );
