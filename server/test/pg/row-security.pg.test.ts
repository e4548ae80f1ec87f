import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { backup } from '../../src/db/backup';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { restore } from '../../src/db/restore';
import { pull } from '../../src/sync/pull';
import { makeWorkspace, testClient } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';

/** As a company sets it up: nobody of the server's is a superuser, and the one that serves owns nothing. */
let cluster: Cluster;
let server: Server;
let superuser: pg.Client;
let owner: pg.Client;
let login: pg.Client;
let serving: Db;
/** Whose of the two the attempts come from, and the other. */
let mine: string;
let theirs: string;
let tables: string[];

const as = (role: string) => `postgres://${role}@127.0.0.1:${server.port}/keyline`;
const connect = async (url: string) => {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  return client;
};

beforeAll(async () => {
  ({ cluster, server } = await startServer());
  const setUp = await connect(server.url);
  await setUp.query('create role keyline_owner login createrole');
  await setUp.query('create role keyline_server login noinherit');
  await setUp.query('create database keyline owner keyline_owner');
  await setUp.end();
  const owning = await openDb(as('keyline_owner'), 1);
  await migrate(owning);
  await owning.destroy();
  superuser = await connect(as('postgres'));
  owner = await connect(as('keyline_owner'));
  login = await connect(as('keyline_server'));
  await owner.query('grant keyline_app, keyline_system, keyline_identity to keyline_server');
  const found = await superuser.query(`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnum > 0
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  // An invite is read by its code, before anybody is in a workspace: by the identity role alone.
  tables = found.rows.map(({ name }) => name).filter((name) => name !== 'invite');

  serving = await openDb(as('keyline_server'), 4);
  const admin = await openDb(as('postgres'), 1);
  mine = await makeWorkspace(admin, { ann: 'owner' });
  theirs = await makeWorkspace(admin, { eve: 'owner' });
  await admin.destroy();
  await superuser.query('insert into scope_member (workspace_id, scope_id, user_id) values ($1, $2, $3)', [
    theirs,
    v7(),
    'eve',
  ]);
});
afterAll(async () => {
  await serving.destroy();
  await Promise.all([superuser, owner, login].map((client) => client.end()));
  await cluster.close();
});

it('serves as a login that owns nothing and passes by no policy', async () => {
  for (const [workspaceId, userId] of [
    [mine, 'ann'],
    [theirs, 'eve'],
  ] as const) {
    const client = testClient(serving, workspaceId, userId, `client${userId}`);
    const nowhere = client.mutation({ kind: 'team', id: v7(), op: 'patch', patch: { name: 'x' } });
    const answer = await client.send([nowhere, client.team('Shop')]);
    expect(answer.rejected).toHaveLength(1);
    const { changes } = await pull(serving, { workspaceId, userId }, { cursor: null });
    expect(changes).toHaveLength(1);
  }
  const { rows } = await login.query(`select rolsuper, rolbypassrls, rolcreaterole,
    (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: 0 }]);
});

it('row-level security is on and forced on every table of a workspace', async () => {
  const { rows } = await superuser.query(
    `select relname from pg_class where relname = any($1) and relkind = 'r'
      and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)`,
    [tables],
  );
  expect(rows).toEqual([]);
  expect(tables).toEqual(
    expect.arrayContaining(['audit', 'client', 'member', 'record', 'rejection', 'workspace']),
  );
});

it('no attempt reaches another workspace, table by table', async () => {
  const leaks: string[] = [];
  let attempts = 0;
  /** Rows that a statement reached; a right that is missing reaches none. */
  const reach = async (
    client: pg.Client,
    settings: [string, string][],
    text: string,
    values: unknown[] = [],
  ) => {
    attempts++;
    await client.query('begin');
    try {
      for (const [key, value] of settings)
        await client.query('select set_config($1, $2, true)', [key, value]);
      const { rowCount } = await client.query(text, values);
      return rowCount ?? 0;
    } catch (error) {
      const { code } = error as { code?: string };
      // A double key: past the policy, stopped by chance.
      if (code === '23505') return 1;
      if (code !== '42501') throw error;
      return 0;
    } finally {
      await client.query('rollback');
    }
  };
  const person = (workspaceId: string, userId: string): [string, string][] => [
    ['role', 'keyline_app'],
    ['keyline.workspace', workspaceId],
    ['keyline.user', userId],
  ];
  for (const table of tables) {
    const { rows } = await superuser.query(
      `select to_jsonb(t) as row from ${table} t where workspace_id = $1`,
      [theirs],
    );
    // Without a row there the attempts would prove nothing.
    expect(rows.length, table).toBeGreaterThan(0);
    const where = `${table} where workspace_id = '${theirs}'`;
    const statements: [string, string, unknown[]?][] = [
      ['select', `select 1 from ${where}`],
      ['select without a filter', `select 1 from ${table} where workspace_id <> '${mine}'`],
      ['update', `update ${table} set workspace_id = workspace_id where workspace_id = '${theirs}'`],
      ['take over', `update ${table} set workspace_id = '${mine}' where workspace_id = '${theirs}'`],
      ['delete', `delete from ${where}`],
      [
        'insert',
        `insert into ${table} select * from jsonb_populate_record(null::public."${table}", $1)`,
        [JSON.stringify(rows[0].row)],
      ],
    ];
    const guises: [string, pg.Client, [string, string][]][] = [
      ['a member of the other workspace', login, person(mine, 'ann')],
      ['one who names the workspace', login, person(theirs, 'ann')],
      ['nobody', login, person(theirs, '')],
      ['the login itself', login, []],
      ['the owner of the tables', owner, []],
    ];
    for (const [guise, client, settings] of guises)
      for (const [name, text, values] of statements) {
        const reached = await reach(client, settings, text, values);
        if (reached > 0) leaks.push(`${table}: ${name} as ${guise} reached ${reached}`);
      }
  }
  figure('row-level security', { tables: tables.length, attempts, leaks: leaks.length });
  expect(leaks).toEqual([]);
});

it('control: where it is not forced, the owner sees the rows', async () => {
  await owner.query('begin');
  await owner.query('alter table record no force row level security');
  const { rowCount } = await owner.query('select 1 from record where workspace_id = $1', [theirs]);
  await owner.query('rollback');
  expect(rowCount).toBe(1);
});

it('an owner that is no superuser takes a copy of everything, and puts it back', async () => {
  const owning = await openDb(as('keyline_owner'), 2);
  try {
    const lines: string[] = [];
    const take = async (text: string) => void lines.push(text);
    const rows = await backup(owning, take, { version: '0.0.0', now: Date.now() });
    const { rows: counted } = await superuser.query('select count(*)::int as all from record');
    const at = lines.findIndex((line) => line.includes('"table":"record"'));
    const records = lines.slice(at + 1).findIndex((line) => !line.startsWith('['));
    expect([records, counted[0].all > 1]).toEqual([counted[0].all, true]);
    await restore(owning, replay(lines), { replace: true, now: Date.now() });
    const again: string[] = [];
    const takeAgain = async (text: string) => void again.push(text);
    expect(await backup(owning, takeAgain, { version: '0.0.0', now: Date.now() })).toBe(rows);
    const person = { workspaceId: mine, userId: 'ann' };
    expect((await pull(serving, person, { cursor: null })).changes).toHaveLength(1);
  } finally {
    await owning.destroy();
  }
});

async function* replay(lines: readonly string[]) {
  yield* lines;
}
