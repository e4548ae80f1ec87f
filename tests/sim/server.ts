import { sql } from 'kysely';
import { type BootstrapLine, bootstrapLineSchema } from '../../lib/protocol/bootstrap';
import type { Mutation } from '../../lib/protocol/mutation';
import { type PullAnswer, pullAnswerSchema } from '../../lib/protocol/pull';
import {
  type PushAnswer,
  type PushRequest,
  pushAnswerSchema,
  pushRequestSchema,
} from '../../lib/protocol/push';
import { TeamError } from '../../lib/sync/team-api';
import { followScopes } from '../../server/src/db/as-person';
import type { Db } from '../../server/src/db/open';
import type { Role } from '../../server/src/db/schema';
import { ProblemError } from '../../server/src/http/problem';
import { removeMember } from '../../server/src/identity/members';
import { bootstrap } from '../../server/src/sync/bootstrap';
import { pull } from '../../server/src/sync/pull';
import { pushInLine } from '../../server/src/sync/push-line';
import type { Bug } from './bugs';
import { type SimDb, type Snapshot, wireTables } from './database';

/** One seed's workspace on the server: the real push and pull, and what an operator may do to it. */
export class SimServer {
  /** By `client:mid`: what was sent under that number, as its client meant it. */
  readonly sent = new Map<string, Mutation>();
  /** By client, the last number that was taken in. */
  private readonly last = new Map<string, number>();

  constructor(
    readonly sim: SimDb,
    readonly workspaceId: string,
    private readonly now: () => number,
    private readonly bug: Bug = {},
  ) {}

  get db(): Db {
    return this.sim.db;
  }

  async create(people: { userId: string; role: Role; memberId: string }[]): Promise<void> {
    const { db, workspaceId } = this;
    await db.insertInto('workspace').values({ workspace_id: workspaceId, name: 'Acme' }).execute();
    const rows = people.map(({ userId, role, memberId }) => ({
      workspace_id: workspaceId,
      user_id: userId,
      role,
      member_id: memberId,
    }));
    await db.insertInto('member').values(rows).execute();
  }

  async hasMember(userId: string): Promise<boolean> {
    const { db, workspaceId } = this;
    const found = await db
      .selectFrom('member')
      .select('user_id')
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    return found !== undefined;
  }

  async remove(userId: string, by: string): Promise<void> {
    await removeMember(this.db, { workspaceId: this.workspaceId, userId: by }, userId);
  }

  /** As an invite for the same member does. */
  async inviteAgain({
    userId,
    role,
    memberId,
  }: {
    userId: string;
    role: Role;
    memberId: string;
  }): Promise<void> {
    const { db, workspaceId } = this;
    await db
      .insertInto('member')
      .values({ workspace_id: workspaceId, user_id: userId, role, member_id: memberId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db.transaction().execute((tx) => followScopes(tx, workspaceId));
  }

  /** As over HTTP: both ways as JSON that passes its schema, refusals as `TeamError`. */
  async push(userId: string, request: PushRequest): Promise<PushAnswer> {
    const body = pushRequestSchema.safeParse(JSON.parse(JSON.stringify(request)));
    if (!body.success) throw new TeamError('bad-request', body.error.message);
    const person = { workspaceId: this.workspaceId, userId };
    return asCall(async () => {
      const arrived = (await this.bug.arriving?.(this, body.data, this.now())) ?? body.data;
      const done = await pushInLine(this.db, person, arrived, { now: this.now });
      const last = this.last.get(request.client) ?? 0;
      for (const mutation of body.data.mutations)
        if (mutation.mid > last) this.sent.set(`${request.client}:${mutation.mid}`, mutation);
      this.last.set(request.client, Math.max(last, done.last));
      return pushAnswerSchema.parse(plain(done));
    });
  }

  /** The real stream, line by line as JSON. */
  async *bootstrap(userId: string, page: number): AsyncGenerator<BootstrapLine> {
    const lines = bootstrap(this.db, { workspaceId: this.workspaceId, userId }, { cursor: null, page });
    for (;;) {
      const { done, value } = await asCall(() => lines.next());
      if (done) return;
      yield bootstrapLineSchema.parse(JSON.parse(value.text));
    }
  }

  async pull(userId: string, cursor: string | null, limit: number): Promise<PullAnswer> {
    return asCall(async () =>
      pullAnswerSchema.parse(
        plain(await pull(this.db, { workspaceId: this.workspaceId, userId }, { cursor, limit })),
      ),
    );
  }

  async setRole(userId: string, role: Role): Promise<void> {
    await this.update('member', sql`role = ${role}`, sql`user_id = ${userId}`);
  }

  async setQuota(records: number): Promise<void> {
    await this.update('workspace', sql`quota_records = ${records}`, sql`true`);
  }

  /** Turns a client's counter back. */
  async forget(client: string, last: number): Promise<void> {
    await this.update(
      'client',
      sql`last_mutation_id = least(last_mutation_id, ${last})`,
      sql`client_id = ${client}`,
    );
  }

  async seq(): Promise<number> {
    const { rows } = await sql<{ seq: number }>`select seq from workspace
      where workspace_id = ${this.workspaceId}::uuid`.execute(this.db);
    return Number(rows[0]?.seq);
  }

  async snapshot(): Promise<Snapshot> {
    const all: Snapshot = [];
    for (const table of wireTables) {
      const { rows } = await sql<{ rows: string }>`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows
        from ${sql.table(table)} t where workspace_id = ${this.workspaceId}::uuid`.execute(this.db);
      all.push({ table, rows: rows[0]?.rows ?? '[]' });
    }
    return all;
  }

  /** As a restore does: all as it was then, and a new epoch. */
  async restore(snapshot: Snapshot): Promise<void> {
    const { db, workspaceId } = this;
    const { rows } = await sql<{ epoch: number }>`select epoch from workspace
      where workspace_id = ${workspaceId}::uuid`.execute(db);
    await db.transaction().execute(async (tx) => {
      for (const { table, rows: data } of snapshot) {
        await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}::uuid`.execute(tx);
        await sql`insert into ${sql.table(table)}
          select * from jsonb_populate_recordset(null::${sql.table(`public.${table}`)}, ${data}::text::jsonb)`.execute(
          tx,
        );
      }
      await sql`update workspace set epoch = ${Number(rows[0]?.epoch) + 1}
        where workspace_id = ${workspaceId}::uuid`.execute(tx);
    });
    const clients = await db
      .selectFrom('client')
      .select(['client_id', 'last_mutation_id'])
      .where('workspace_id', '=', workspaceId)
      .execute();
    this.last.clear();
    for (const { client_id, last_mutation_id } of clients) this.last.set(client_id, Number(last_mutation_id));
  }

  private async update(table: string, what: ReturnType<typeof sql>, where: ReturnType<typeof sql>) {
    await sql`update ${sql.table(table)} set ${what}
      where workspace_id = ${this.workspaceId}::uuid and ${where}`.execute(this.db);
  }
}

/** Rows of many seeds make every one slower. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function asCall<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ProblemError) throw new TeamError(error.problem.code, error.message, error.problem);
    // What ends a server is for its clients an answer that never comes.
    if (error instanceof Error && error.message === 'killed') throw new TeamError('offline', 'killed');
    throw error;
  }
}
