import { sql } from 'kysely';
import type { Audit, AuditEntry } from '@/lib/protocol/audit';
import { asPerson, type Person, type Tx } from '../db/as-person';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';

/** An entry as the database gives it: the name is the member record's, for whoever still stands for one. */
type Found = Omit<AuditEntry, 'userName' | 'clock'> & {
  name: string | null;
  clock: AuditEntry['clock'] | null;
  /** The instant to the microsecond, as the database writes it. */
  instant: string;
};
/** Names by user id, as they gave them when they signed up. */
export type NamesOf = (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export interface AuditAsked {
  /** One record's; null = the whole workspace's, for owners and admins. */
  record: string | null;
  before: number | null;
  limit: number;
}

/**
 * A page of what was accepted, the newest first, and between it what was refused: of all for owners and admins, else
 * one's own. Who may not read a record is told that there is none.
 */
export async function auditPage(
  db: Db,
  person: Person,
  { record, before, limit }: AuditAsked,
  names: NamesOf,
): Promise<Audit> {
  const { workspaceId } = person;
  const found = await asPerson(db, person, async (tx) => {
    if (record !== null) await mustSee(tx, workspaceId, record);
    const only = record === null ? sql`` : sql`and a.id = ${record}::uuid`;
    const older = before === null ? sql`` : sql`and a.seq < ${before}`;
    const accepted = await acceptedOf(
      tx,
      workspaceId,
      sql`${only} ${older} order by a.seq desc limit ${limit + 1}`,
    );
    const page = accepted.slice(0, limit);
    const isLast = accepted.length <= limit;
    const from = isLast ? null : (page.at(-1)?.instant ?? null);
    const until = before === null ? null : await timeOf(tx, workspaceId, before);
    const refused = await refusedOf(
      tx,
      workspaceId,
      sql`${only} ${from === null ? sql`` : sql`and a.at >= ${from}::text::timestamptz`}
        ${until === null ? sql`` : sql`and a.at < ${until}::text::timestamptz`}
        order by a.at desc, a.client_id, a.mutation_id limit ${limit}`,
    );
    const entries = [...page, ...refused].sort((a, b) => b.at - a.at || (b.seq ?? 0) - (a.seq ?? 0));
    return { entries, before: isLast ? null : (page.at(-1)?.seq ?? null) };
  });
  return { ...found, entries: await named(found.entries, names) };
}

/** All of it, the oldest first: what was accepted, then what was refused. */
export async function* auditExport(
  db: Db,
  person: Person,
  names: NamesOf,
  page = 1000,
): AsyncGenerator<AuditEntry> {
  const { workspaceId } = person;
  for (let after = 0, more = true; more; ) {
    const found = await asPerson(db, person, (tx) =>
      acceptedOf(tx, workspaceId, sql`and a.seq > ${after} order by a.seq limit ${page}`),
    );
    yield* await named(found, names);
    more = found.length === page;
    after = found.at(-1)?.seq ?? after;
  }
  for (let after = ['', 0] as [string, number], more = true; more; ) {
    const found = await asPerson(db, person, (tx) =>
      refusedOf(
        tx,
        workspaceId,
        sql`and (a.client_id, a.mutation_id) > (${after[0]}, ${after[1]})
          order by a.client_id, a.mutation_id limit ${page}`,
      ),
    );
    yield* await named(found, names);
    more = found.length === page;
    const last = found.at(-1);
    if (last) after = [last.clientId, last.mid];
  }
}

async function mustSee(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const found = await tx
    .selectFrom('record')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new ProblemError('not-found', 'There is no such record.');
}

async function timeOf(tx: Tx, workspaceId: string, seq: number): Promise<string | null> {
  const found = await tx
    .selectFrom('audit')
    .select(sql<string>`at::text`.as('instant'))
    .where('workspace_id', '=', workspaceId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return found?.instant ?? null;
}

type Rest = ReturnType<typeof sql>;
const time = sql`floor(extract(epoch from a.at) * 1000)::float8 as at, a.at::text as instant`;
const name = sql`r.data->>'name' as name`;
const people = (workspaceId: string) => sql`
  left join member m on m.workspace_id = ${workspaceId}::uuid and m.user_id = a.user_id
  left join record r on r.workspace_id = ${workspaceId}::uuid and r.id = m.member_id`;

async function acceptedOf(tx: Tx, workspaceId: string, rest: Rest): Promise<Found[]> {
  const { rows } = await sql<Found>`select a.seq, ${time}, a.user_id as "userId", ${name},
      a.client_id as "clientId", a.kind, a.id, a.op, a.hlc, a.patch, a.clock, null as code
    from audit a ${people(workspaceId)} where a.workspace_id = ${workspaceId}::uuid ${rest}`.execute(tx);
  return rows;
}

async function refusedOf(tx: Tx, workspaceId: string, rest: Rest): Promise<(Found & { mid: number })[]> {
  const { rows } = await sql<
    Found & { mid: number }
  >`select null as seq, ${time}, a.user_id as "userId", ${name},
      a.client_id as "clientId", a.kind, a.id, 'refused' as op, null as hlc, '{}'::jsonb as patch, null as clock,
      a.code, a.mutation_id as mid
    from rejection a ${people(workspaceId)} where a.workspace_id = ${workspaceId}::uuid ${rest}`.execute(tx);
  return rows;
}

async function named(found: readonly Found[], names: NamesOf): Promise<AuditEntry[]> {
  const known = await names([...new Set(found.map(({ userId }) => userId))]);
  return found.map(({ seq, at, userId, name, clientId, kind, id, op, hlc, patch, clock, code }) => ({
    seq,
    at,
    userId,
    userName: known.get(userId) ?? name ?? '',
    clientId,
    kind,
    id,
    op,
    hlc,
    patch,
    ...(clock && { clock }),
    code,
  }));
}
