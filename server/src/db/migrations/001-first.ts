import { type Kysely, sql } from 'kysely';

/**
 * The first schema. `partitions` parts the tables by hash of the workspace, as a distributed engine would.
 *
 * Row-level security is forced, also on the tables' owner: a statement sees the rows of the workspace that the
 * transaction names (`keyline.workspace`) and of scopes that its user (`keyline.user`) belongs to, and nothing where
 * none is named. The functions run as the owner, since a policy on `member` that reads `member` would never end.
 */
export const first = (partitions: number) => ({
  async up(db: Kysely<unknown>) {
    for (const statement of statements(partitions)) await sql.raw(statement).execute(db);
  },
});

const tables: Record<string, string> = {
  workspace: `workspace_id uuid primary key, name text not null, seq bigint not null default 0,
    epoch int not null default 1, min_schema int not null default 1,
    quota_records int not null default 200000, record_count int not null default 0`,
  member: `workspace_id uuid not null, user_id text not null,
    role text not null check (role in ('owner','admin','member','viewer')), member_id uuid,
    joined_at timestamptz not null default now(), primary key (workspace_id, user_id)`,
  scope_member: `workspace_id uuid not null, scope_id uuid not null, user_id text not null,
    primary key (workspace_id, scope_id, user_id)`,
  client: `workspace_id uuid not null, client_id text not null, user_id text not null,
    last_mutation_id bigint not null default 0, schema_version int not null,
    seen_at timestamptz not null default now(), primary key (workspace_id, client_id)`,
  record: `workspace_id uuid not null, id uuid not null, kind text not null, scope_id uuid not null,
    data jsonb not null, clock jsonb not null, seq bigint not null, deleted boolean not null default false,
    created_by text not null, primary key (workspace_id, id)`,
  audit: `workspace_id uuid not null, seq bigint not null, user_id text not null, client_id text not null,
    mutation_id bigint not null, kind text not null, id uuid not null, op text not null, hlc text not null,
    patch jsonb not null, clock jsonb, at timestamptz not null default now(), primary key (workspace_id, seq)`,
  rejection: `workspace_id uuid not null, client_id text not null, mutation_id bigint not null,
    user_id text not null, kind text not null, id text not null, code text not null,
    at timestamptz not null default now(), primary key (workspace_id, client_id, mutation_id)`,
};

const named = `nullif(current_setting('keyline.workspace', true), '')::uuid`;
const user = `current_setting('keyline.user', true)`;
const inWorkspace = `workspace_id = ${named} and keyline_role(workspace_id) is not null`;
/** `scope_id = workspace_id` is what everybody in the workspace may read. */
const inScope = `(scope_id = workspace_id or keyline_in_scope(workspace_id, scope_id))`;

function statements(partitions: number): string[] {
  const all: string[] = [];
  for (const [name, columns] of Object.entries(tables)) {
    all.push(`create table ${name} (${columns})${partitions ? ' partition by hash (workspace_id)' : ''}`);
    for (let part = 0; part < partitions; part++)
      all.push(
        `create table ${name}_p${part} partition of ${name} for values with (modulus ${partitions}, remainder ${part})`,
      );
  }
  all.push('create unique index record_by_seq on record (workspace_id, seq)');
  all.push('create index audit_by_record on audit (workspace_id, id, seq)');
  all.push(
    `create function keyline_role(ws uuid) returns text language sql stable security definer
      set search_path = public as $$ select role from member where workspace_id = ws and user_id = ${user} $$`,
    `create function keyline_in_scope(ws uuid, scope uuid) returns boolean language sql stable security definer
      set search_path = public as $$ select exists (select 1 from scope_member
        where workspace_id = ws and scope_id = scope and user_id = ${user}) $$`,
    // The server becomes this role in each transaction: it owns nothing and passes by no policy.
    `do $$ begin create role keyline_app nologin; exception when duplicate_object then null; end $$`,
    `grant keyline_app to current_user`,
    `grant select, insert, update on ${Object.keys(tables).join(', ')} to keyline_app`,
    `grant delete on client, scope_member to keyline_app`,
    `revoke update on audit, rejection from keyline_app`,
  );
  for (const name of Object.keys(tables)) {
    const scoped = name === 'record' ? ` and ${inScope}` : '';
    all.push(
      `alter table ${name} enable row level security`,
      `create policy ${name}_app on ${name} to keyline_app using (${inWorkspace}${scoped}) with check (${inWorkspace}${scoped})`,
    );
  }
  return all;
}
