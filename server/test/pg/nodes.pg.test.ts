import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { createDevices } from '../../src/identity/devices';
import { makeWorkspace } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';
import { auditOf, openWriter } from './load';
import { type Node, startNats, startNode } from './node';
import { openStream, pushOver } from './over-http';
import { quantileOf } from './quantile';

const pushes = 200;

let cluster: Cluster;
let server: Server;
let db: Db;
let token: string;
const nats = await startNats();
beforeAll(async () => {
  ({ cluster, server } = await startServer());
  db = await openDb(server.url, 2);
  await migrate(db);
  token = await createDevices(db, Date.now).add('ann', 'test');
  if (!nats) figure('nodes with NATS', { 'not run': 'nats-server is not installed here' });
});
afterAll(async () => {
  await db.destroy();
  await nats?.stop();
  await cluster.close();
});

const buses = [
  { bus: 'LISTEN/NOTIFY', natsUrl: undefined },
  ...(nats ? [{ bus: 'NATS', natsUrl: nats.url }] : []),
];

describe.each(buses)('two nodes on one PostgreSQL, by $bus', ({ bus, natsUrl }) => {
  let nodes: [Node, Node];
  beforeAll(async () => {
    const options = { databaseUrl: server.url, ...(natsUrl && { natsUrl }) };
    nodes = [await startNode(options), await startNode(options)];
  });
  afterAll(async () => {
    for (const node of nodes ?? []) await node.stop();
  });

  it('a push on one is an event on the other', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const [a, b] = nodes;
    const stream = await openStream(b.url, token);
    const answered: number[] = [];
    const poked: number[] = [];
    const send = pushOver(() => a.url, token, workspaceId);
    const writer = openWriter({ workspaceId, userId: 'ann', name: 'clienta', send });
    for (let i = 0; i < pushes; i++) {
      const started = performance.now();
      const { seq } = await writer.next(1);
      answered.push(performance.now() - started);
      poked.push((await stream.poke(workspaceId, seq)) - started);
    }
    stream.close();
    figure(`nodes, push on A → event on B by ${bus}`, {
      pushes,
      'p50 ms': quantileOf(poked, 0.5),
      'p95 ms': quantileOf(poked, 0.95),
      'the answer itself p50 ms': quantileOf(answered, 0.5),
    });
    expect(quantileOf(poked, 0.95)).toBeLessThan(1000);
  });

  it('one is killed: its clients go on at the other, whose own notice nothing', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const [a, b] = nodes;
    const stream = await openStream(b.url, token);
    let isDown = false;
    let isOver = false;
    const writers = ['aa', 'ab', 'ba', 'bb'].map((end) => {
      const isOfA = end.startsWith('a');
      const send = pushOver(() => (isOfA && !isDown ? a.url : b.url), token, workspaceId);
      return { isOfA, ...openWriter({ workspaceId, userId: 'ann', name: `client${end}`, send }) };
    });
    let highest = 0;
    const work = Promise.all(
      writers.map(async (writer) => {
        while (!isOver) highest = Math.max(highest, (await writer.next(5)).seq);
        return writer;
      }),
    );
    work.catch(() => {});
    // By what was done, not by the clock: a busy machine takes its time.
    const until = async (seq: number) => {
      while (highest < seq) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(60);
    await a.kill();
    isDown = true;
    await until(highest + 60);
    isOver = true;
    await work;
    await stream.poke(workspaceId, highest);
    stream.close();
    const all = writers.flatMap(({ acknowledged }) => [...acknowledged]);
    const { rows: _rows, ...audit } = await auditOf(db, workspaceId, all);
    figure(`nodes, one killed, by ${bus}`, { acknowledged: all.length, ...audit });
    expect(audit).toEqual({ lost: 0, doubled: 0, gaps: 0 });
    expect(all.length).toBeGreaterThan(100);
  });
});
