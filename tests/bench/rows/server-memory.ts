import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { migrate } from '@/server/src/db/migrate';
import { type Db, openDb } from '@/server/src/db/open';
import { createDevices } from '@/server/src/identity/devices';
import { newFolder, startNode } from '@/server/test/pg/node';
import { pushOver } from '@/server/test/pg/over-http';
import { makeWorkspace, testMutations } from '@/server/test/workspace';
import { interleave } from '../interleave';
import { openPlace, residentOf } from '../server/place';
import type { Row } from '.';

const [pushes, size] = [50, 100];
/** Milliseconds until what was needed for the requests alone may have been given back. */
const settle = 3000;

/** Resident memory of the server's process after 5,000 records and a bootstrap, against a bare HTTP server of Node. */
export const serverMemory: Row = {
  name: 'server-memory',
  rounds: 3,
  async measure(bench, rounds) {
    const plan = { rounds, warmUps: 0, random: bench.random };
    const onPostgres = await interleave(plan, bare, async () => {
      const place = await openPlace();
      const { token, workspaceId } = await invite(place.db);
      const used = await use({ databaseUrl: place.url }, token, workspaceId);
      await place.close();
      return used;
    });
    const onPglite = await interleave(plan, bare, async () => {
      const data = newFolder();
      const db = await openDb(path.join(data, 'pglite'));
      await migrate(db);
      const { token, workspaceId } = await invite(db);
      await db.destroy();
      return use({ data }, token, workspaceId);
    });
    const fields = { unit: 'MB', compare: 'delta' } as const;
    return [
      { name: 'server-memory: on PostgreSQL', ...fields, goal: { median: 200 }, ...onPostgres },
      { name: 'server-memory: on PGlite', ...fields, goal: { median: 400 }, ...onPglite },
    ];
  },
};

const invite = async (db: Db) => ({
  token: await createDevices(db, Date.now).add('ann', 'bench'),
  workspaceId: await makeWorkspace(db, { ann: 'member' }),
});

async function use(options: Parameters<typeof startNode>[0], token: string, workspaceId: string) {
  const node = await startNode(options);
  try {
    const maker = testMutations(workspaceId, 'ann', 'memory');
    const send = pushOver(() => node.url, token, workspaceId);
    for (let i = 0; i < pushes; i++) {
      const mutations = Array.from({ length: size }, (_, at) => maker.team(`Team ${at}`));
      await send({ client: maker.client, schema: 1, mutations });
    }
    const answer = await fetch(`${node.url}/v1/w/${workspaceId}/bootstrap`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if ((await answer.text()).split('\n').length < (pushes * size) / 1000) throw new Error('nothing came');
    await new Promise((resolve) => setTimeout(resolve, settle));
    return residentOf(node.pid);
  } finally {
    await node.stop();
  }
}

async function bare(): Promise<number> {
  const script = `require('node:http').createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1',
    () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const used = residentOf(child.pid ?? 0);
  child.kill();
  await once(child, 'exit');
  return used;
}
