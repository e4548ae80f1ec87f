import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { makeWorkspace } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';
import { auditOf, openWriter, pushInto } from './load';

const writers = 8;
const pushes = 40;
const size = 20;

let cluster: Cluster;
let server: Server;
let nodes: Db[];
beforeAll(async () => {
  ({ cluster, server } = await startServer());
  const strict = `${server.url}?options=-c%20default_transaction_isolation%3Dserializable`;
  // Each its own pool, as eight nodes have.
  nodes = await Promise.all(Array.from({ length: writers }, () => openDb(strict, 1)));
  await migrate(nodes[0] as Db);
});
afterAll(async () => {
  await Promise.all(nodes.map((db) => db.destroy()));
  await cluster.close();
});

it.each([1, 8])('%i workspace(s) under SERIALIZABLE: nothing lost, no number missing', async (count) => {
  const [db] = nodes as [Db];
  const { rows } = await sql<{
    level: string;
  }>`select current_setting('transaction_isolation') as level`.execute(db);
  expect(rows).toEqual([{ level: 'serializable' }]);
  const workspaces: string[] = [];
  for (let i = 0; i < count; i++) workspaces.push(await makeWorkspace(db, { ann: 'member' }));
  let retries = 0;
  const started = performance.now();
  const all = await Promise.all(
    nodes.map(async (node, at) => {
      const workspaceId = workspaces[at % count] ?? '';
      const name = `writer${'abcdefgh'[at]}`;
      const retried = () => retries++;
      const writer = openWriter({
        workspaceId,
        userId: 'ann',
        name,
        send: pushInto(() => node, { workspaceId, userId: 'ann' }, retried),
      });
      for (let i = 0; i < pushes; i++) await writer.next(size);
      return { ...writer, workspaceId };
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const total = { acknowledged: 0, lost: 0, doubled: 0, gaps: 0 };
  for (const workspaceId of workspaces) {
    const known = all.filter((writer) => writer.workspaceId === workspaceId).flatMap(keysOf);
    const audit = await auditOf(db, workspaceId, known);
    total.acknowledged += known.length;
    expect(audit.rows).toBe(known.length);
    for (const key of ['lost', 'doubled', 'gaps'] as const) total[key] += audit[key];
  }
  const again = all.reduce((sum, { failures }) => sum + failures, 0);
  figure(`serializable, ${writers} writers on ${count} workspace(s)`, {
    ...total,
    'tries again in the server': retries,
    'by the client': again,
    'pushes a second': Math.round((writers * pushes) / seconds),
  });
  expect(total).toEqual({ acknowledged: writers * pushes * size, lost: 0, doubled: 0, gaps: 0 });
  // All in one workspace must have met: else the retry has not been tried.
  if (count === 1) expect(retries).toBeGreaterThan(0);
});

const keysOf = ({ acknowledged }: { acknowledged: Set<string> }) => [...acknowledged];
