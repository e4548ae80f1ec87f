import { sql } from 'kysely';
import type { Kind } from '@/lib/okr/kinds';
import type { Mutation, RejectionCode } from '@/lib/protocol/mutation';
import type { PushAnswer, PushRequest } from '@/lib/protocol/push';
import { protocolRange } from '@/lib/protocol/version';
import { asPerson, type Person, type Tries, type Tx } from '../db/as-person';
import type { Db } from '../db/open';
import type { Role } from '../db/schema';
import { ProblemError } from '../http/problem';
import { applyMutation, isKind, type Row } from './apply';
import { refuseWrite } from './authorize';

export interface PushParts extends Tries {
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * One push is one transaction. The lock on the workspace's row makes the order of `seq` the order of commits, so that
 * who reads by `seq` never passes over a change that is still on its way: a sequence would.
 */
export const push = (db: Db, person: Person, request: PushRequest, parts: PushParts): Promise<PushAnswer> =>
  asPerson(db, person, (tx) => pushIn(tx, person, request, parts.now()), parts);

async function pushIn(tx: Tx, person: Person, request: PushRequest, now: number): Promise<PushAnswer> {
  const { workspaceId, userId } = person;
  const workspace = await tx
    .selectFrom('workspace')
    .select(['seq', 'min_schema', 'quota_records', 'record_count'])
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .executeTakeFirst();
  // Row-level security shows no workspace to who is no member of it: there is none, as far as they may know.
  if (!workspace) throw new ProblemError('not-found', 'There is no such workspace.');
  const min = Math.max(workspace.min_schema, protocolRange.min);
  if (request.schema < min)
    throw new ProblemError('update', 'This Keyline is too old for the server.', { min });
  const [role, client] = await Promise.all([roleOf(tx, person), clientOf(tx, person, request.client)]);
  if (!role) throw new ProblemError('forbidden', 'You are no member of this workspace.');
  if (client && client.user_id !== userId)
    throw new ProblemError('client-owner', 'The client id is another person’s.');
  const last = client?.last_mutation_id ?? 0;
  const [first] = request.mutations;
  if (!client && first && first.mid > 1)
    throw new ProblemError('client-reset', 'The server does not know this client.', { last: 0 });
  const fresh = request.mutations.filter(({ mid }) => mid > last);
  if (fresh.some(({ mid }, at) => mid !== last + 1 + at))
    throw new ProblemError('gap', 'Mutations are missing before these.', { last });
  const taken = await take(tx, person, role, fresh, { now, ...workspace });
  await write(tx, person, request.client, taken);
  const until = fresh.at(-1)?.mid ?? last;
  await tx
    .insertInto('client')
    .values({
      workspace_id: workspaceId,
      client_id: request.client,
      user_id: userId,
      last_mutation_id: until,
      schema_version: request.schema,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'client_id']).doUpdateSet({
        last_mutation_id: until,
        schema_version: request.schema,
        seen_at: sql`now()`,
      }),
    )
    .execute();
  return {
    last: until,
    seq: taken.seq,
    rejected: taken.rejected.map(({ mid, code, message }) => ({ mid, code, message })),
    serverTime: now,
  };
}

const roleOf = async (tx: Tx, { workspaceId, userId }: Person): Promise<Role | undefined> =>
  (
    await tx
      .selectFrom('member')
      .select('role')
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .executeTakeFirst()
  )?.role;

const clientOf = (tx: Tx, { workspaceId }: Person, clientId: string) =>
  tx
    .selectFrom('client')
    .select(['last_mutation_id', 'user_id'])
    .where('workspace_id', '=', workspaceId)
    .where('client_id', '=', clientId)
    .executeTakeFirst();

interface Taken {
  seq: number;
  rows: Map<string, Row & { seq: number }>;
  created: number;
  accepted: { seq: number; mutation: Mutation }[];
  rejected: { mid: number; kind: string; id: string; code: RejectionCode; message: string }[];
}

