import type pg from 'pg';
import type { Mutation } from '@/lib/protocol/mutation';

/**
 * What a push of records comes down to: one upsert of many rows and their rows in the audit, in one transaction. No
 * lock, no policies, nothing read or checked. Texts and values are made beforehand; gives what runs them.
 */
export function bareUpsert(
  client: pg.Client,
  workspaceId: string,
  mutations: readonly Mutation[],
  firstSeq: number,
): () => Promise<void> {
  const records = mutations.map(({ kind, id, hlc, patch }, at) => [
    workspaceId,
    id,
    kind,
    workspaceId,
    JSON.stringify(patch),
    JSON.stringify({ '*': hlc }),
    firstSeq + at,
    false,
    'ann',
  ]);
  const audit = mutations.map(({ mid, kind, id, op, hlc, patch }, at) => [
    workspaceId,
    firstSeq + at,
    'ann',
    'bare00000000',
    mid,
    kind,
    id,
    workspaceId,
    op,
    hlc,
    JSON.stringify(patch),
  ]);
  const upsert = `insert into record (workspace_id, id, kind, scope_id, data, clock, seq, deleted, created_by)
    values ${places(records)} on conflict (workspace_id, id) do update set data = excluded.data,
    clock = excluded.clock, seq = excluded.seq, deleted = excluded.deleted`;
  const append = `insert into audit (workspace_id, seq, user_id, client_id, mutation_id, kind, id, scope_id, op, hlc,
    patch) values ${places(audit)}`;
  const [recordValues, auditValues] = [records.flat(), audit.flat()];
  return async () => {
    await client.query('begin');
    await client.query(upsert, recordValues);
    await client.query(append, auditValues);
    await client.query('commit');
  };
}

/** `($1, $2), ($3, $4)` */
function places(rows: readonly unknown[][]): string {
  let at = 0;
  return rows.map((row) => `(${row.map(() => `$${++at}`).join(', ')})`).join(', ');
}
