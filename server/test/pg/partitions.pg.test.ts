import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mutation } from '@/lib/protocol/mutation';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { createApp } from '../../src/http/app';
import { createIdentity } from '../../src/identity/identity';
import { routes } from '../../src/routes';
import { openGate, testConfig, testParts } from '../parts';
import { clientOf, makeWorkspace, noon, testMutations } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';
import { explain, explainEverything, fansOut } from './explained';

const parts = 16;
/** The statements that look across workspaces by design: which workspaces a person is in, and how many they own. */
const across = /^select .* from "member" .*where "(?:member"\.")?user_id" = \$1/;

let cluster: Cluster;
let server: Server;
let db: Db;
let app: ReturnType<typeof createApp>;
let ann: string;
let bob: string;
beforeAll(async () => {
  ({ cluster, server } = await startServer({ settings: explainEverything }));
  db = await openDb(`${server.url}?application_name=keyline`, 4);
  await migrate(db, { partitions: parts });
  const identity = await createIdentity(db, testConfig, () => noon);
  app = createApp(testParts(db, { identity }), openGate);
  for (const id of ['ann', 'bob'])
    await sql`insert into "user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt")
      values (${id}, ${id}, ${`${id}@example.com`}, true, now(), now())`.execute(db);
  [ann, bob] = [await identity.devices.add('ann', 'test'), await identity.devices.add('bob', 'test')];
});
afterAll(async () => {
  await db.destroy();
  await cluster.close();
});

it('every statement of every route of a workspace reads one partition of a table at most', async () => {
  const workspaceId = await makeWorkspace(db, { ann: 'owner', bob: 'member' });
  for (let i = 0; i < 40; i++) await makeWorkspace(db, { ann: 'member' });
  const plans = await explain(server, 'keyline');
  const asked = new Set<string>();
  await useEverything(workspaceId, asked);
  const statements = await plans.read();

  const left = routes.filter(({ path, method }) => path.includes('/:ws/') && !asked.has(`${method} ${path}`));
  expect(
    left.map(({ method, path }) => `${method} ${path}`),
    'routes that nothing here asks',
  ).toEqual([]);
  const [known, wrong] = [true, false].map((isKnown) =>
    statements.filter((one) => fansOut(one) && across.test(one.text) === isKnown),
  );
  const routed = statements.filter((one) => Object.keys(one.partitions).length > 0 && !fansOut(one));
  figure('partitions', {
    partitions: parts,
    statements: statements.length,
    'that read one partition': routed.length,
    'that fan out': wrong?.length ?? Number.NaN,
    'across workspaces by design': known?.length ?? Number.NaN,
  });
  expect(wrong).toEqual([]);
  // Push, pull, audit and the policies' functions all read: fewer would mean that nothing was seen.
  expect(routed.length).toBeGreaterThan(12);
  const tables = new Set(routed.flatMap((one) => Object.keys(one.partitions)));
  for (const table of ['workspace', 'member', 'client', 'record', 'audit']) expect(tables).toContain(table);
});

it('control: a statement without the workspace is reported', async () => {
  const plans = await explain(server, 'keyline');
  await sql`select data from record where id = ${v7()}`.execute(db);
  const statements = await plans.read();
  expect(statements.filter(fansOut)).toHaveLength(1);
  expect(statements.find(fansOut)?.partitions.record).toHaveLength(parts);
});

