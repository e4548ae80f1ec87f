import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figure } from '@/tests/support/figures';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { pull } from '../../src/sync/pull';
import { makeWorkspace } from '../workspace';
import { type Cluster, type Server, startServer } from './cluster';
import { openWriter, pushInto } from './load';

const writers = 8;
const each = 200;
let cluster: Cluster;
let server: Server;
beforeAll(async () => {
  ({ cluster, server } = await startServer());
});
afterAll(() => cluster.close());

it('a reader by cursor misses nothing that eight writers commit, and sees it in their order', async () => {
  const reader = await openDb(server.url, 2);
  await migrate(reader);
  const workspaceId = await makeWorkspace(reader, { ann: 'member' });
  // Each its own pool: eight nodes, so that nothing inside of one puts the pushes in a line.
  const nodes: Db[] = await Promise.all(Array.from({ length: writers }, () => openDb(server.url, 1)));
  const seen: number[] = [];
  let done = false;
  let polls = 0;
  const tail = async () => {
    for (let cursor: string | null = null; ; polls++) {
      const last = done;
      const answer = await pull(reader, { workspaceId, userId: 'ann' }, { cursor });
      seen.push(...answer.changes.map(({ seq }) => seq));
      cursor = answer.cursor;
      if (last && answer.changes.length === 0) return;
    }
  };
  const started = performance.now();
  const tailing = tail();
  await Promise.all(
    nodes.map(async (db, at) => {
      const name = `writer${'abcdefgh'[at]}`;
      const writer = openWriter({
        workspaceId,
        userId: 'ann',
        name,
        send: pushInto(() => db, { workspaceId, userId: 'ann' }),
      });
      for (let i = 0; i < each; i++) await writer.next(1);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  done = true;
  await tailing;
  await Promise.all([reader, ...nodes].map((db) => db.destroy()));

  const all = Array.from({ length: writers * each }, (_, at) => at + 1);
  const missed = all.length - new Set(seen).size;
  figure('tail', {
    pushes: all.length,
    missed,
    polls,
    'pushes a second': Math.round(all.length / seconds),
  });
  expect(seen).toEqual(all);
});

it('control: with a sequence as cursor the same reader does miss', async () => {
  const pool = new pg.Pool({ connectionString: server.url, max: writers + 1 });
  await pool.query('create table control (id uuid primary key, seq bigint); create sequence control_seq');
  const seen = new Set<string>();
  let done = false;
  const tail = async () => {
    for (let cursor = 0; ; ) {
      const last = done;
      const { rows } = await pool.query('select id, seq from control where seq > $1 order by seq', [cursor]);
      for (const { id } of rows) seen.add(id);
      if (rows.length > 0) cursor = rows.at(-1).seq;
      else if (last) return;
    }
  };
  const tailing = tail();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let i = 0; i < each; i++) {
        const client = await pool.connect();
        await client.query('begin');
        const { rows } = await client.query("select nextval('control_seq') as seq");
        await client.query('insert into control values ($1, $2)', [v7(), rows[0].seq]);
        if (Math.random() < 0.3) await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        await client.query('commit');
        client.release();
      }
    }),
  );
  done = true;
  await tailing;
  await pool.end();
  const missed = writers * each - seen.size;
  figure('tail, control with a global sequence', { rows: writers * each, missed });
  expect(missed).toBeGreaterThan(0);
});
