import { afterAll, beforeAll, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { openDb } from '../../src/db/open';
import { createDevices } from '../../src/identity/devices';
import { makeWorkspace } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';
import { auditOf, openWriter } from './load';
import { type Node, startNode } from './node';
import { openStream, pushOver } from './over-http';

let cluster: Cluster;
let server: Server;
let node: Node;
let token: string;
let workspaceId: string;
beforeAll(async () => {
  ({ cluster, server } = await startServer());
  const db = await openDb(server.url, 1);
  await migrate(db);
  token = await createDevices(db, Date.now).add('ann', 'test');
  workspaceId = await makeWorkspace(db, { ann: 'member' });
  await db.destroy();
  node = await startNode({ databaseUrl: server.url });
});
afterAll(async () => {
  await node?.stop();
  await cluster.close();
});

it.each(['stopped in order', 'killed'])(
  'the database is %s and comes back: 503 meanwhile, nothing lost',
  async (how) => {
    const stream = await openStream(node.url, token);
    let isOver = false;
    let back = 0;
    let ready = 0;
    const send = pushOver(() => node.url, token, workspaceId);
    const writers = ['a', 'b', 'c'].map((end) =>
      openWriter({ workspaceId, userId: 'ann', name: `${how.slice(0, 4)}${end}`, send, pause: 50 }),
    );
    let highest = 0;
    const work = Promise.all(
      writers.map(async (writer) => {
        while (!isOver) {
          highest = Math.max(highest, (await writer.next(5)).seq);
          if (ready) back ||= performance.now();
        }
      }),
    );
    work.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    await (how === 'killed' ? server.kill() : server.stop());
    const meanwhile = await Promise.all(
      [`/v1/w/${workspaceId}/pull`, '/ready', '/health'].map(async (path) => {
        const answer = await fetch(node.url + path, { headers: { authorization: `Bearer ${token}` } });
        return [answer.status, (await answer.json()).error?.code];
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 700));
    server = await cluster.start(server.folder, { port: server.port });
    ready = performance.now();
    for (const started = Date.now(); !back && Date.now() - started < 30_000; )
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 300));
    isOver = true;
    await work;
    // The listener of the other nodes' pokes has come back too, or this node tells itself: either way it arrives.
    await stream.poke(workspaceId, highest);
    stream.close();
    const db = await openDb(server.url, 1);
    const all = writers.flatMap(({ acknowledged }) => [...acknowledged]);
    const { rows: _rows, ...audit } = await auditOf(db, workspaceId, all);
    await db.destroy();
    const resent = writers.reduce((sum, { failures }) => sum + failures, 0);
    figure(`database ${how} and back`, {
      acknowledged: all.length,
      resent,
      ...audit,
      'ms from its first answer to ours': Math.round(back - ready),
    });
    expect(meanwhile).toEqual([
      [503, 'unavailable'],
      [503, 'unavailable'],
      [200, undefined],
    ]);
    expect(resent).toBeGreaterThan(0);
    expect(audit).toEqual({ lost: 0, doubled: 0, gaps: 0 });
  },
);
