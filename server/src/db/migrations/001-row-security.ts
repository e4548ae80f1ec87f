/**
 * Row-level security, forced also on the tables' owner. The server becomes `keyline_app` in each transaction of a
 * person: it owns nothing, and a statement sees the rows of the workspace that the transaction names
 * (`keyline.workspace`) if its user (`keyline.user`) is a member there, of private teams only those the user is in, and
 * nothing where none is named.
 *
 * The policies ask functions, by a subquery that runs once a statement and not once a row. The functions run as
 * `keyline_system`, which alone passes by the policies: a policy on `member` that reads `member` as anybody else would
 * never end. Its policies ask for that very role in force, so that the owner, being a member of it, sees nothing more.
 */
export function rowSecurity(tables: readonly string[]): string[] {
  return [
    ...roles,
    ...functions,
    ...tables.flatMap((name) => [
      `alter table ${name} enable row level security`,
      `alter table ${name} force row level security`,
      `grant select, insert, update, delete on ${name} to keyline_system`,
      `create policy ${name}_system on ${name} to keyline_system
        using (current_user = 'keyline_system') with check (current_user = 'keyline_system')`,
    ]),
    ...policies,
    'revoke create on schema public from keyline_system',
  ];
}

/** Roles belong to the whole server: they may be there already, made by whoever runs it or for another database. */
const roles = ['keyline_app', 'keyline_system'].flatMap((role) => [
  `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`,
  `do $$ begin grant ${role} to current_user; exception when insufficient_privilege then null; end $$`,
  `grant usage on schema public to ${role}`,
]);

const named = `nullif(current_setting('keyline.workspace', true), '')::uuid`;
const user = `nullif(current_setting('keyline.user', true), '')`;
const definer = 'security definer set search_path = public, pg_temp';

const bodies: Record<string, string> = {
  // The named workspace, where the user has one of these roles there.
  'keyline_workspace(roles text[])': `returns uuid language sql stable ${definer} as $$
    select workspace_id from member
    where workspace_id = ${named} and user_id = ${user} and role = any(roles) $$`,
  'keyline_scopes()': `returns uuid[] language sql stable ${definer} as $$
    select coalesce(array_agg(scope_id), '{}') from scope_member
    where workspace_id = ${named} and user_id = ${user} $$`,
  // Which of these ids are in use, also by records that the user may not see.
  'keyline_taken(ids uuid[])': `returns uuid[] language sql stable ${definer} as $$
    select coalesce(array_agg(id), '{}') from record
    where workspace_id = keyline_workspace(array['owner','admin','member']) and id = any(ids) $$`,
  // A private team that is about to be: its maker is in it from the first. Nothing of a record that is there.
  'keyline_open_scope(scope uuid)': `returns void language sql volatile ${definer} as $$
    insert into scope_member (workspace_id, scope_id, user_id)
    select workspace_id, scope, ${user} from (
      select keyline_workspace(array['owner','admin','member']) as workspace_id) mine
    where workspace_id is not null and scope <> workspace_id
      and not exists (select from record r where r.workspace_id = mine.workspace_id
        and (r.id = scope or r.scope_id = scope))
    on conflict do nothing $$`,
  // Who is in a private team follows from its record; where nobody it names is there, whoever made it. One that was
  // purged keeps its people, less those who left the workspace.
  'keyline_follow_scopes(ws uuid)': `returns void language sql volatile ${definer} as $$
    with team as (
      select id, data, created_by from record
      where workspace_id = ws and kind = 'team' and scope_id = id and not deleted
    ), listed as (
      select team.id as scope_id, member.user_id from team join member on member.workspace_id = ws
        and (team.data->>'leadId' = member.member_id::text
          or team.data->'memberIds'->>(member.member_id::text) = 'true')
    ), wanted as (
      select scope_id, user_id from listed union
      select team.id, team.created_by from team
      where not exists (select from listed where listed.scope_id = team.id)
        and exists (select from member where workspace_id = ws and user_id = team.created_by)
    ), gone as (
      delete from scope_member has where has.workspace_id = ws and (
        not exists (select from member m where m.workspace_id = ws and m.user_id = has.user_id)
        or exists (select from team where team.id = has.scope_id) and not exists (
          select from wanted w where w.scope_id = has.scope_id and w.user_id = has.user_id))
    )
    insert into scope_member (workspace_id, scope_id, user_id)
    select ws, scope_id, user_id from wanted on conflict do nothing $$`,
};

const functions = [
  'grant create on schema public to keyline_system',
  // The bodies name tables that they are given the right to further down.
  'set local check_function_bodies = off',
  ...Object.entries(bodies).flatMap(([head, body]) => {
    const signature = head.replace(/\b(?:roles|ids|scope|ws) (?=\w)/g, '');
    return [
      `create function ${head} ${body}`,
      // Another login of the database is not to ask with rights that are not its own.
      `revoke all on function ${signature} from public`,
      `grant execute on function ${signature} to keyline_app`,
      `alter function ${signature} owner to keyline_system`,
    ];
  }),
];

const readers = `(select keyline_workspace(array['owner','admin','member','viewer']))`;
const writers = `(select keyline_workspace(array['owner','admin','member']))`;
const admins = `(select keyline_workspace(array['owner','admin']))`;
/** `scope_id = workspace_id` is what everybody in the workspace may read. */
const inScope = `(scope_id = workspace_id or scope_id = any ((select keyline_scopes())::uuid[]))`;
const mine = `user_id = ${user}`;

/** `writes`: who may write where others may lock the row to read on. */
const policy = (table: string, does: string, who: string, more = '', writes = who) => {
  const test = (whose: string) => `(workspace_id = ${whose}${more && ` and ${more}`})`;
  const using = does === 'insert' ? '' : ` using ${test(who)}`;
  const check = does === 'insert' || does === 'update' ? ` with check ${test(writes)}` : '';
  return [
    `grant ${does} on ${table} to keyline_app`,
    `create policy ${table}_${does} on ${table} for ${does} to keyline_app${using}${check}`,
  ];
};

/** What is granted, and for which rows; nothing else is: `audit` and `rejection` only grow. */
const policies = [
  ...policy('workspace', 'select', readers),
  ...policy('workspace', 'update', readers, '', writers),
  ...policy('member', 'select', readers),
  ...policy('member', 'insert', admins),
  ...policy('member', 'update', admins),
  ...policy('member', 'delete', admins),
  ...policy('scope_member', 'select', readers, 'scope_id = any ((select keyline_scopes())::uuid[])'),
  ...policy('client', 'select', readers),
  ...policy('client', 'insert', readers, mine),
  ...policy('client', 'update', readers, mine),
  ...policy('record', 'select', readers, inScope),
  ...policy('record', 'insert', writers, inScope),
  ...policy('record', 'update', writers, inScope),
  ...policy('audit', 'select', readers, inScope),
  ...policy('audit', 'insert', writers, `${mine} and ${inScope}`),
  ...policy('rejection', 'select', readers, `(${mine} or workspace_id = ${admins})`),
  ...policy('rejection', 'insert', readers, mine),
];
