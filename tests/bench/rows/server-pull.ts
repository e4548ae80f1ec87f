import { sql } from 'kysely';
import pg from 'pg';
import { limits } from '@/lib/protocol/mutation';
import { bootstrap } from '@/server/src/sync/bootstrap';
import { pull } from '@/server/src/sync/pull';
import { startNode } from '@/server/test/pg/node';
import { testMutations } from '@/server/test/workspace';
import { interleave } from '../interleave';
import { openPlace, type Place } from '../server/place';
import type { Measure } from '../verdict';
import type { Row } from '.';

const size = 100_000;
/** At least half of the bare select's speed. */
const goal = { median: 2 };

/** 100,000 records read whole, against one bare select of the same rows whose rows are taken one by one. */
export const serverPull: Row = {
  name: 'server-pull',
  rounds: 7,
  async measure(bench, rounds) {
    const place = await openPlace();
    const node = await startNode({ databaseUrl: place.url });
    try {
      const workspaceId = await fill(place);
      const person = { workspaceId, userId: 'ann' };
      const authorization = `Bearer ${await place.token('ann')}`;
      const timed = async (read: () => Promise<number>) => {
        const started = performance.now();
        const rows = await read();
        const ms = performance.now() - started;
        if (rows !== size) throw new Error(`server-pull: ${rows} rows instead of ${size}`);
        return ms;
      };
      const bare = () => timed(() => select(place.url, workspaceId));
      const against = async (name: string, read: () => Promise<number>): Promise<Measure> => ({
        name,
        unit: 'ms',
        compare: 'ratio',
        goal,
        ...(await interleave({ rounds, warmUps: 1, random: bench.random }, bare, () => timed(read))),
      });
      return [
        await against('server-pull: bootstrap', async () => {
          let rows = 0;
          for await (const { records } of bootstrap(place.db, person, { cursor: null })) rows += records;
          return rows;
        }),
        await against('server-pull: bootstrap over HTTP', () =>
          stream(`${node.url}/v1/w/${workspaceId}/bootstrap`, authorization),
        ),
        await against('server-pull: pages', async () => {
          let rows = 0;
          for (let cursor: string | null = null; ; ) {
            const answer = await pull(place.db, person, { cursor, limit: limits.page });
            rows += answer.changes.length;
            cursor = answer.cursor;
            if (!answer.more) return rows;
          }
        }),
      ];
    } finally {
      await node.stop();
      await place.close();
    }
  },
};

/** Records as people make them, all alike but for their ids. */
async function fill({ db, workspace }: Place): Promise<string> {
  const workspaceId = await workspace('ann');
  const { patch, hlc } = testMutations(workspaceId, 'ann', 'filler').team('A team of some length of name');
  await sql`insert into record (workspace_id, id, kind, scope_id, data, clock, seq, deleted, created_by)
    select ${workspaceId}::uuid, id, 'team', ${workspaceId}::uuid,
      ${JSON.stringify(patch)}::text::jsonb || jsonb_build_object('id', id), jsonb_build_object('*', ${hlc}::text), n,
      false, 'ann' from (select n, gen_random_uuid() as id from generate_series(1, ${size}::int) n) x`.execute(
    db,
  );
  await sql`update workspace set seq = ${size}, record_count = ${size} where workspace_id = ${workspaceId}`.execute(
    db,
  );
  await sql`vacuum analyze record`.execute(db);
  return workspaceId;
}

async function select(url: string, workspaceId: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  let rows = 0;
  await new Promise<void>((resolve, reject) => {
    const query = new pg.Query(
      'select kind, id, seq, deleted, data, clock from record where workspace_id = $1 order by seq',
      [workspaceId],
    );
    query.on('row', () => {
      rows++;
    });
    query.on('end', () => resolve());
    query.on('error', reject);
    client.query(query);
  });
  await client.end();
  return rows;
}

/** Takes the bytes as they come; how many records they are, the first line has said and the last one holds to. */
async function stream(url: string, authorization: string): Promise<number> {
  const answer = await fetch(url, { headers: { authorization } });
  if (!answer.ok || !answer.body) throw new Error(`bootstrap: ${answer.status}`);
  let total: number | undefined;
  let last = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of answer.body) {
    total ??= JSON.parse(Buffer.from(chunk).toString().split('\n')[0] ?? '').total;
    bytes += chunk.length;
    last = Buffer.concat([last, chunk]).subarray(-20);
  }
  if (!last.toString().endsWith('"done":true}\n')) throw new Error('bootstrap: it broke off');
  // A record has its id, its workspace and its stamp at least.
  return bytes > size * 150 ? (total ?? 0) : 0;
}
