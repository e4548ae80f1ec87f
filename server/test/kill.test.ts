import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count } from '../../tests/support/counts';
import { figure } from '../../tests/support/figures';
import { migrate } from '../src/db/migrate';
import { openDb } from '../src/db/open';
import { createDevices } from '../src/identity/devices';
import { auditOf, openWriter } from './pg/load';
import { openStream, pushOver } from './pg/over-http';
import { openEmpty } from './pglite-template';
import { addressOf, type Spawned, spawnServer } from './process';
import { makeWorkspace } from './workspace';

const kills = count(3, 20);
const userId = 'ann';
let folder: string;
let server: Spawned;
let address = 'http://127.0.0.1:9';
let token: string;
let workspaceId: string;
const start = async () => {
  server = spawnServer(['--data', folder, '--port', '0', '--requests', '1000000']);
  address = await addressOf(server);
};
const reopened = () => openDb(path.join(folder, 'pglite'));
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-kill-'));
  const db = await openEmpty(path.join(folder, 'pglite'));
  await migrate(db);
  token = await createDevices(db, Date.now).add(userId, 'test');
  workspaceId = await makeWorkspace(db, { [userId]: 'member' });
  await db.destroy();
  await start();
});
afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended;
  await rm(folder, { recursive: true, force: true });
});

// In their order: one server's life.
describe('a server on PGlite', () => {
  it(
    `is killed ${kills} times while it is written to: nothing acknowledged is lost, nothing is there twice`,
    async () => {
      const send = pushOver(() => address, token, workspaceId);
      const writers = ['a', 'b', 'c'].map((name) =>
        openWriter({ workspaceId, userId, name: `kill${name}`, send, pause: 100 }),
      );
      let isOver = false;
      const work = Promise.all(
        writers.map(async (writer) => {
          while (!isOver) await writer.next(5);
        }),
      );
      work.catch(() => {});
      for (let kill = 0; kill < kills; kill++) {
        const before = countOf(writers);
        const until = Math.random() * 400;
        while (countOf(writers) <= before) await new Promise((resolve) => setTimeout(resolve, 20));
        await new Promise((resolve) => setTimeout(resolve, until));
        server.child.kill('SIGKILL');
        await server.ended;
        await start();
      }
      const after = countOf(writers);
      while (countOf(writers) <= after) await new Promise((resolve) => setTimeout(resolve, 20));
      isOver = true;
      await work;
      server.child.kill('SIGKILL');
      await server.ended;
      const db = await reopened();
      const all = writers.flatMap(({ acknowledged }) => [...acknowledged]);
      const { rows, ...audit } = await auditOf(db, workspaceId, all);
      const records = await db.selectFrom('record').select('id').execute();
      await db.destroy();
      const failures = writers.reduce((sum, writer) => sum + writer.failures, 0);
      figure('server on PGlite killed', {
        kills,
        'acknowledged records': all.length,
        'pushes cut off': failures,
        ...audit,
      });
      expect(audit).toEqual({ lost: 0, doubled: 0, gaps: 0 });
      expect([rows, records.length]).toEqual([all.length, all.length]);
      // Without a push that was cut off nothing was put to the test.
      expect(failures).toBeGreaterThan(0);
      await start();
    },
    60_000 + kills * 30_000,
  );

  it('ends in order with streams of events open: they end, a dump is written, the exit code is 0', async () => {
    const streams = await Promise.all([1, 2, 3].map(() => openStream(address, token)));
    const ended = streams.map((stream) =>
      stream.poke(workspaceId, 1e9).catch((error: Error) => error.message),
    );
    const dumps = path.join(folder, 'dumps');
    const before = (await readdir(dumps).catch(() => [])).length;
    const asked = performance.now();
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    // Less than the ten seconds that requests are given: nobody waited for the streams.
    expect(performance.now() - asked).toBeLessThan(9_000);
    expect(
      (await Promise.all(ended)).every((why) => /ended|terminated|aborted|Error/.test(String(why))),
    ).toBe(true);
    expect((await readdir(dumps)).length).toBe(before + 1);
  });
});

const countOf = (writers: readonly { acknowledged: Set<string> }[]) =>
  writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
