import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addressOf, type Spawned, spawnServer } from '../process';

let folder: string;
let server: Spawned;
let address: string;
const start = async (...more: string[]) => {
  server = spawnServer(['--data', folder, '--port', '0', ...more]);
  address = await addressOf(server);
};
const run = async (...args: string[]) => {
  const one = spawnServer([...args, '--data', folder]);
  return { code: await one.ended, out: one.out(), log: one.log() };
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-embedded-'));
  await start('--db', 'embedded');
});
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended;
  await rm(folder, { recursive: true, force: true });
});

// In their order: one folder's life.
it('runs a PostgreSQL of its own, and says so', async () => {
  expect(server.out()).toContain('PostgreSQL in the data folder');
  expect((await fetch(`${address}/ready`)).status).toBe(200);
});

it('is backed up while it runs; a second server is refused', async () => {
  const copy = path.join(folder, 'copy.gz');
  expect(await run('backup', copy)).toMatchObject({ code: 0, out: `1 rows are in ${copy}\n` });
  expect(await run('restore', copy)).toMatchObject({ code: 1, out: '' });
  expect((await fetch(`${address}/ready`)).status).toBe(200);
});

it('goes on in the same folder after it was killed, without being told the mode again', async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  await start();
  expect(server.out()).toContain('PostgreSQL in the data folder');
  expect((await fetch(`${address}/ready`)).status).toBe(200);
});

it('starts its PostgreSQL again where that was killed', async () => {
  const [line] = (await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(line), 'SIGKILL');
  const ready = async () => (await fetch(`${address}/ready`)).status;
  // Its processes see that their first one is gone a moment later, and answer until then.
  await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 10_000, interval: 10 });
  for (const started = Date.now(); (await ready()) !== 200 && Date.now() - started < 60_000; )
    await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await ready()).toBe(200);
  const said = () => server.log().match(/database is (?:away|back)/g);
  // It looks every two seconds, and requests may be answered before that.
  await vi.waitFor(() => expect(said()).toEqual(['database is away', 'database is back']), 30_000);
});

it('ends with its PostgreSQL', async () => {
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.log()).not.toContain('while stopping');
  // Its own file is gone when it was stopped in order.
  await expect(rm(path.join(folder, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');
});
