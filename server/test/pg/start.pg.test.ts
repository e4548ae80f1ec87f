import { rmSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf, type Spawned, spawnServer } from '../process';
import { type Cluster, type Server, startServer } from './cluster';
import { newFolder } from './node';

/** A first start: one login makes the tables, past any pooler, another serves and owns nothing. */
let cluster: Cluster;
let database: Server;
let server: Spawned | undefined;
const data = newFolder();
beforeAll(async () => {
  ({ cluster, server: database } = await startServer());
  const setUp = new pg.Client(database.url);
  await setUp.connect();
  await setUp.query('create role keyline_owner login createrole');
  await setUp.query('create role keyline_server login');
  await setUp.query('create database first owner keyline_owner');
  await setUp.end();
  await database.stop();
});
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
  await cluster.close();
  rmSync(data, { recursive: true, force: true });
});

it('waits for the database, says so once, and lets the one that serves in', async () => {
  const as = (login: string) => `postgres://${login}@127.0.0.1:${database.port}/first`;
  const env = {
    DATABASE_URL: as('keyline_server'),
    DATABASE_DIRECT_URL: as('keyline_owner'),
    KEYLINE_SECRET: 'a secret of this test, long enough',
    KEYLINE_PORT: '0',
  };
  server = spawnServer(['--data', data], env);
  for (const started = Date.now(); !server.log().includes('not there yet') && Date.now() - started < 60_000; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  database = await cluster.start(database.folder, { port: database.port });
  const address = await addressOf(server);
  expect(server.log().match(/not there yet/g)).toHaveLength(1);
  const statuses = await Promise.all([
    fetch(`${address}/ready`),
    fetch(/joins here, once: http:\/\/[^/]+(\S+)/.exec(server.out())?.[1]?.replace(/^/, address) ?? ''),
    fetch(`${address}/v1/me`, { headers: { authorization: 'Bearer nobody-has-this-token' } }),
    fetch(`${address}/v1/device/code`, {
      method: 'POST',
      body: '{"name":"Test"}',
      headers: { 'content-type': 'application/json' },
    }),
  ]).then((answers) => answers.map(({ status }) => status));
  expect([statuses, server.log().includes('"level":"error"')]).toEqual([[200, 200, 401, 200], false]);
});
