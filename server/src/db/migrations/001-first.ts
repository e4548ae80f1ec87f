import { type Kysely, sql } from 'kysely';
import { rowSecurity } from './001-row-security';

/** The first schema. `partitions` parts the tables by hash of the workspace, as a distributed engine would. */
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
    mutation_id bigint not null, kind text not null, id uuid not null, scope_id uuid not null, op text not null,
    hlc text not null, patch jsonb not null, clock jsonb, at timestamptz not null default now(),
    primary key (workspace_id, seq)`,
  rejection: `workspace_id uuid not null, client_id text not null, mutation_id bigint not null,
    user_id text not null, kind text not null, id uuid not null, code text not null,
    at timestamptz not null default now(), primary key (workspace_id, client_id, mutation_id)`,
};

function statements(partitions: number): string[] {
  const all: string[] = [];
  for (const [name, columns] of Object.entries(tables)) {
    all.push(`create table ${name} (${columns})${partitions ? ' partition by hash (workspace_id)' : ''}`);
    for (let part = 0; part < partitions; part++)
      all.push(
        `create table ${name}_p${part} partition of ${name} for values with (modulus ${partitions}, remainder ${part})`,
      );
  }
  return [
    ...all,
    'create unique index record_by_seq on record (workspace_id, seq)',
    // Few rows are of a private team: what a person gains with one is found without reading the rest.
    'create index record_by_scope on record (workspace_id, scope_id, seq) where scope_id <> workspace_id',
    'create index audit_by_record on audit (workspace_id, id, seq)',
    'create index rejection_by_time on rejection (workspace_id, at)',
    ...rowSecurity(Object.keys(tables)),
  ];
}
