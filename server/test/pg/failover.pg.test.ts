import { afterAll, beforeAll, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { makeWorkspace } from '../workspace';
import { type Cluster, openCluster } from './cluster';
import { auditOf, openWriter, pushInto } from './load';
import { quantileOf } from './quantile';
import { startPair } from './standby';

const kills = Number(process.env.KEYLINE_KILLS ?? 20);
/** Milliseconds of pushing before and after each kill, the first drawn by lot. */
const [before, after] = [500, 400] as const;

let cluster: Cluster;
let stopped: string;
let workspaceId: string;
beforeAll(async () => {
  cluster = openCluster();
  stopped = cluster.init('origin');
  const server = await cluster.start(stopped);
  const db = await openDb(server.url, 1);
  await migrate(db);
  workspaceId = await makeWorkspace(db, { ann: 'member' });
  await db.destroy();
  await server.stop();
});
afterAll(() => cluster.close());

it(`loses nothing acknowledged and doubles nothing over ${kills} kill -9 of the primary`, async () => {
  const total = {
    acknowledged: 0,
    'acknowledged before the kill': 0,
    resent: 0,
    lost: 0,
    doubled: 0,
    gaps: 0,
  };
  const away: number[] = [];
  for (let round = 1; round <= kills; round++) {
    const one = await killOnce(`round${round}`);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += one[key];
    away.push(one.away);
  }
  figure('failover', {
    kills,
    ...total,
    'away p50 ms': quantileOf(away, 0.5),
    'away p95 ms': quantileOf(away, 0.95),
  });
  expect(total['acknowledged before the kill']).toBeGreaterThan(kills * 10);
  // Without a push on its way at the kill the replay would not have been tried.
  expect(total.resent).toBeGreaterThan(kills);
  expect([total.lost, total.doubled, total.gaps]).toEqual([0, 0, 0]);
}, 600_000);

it('control: with a standby that does not follow, the same check sees the loss', async () => {
  const { lost } = await killOnce('control', { isSynchronous: false });
  figure('failover, control without a synchronous standby', { lost });
  expect(lost).toBeGreaterThan(0);
});

async function killOnce(name: string, { isSynchronous = true } = {}) {
  const { primary, standby, promote, detach } = await startPair(cluster, stopped, name, isSynchronous);
  if (!isSynchronous) await detach();
  // Two nodes of the server, three clients each.
  const openNodes = (url: string): Promise<Db[]> => Promise.all([openDb(url, 4), openDb(url, 4)]);
  const old = await openNodes(primary.url);
  let nodes = old;
  let isOver = false;
  let back = 0;
  let promoted = false;
  const writers = ['aa', 'ab', 'ac', 'ba', 'bb', 'bc'].map((end) => {
    const db = () => nodes[end.startsWith('a') ? 0 : 1] as Db;
    return openWriter({
      workspaceId,
      userId: 'ann',
      name: `client${end}`,
      send: pushInto(db, { workspaceId, userId: 'ann' }),
    });
  });
  const work = Promise.all(
    writers.map(async (writer) => {
      while (!isOver) {
        await writer.next(10);
        if (promoted) back ||= performance.now();
      }
    }),
  );
  // Looked at below; here so that a failure before that is no unhandled one.
  work.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, before * (0.6 + 0.8 * Math.random())));
  const known = writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const down = performance.now();
  await primary.kill();
  await promote();
  nodes = await openNodes(standby.url);
  promoted = true;
  await new Promise((resolve) => setTimeout(resolve, after));
  isOver = true;
  // A client that the server has forgotten is told so, and stops: only where acknowledged pushes are lost.
  await work.catch((error) => {
    if (isSynchronous) throw error;
  });
  const all = writers.flatMap(({ acknowledged }) => [...acknowledged]);
  const audit = await auditOf(nodes[0] as Db, workspaceId, all);
  await Promise.all([...old, ...nodes].map((db) => db.destroy()));
  await standby.kill();
  return {
    ...audit,
    acknowledged: all.length,
    'acknowledged before the kill': known,
    resent: writers.reduce((sum, { failures }) => sum + failures, 0),
    away: back - down,
  };
}