/** Applies mutations in order to the rows they name. */
async function take(
  tx: Tx,
  person: Person,
  role: Role,
  mutations: readonly Mutation[],
  workspace: { now: number; seq: number; quota_records: number; record_count: number },
): Promise<Taken> {
  const current = await readRows(tx, person.workspaceId, [...new Set(mutations.map(({ id }) => id))]);
  const taken: Taken = { seq: workspace.seq, rows: new Map(), created: 0, accepted: [], rejected: [] };
  for (const mutation of mutations) {
    const before = taken.rows.get(mutation.id) ?? current.get(mutation.id) ?? null;
    const refuse = (code: RejectionCode, message: string) =>
      taken.rejected.push({ mid: mutation.mid, kind: mutation.kind, id: mutation.id, code, message });
    const denied = isKind(mutation.kind)
      ? refuseWrite(role, mutation.kind as Kind, mutation.op, before, person.userId)
      : null;
    if (denied) {
      refuse(denied, 'Your role does not allow this.');
      continue;
    }
    if (!before && workspace.record_count + taken.created >= workspace.quota_records) {
      refuse('quota', 'The workspace is full.');
      continue;
    }
    const applied = applyMutation(before, mutation, { ...person, now: workspace.now });
    if (!applied.ok) {
      refuse(applied.code, applied.message);
      continue;
    }
    if (!before) taken.created++;
    taken.seq++;
    taken.rows.set(mutation.id, { ...applied.row, seq: taken.seq });
    taken.accepted.push({ seq: taken.seq, mutation });
  }
  return taken;
}

async function readRows(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'kind', 'scope_id', 'data', 'clock', 'deleted', 'created_by'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ scope_id, created_by, ...row }) => [
      row.id,
      { ...row, scopeId: scope_id, createdBy: created_by },
    ]),
  );
}

/** Rows, audit and counter by one statement each, however many mutations there are. */
async function write(tx: Tx, person: Person, client: string, taken: Taken): Promise<void> {
  const { workspaceId, userId } = person;
  const { rows, accepted, rejected, seq, created } = taken;
  if (accepted.length > 0) {
    const records = JSON.stringify(
      [...rows.values()].map(({ scopeId, createdBy, ...row }) => ({
        ...row,
        scope_id: scopeId,
        created_by: createdBy,
      })),
    );
    await sql`insert into record (workspace_id, id, kind, scope_id, data, clock, seq, deleted, created_by)
      select ${workspaceId}::uuid, x.* from jsonb_to_recordset(${records}::text::jsonb)
        x(id uuid, kind text, scope_id uuid, data jsonb, clock jsonb, seq bigint, deleted boolean, created_by text)
      on conflict (workspace_id, id) do update set data = excluded.data, clock = excluded.clock,
        seq = excluded.seq, deleted = excluded.deleted`.execute(tx);
    const audit = JSON.stringify(
      accepted.map(({ seq: at, mutation: { mid, kind, id, op, hlc, patch, unset } }) => ({
        seq: at,
        mutation_id: mid,
        kind,
        id,
        op,
        hlc,
        patch: { ...patch, ...(unset?.length && { unset }) },
      })),
    );
    await sql`insert into audit (workspace_id, seq, user_id, client_id, mutation_id, kind, id, op, hlc, patch)
      select ${workspaceId}::uuid, x.seq, ${userId}, ${client}, x.mutation_id, x.kind, x.id, x.op, x.hlc, x.patch
      from jsonb_to_recordset(${audit}::text::jsonb)
        x(seq bigint, mutation_id bigint, kind text, id uuid, op text, hlc text, patch jsonb)`.execute(tx);
    await tx
      .updateTable('workspace')
      .set((eb) => ({ seq, record_count: eb('record_count', '+', created) }))
      .where('workspace_id', '=', workspaceId)
      .execute();
  }
  if (rejected.length > 0) {
    await tx
      .insertInto('rejection')
      .values(
        rejected.map(({ mid, kind, id, code }) => ({
          workspace_id: workspaceId,
          client_id: client,
          mutation_id: mid,
          user_id: userId,
          kind,
          id,
          code,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