it('the catalogue: no sequence, no trigger, no foreign key, and every key starts with the workspace', async () => {
  const { rows } = await sql<{ what: string; name: string }>`
    with ours as (
      select c.oid, c.relname from pg_class c
      where c.relkind = 'p' and c.relnamespace = 'public'::regnamespace
    )
    select 'sequence' as what, relname as name from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace
    union all select 'trigger', tgname from pg_trigger join ours on tgrelid = ours.oid where not tgisinternal
    union all select 'foreign key', conname from pg_constraint join ours on conrelid = ours.oid or confrelid = ours.oid
      where contype = 'f'
    union all select 'unique key without the workspace first', ours.relname from ours
      join pg_index i on i.indrelid = ours.oid
      join pg_attribute a on a.attrelid = ours.oid and a.attnum = i.indkey[0]
      where i.indisunique and a.attname <> 'workspace_id'
    union all select 'no primary key', ours.relname from ours
      where not exists (select from pg_index i where i.indrelid = ours.oid and i.indisprimary)`.execute(db);
  expect(rows).toEqual([]);
  const kinds = await sql<{
    kind: string;
    name: string;
  }>`select c.relkind as kind, c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
    order by 2`.execute(db);
  const named = (kind: string) => kinds.rows.filter((row) => row.kind === kind).map(({ name }) => name);
  figure('partitions, catalogue', { 'by workspace': named('p').join(' '), others: named('r').join(' ') });
  // What is no workspace's: accounts, devices, codes. Whatever else comes has to be parted.
  const undistributed =
    /^(?:account|device|deviceCode|invite|kysely_migration(?:_lock)?|session|user|verification)$/;
  expect(named('r').filter((name) => !undistributed.test(name))).toEqual([]);
  expect(named('p')).toEqual(expect.arrayContaining(['audit', 'client', 'member', 'record', 'workspace']));
});

/** Each route under `/v1/w/:ws` once and more: what is taken, what is refused, what is read. */
async function useEverything(workspaceId: string, asked: Set<string>): Promise<void> {
  const send = async (
    method: string,
    path: string,
    { body, token = ann, pattern = path }: { body?: unknown; token?: string; pattern?: string } = {},
  ) => {
    const route = routes.find(
      (one) => one.method === method && one.path === `/v1/w/:ws${pattern.split('?')[0]}`,
    );
    if (route) asked.add(`${method} ${route.path}`);
    const answer = await app.request(`/v1/w/${workspaceId}${path}`, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    expect([`${method} ${pattern}`, answer.status, text.slice(0, 300)]).toEqual([
      `${method} ${pattern}`,
      200,
      expect.anything(),
    ]);
    return text;
  };
  const maker = testMutations(workspaceId, 'ann', 'anns');
  const push = (mutations: Mutation[]) =>
    send('post', '/push', { body: { client: clientOf('anns'), schema: 1, mutations } });

  const [shop, gone] = [maker.team('Shop'), maker.team('Gone')];
  const id = v7();
  const own = { ...maker.team('Private', { id, scopeId: id }), id };
  await push([shop, gone, own]);
  await push([shop]);
  await push([
    maker.mutation({ kind: 'team', id: shop.id, op: 'patch', patch: { name: 'Store' } }),
    maker.mutation({ kind: 'team', id: shop.id, op: 'patch', patch: { parentId: own.id } }),
    maker.mutation({ kind: 'team', id: gone.id, op: 'purge', patch: {} }),
    maker.mutation({ kind: 'team', id: v7(), op: 'patch', patch: { name: 'nowhere' } }),
    maker.mutation({ kind: 'cloud', id: v7(), op: 'create', patch: {} }),
  ]);
  const first = JSON.parse(await send('get', '/pull?limit=1', { pattern: '/pull' }));
  await send('get', `/pull?cursor=${first.cursor}`, { pattern: '/pull' });
  await send('get', '/bootstrap');
  await send('get', '/audit');
  await send('get', `/audit?record=${shop.id}`, { pattern: '/audit' });
  await send('get', '/audit/export');
  await send('get', '/members');
  await send('post', '/claim', { body: { memberId: v7() }, token: bob });
  await send('patch', '/members/bob', { body: { role: 'viewer' }, pattern: '/members/:userId' });
  const invite = JSON.parse(await send('post', '/invites', { body: { role: 'member' } }));
  await send('get', '/invites');
  await send('delete', `/invites/${invite.id}`, { pattern: '/invites/:id' });
  await send('delete', '/members/bob', { pattern: '/members/:userId' });
  const me = await app.request('/v1/me', { headers: { authorization: `Bearer ${ann}` } });
  expect(me.status).toBe(200);
}
