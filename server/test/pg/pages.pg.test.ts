import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { bootstrap } from '../../src/sync/bootstrap';
import { pull } from '../../src/sync/pull';
import { makeWorkspace, testMutations } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';
import { type Explained, explain, explainEverything } from './explained';

const size = 20_000;
let cluster: Cluster;
let server: Server;
let db: Db;
let workspaceId: string;
beforeAll(async () => {
  ({ cluster, server } = await startServer({ settings: { ...explainEverything, autovacuum: 'off' } }));
  db = await openDb(`${server.url}?application_name=keyline`, 2);
  await migrate(db);
  workspaceId = await makeWorkspace(db, { ann: 'member' });
  const { patch, hlc } = testMutations(workspaceId, 'ann', 'filler').team('Shop');
  await sql`insert into record (workspace_id, id, kind, scope_id, data, clock, seq, deleted, created_by)
    select ${workspaceId}::uuid, gen_random_uuid(), 'team', ${workspaceId}::uuid, ${JSON.stringify(patch)}::text::jsonb,
      jsonb_build_object('*', ${hlc}::text), n, false, 'ann'
    from generate_series(1, ${size}::int) n`.execute(db);
  await sql`update workspace set seq = ${size} where workspace_id = ${workspaceId}`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await cluster.close();
});

const ofRecords = (statements: Explained[]) =>
  statements.filter(({ text }) => /from "record" .*order by "seq"/.test(text));

it('a page is read by its index also where there are no statistics yet', async () => {
  const person = { workspaceId, userId: 'ann' };
  const plans = await explain(server, 'keyline');
  const started = performance.now();
  let rows = 0;
  for await (const { records } of bootstrap(db, person, { cursor: null })) rows += records;
  const first = await pull(db, person, { cursor: null });
  await pull(db, person, { cursor: first.cursor });
  const ms = Math.round(performance.now() - started);
  const statements = ofRecords(await plans.read());
  figure('pages without statistics', { records: rows, statements: statements.length, ms });
  expect(rows).toBe(size);
  expect(statements.length).toBeGreaterThan(1);
  for (const { nodes } of statements) expect(nodes).not.toContain('Sort');
});

it('control: with the planner left alone it sorts, and that is seen', async () => {
  const plans = await explain(server, 'keyline');
  await sql`select "data" from "record" where workspace_id = ${workspaceId} and seq > 1000 and not deleted
    order by "seq" limit 1000`.execute(db);
  const [statement] = ofRecords(await plans.read());
  expect(statement?.nodes).toContain('Sort');
});
