import { type Kysely, sql } from 'kysely';

/**
 * Who may come in: devices with the hash of their token, and invites with the hash of their code. Neither is parted by
 * workspace: an invite is looked up before anybody is in one, and a device reaches all of its person's.
 *
 * `keyline_identity` is the role that looks across workspaces: it may read which workspaces there are, make one, and
 * write who belongs to it. Of records it sees one thing, who is in a private team, since a claim may open one.
 * better-auth makes its own tables (`user`, `session`, `account`, `verification`, `deviceCode`).
 */
export const identity = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

/** A policy of a role holds for all its members too, and the tables' owner is one: so it asks for the role in force. */
const inForce = `current_user = 'keyline_identity'`;

const statements = [
  `create table device (id uuid primary key, token_hash text not null unique, user_id text not null,
    name text not null, created_at timestamptz not null, seen_at timestamptz not null)`,
  'create index device_by_user on device (user_id)',
  `create table invite (code_hash text primary key, id uuid not null unique, workspace_id uuid,
    role text not null check (role in ('owner','admin','member','viewer')), email text, member_id uuid,
    created_by text, created_at timestamptz not null, expires_at timestamptz not null,
    used_at timestamptz, used_by text)`,
  'create index invite_by_workspace on invite (workspace_id)',
  'create unique index member_by_record on member (workspace_id, member_id)',
  'create index member_by_user on member (user_id)',
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'keyline_identity') then create role keyline_identity nologin;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`,
  'do $$ begin grant keyline_identity to current_user; exception when insufficient_privilege then null; end $$',
  'grant usage on schema public to keyline_identity',
  'grant select, insert, update, delete on invite to keyline_identity',
  'grant select, insert on workspace to keyline_identity',
  'grant select, insert, update, delete on member to keyline_identity',
  'grant select (workspace_id, id, kind, scope_id, data, deleted) on record to keyline_identity',
  'grant execute on function keyline_follow_scopes(uuid) to keyline_identity',
  ...['workspace', 'member'].map(
    (table) => `create policy ${table}_identity on ${table} to keyline_identity
      using (${inForce}) with check (${inForce})`,
  ),
  `create policy record_identity on record for select to keyline_identity
    using (${inForce} and kind = 'team' and scope_id = id and not deleted)`,
];
