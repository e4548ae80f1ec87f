import pg from 'pg';
import type { Mutation } from '@/lib/protocol/mutation';
import { push } from '@/server/src/sync/push';
import { startNode } from '@/server/test/pg/node';
import { pushOver } from '@/server/test/pg/over-http';
import { testMutations } from '@/server/test/workspace';
import type { Bench } from '../bench';
import { interleave } from '../interleave';
import { bareUpsert } from '../server/bare-upsert';
import { openPlace, type Place } from '../server/place';
import type { Measure } from '../verdict';
import type { Row } from '.';

const size = 100;
/** At least 0.45 of the bare statements' speed. */
const goal = { median: 2.22 };

/** A push of 100 against the bare statements it comes down to, on the same database: new records, and changed ones. */
export const serverPush: Row = {
  name: 'server-push',
  rounds: 60,
  async measure(bench, rounds) {
    const place = await openPlace();
    const node = await startNode({ databaseUrl: place.url });
    const client = new pg.Client(place.url);
    await client.connect();
    try {
      const token = await place.token('ann');
      const over = (workspaceId: string) => pushOver(() => node.url, token, workspaceId);
      const inside = (workspaceId: string): ReturnType<typeof pushOver> => {
        return (request) => push(place.db, { workspaceId, userId: 'ann' }, request, { now: Date.now });
      };
      return [
        ...(await pair(bench, rounds, place, client, inside, 'server-push')),
        ...(await pair(bench, rounds, place, client, over, 'server-push over HTTP')),
      ];
    } finally {
      await client.end();
      await node.stop();
      await place.close();
    }
  },
};

/** New records in one measure, a field of those changed in the other. */
async function pair(
  bench: Bench,
  rounds: number,
  place: Place,
  client: pg.Client,
  to: (workspaceId: string) => ReturnType<typeof pushOver>,
  name: string,
): Promise<Measure[]> {
  const [bareIn, oursIn] = [await place.workspace('ann'), await place.workspace('ann')];
  const bare = testMutations(bareIn, 'ann', 'bare');
  const ours = testMutations(oursIn, 'ann', 'ours');
  const send = to(oursIn);
  let seq = 1;
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const pushed = async (mutations: Mutation[]) => {
    const request = { client: ours.client, schema: 1, mutations };
    return timed(async () => {
      const { rejected } = await send(request);
      if (rejected.length > 0) throw new Error(`${name}: ${rejected[0]?.message}`);
    });
  };
  const upserted = (mutations: Mutation[]) => {
    const run = bareUpsert(client, bareIn, mutations, seq);
    seq += size;
    return timed(run);
  };
  const many = <T>(make: (at: number) => T) => Array.from({ length: size }, (_, at) => make(at));
  const made = await interleave(
    { rounds, warmUps: 5, random: bench.random },
    () => upserted(many((at) => bare.team(`Team ${at}`))),
    () => pushed(many((at) => ours.team(`Team ${at}`))),
  );
  const [theirs, mine] = [many((at) => bare.team(`Team ${at}`)), many((at) => ours.team(`Team ${at}`))];
  await upserted(theirs);
  await pushed(mine);
  const changed = await interleave(
    { rounds, warmUps: 5, random: bench.random },
    (round) =>
      upserted(
        theirs.map((one) => ({ ...one, patch: { ...one.patch, name: `Renamed ${round}` }, op: 'patch' })),
      ),
    (round) =>
      pushed(
        mine.map(({ id }) =>
          ours.mutation({ kind: 'team', id, op: 'patch', patch: { name: `Renamed ${round}` } }),
        ),
      ),
  );
  const fields = { unit: 'ms', compare: 'ratio', goal } as const;
  return [
    { name: `${name}: ${size} new`, ...fields, ...made },
    { name: `${name}: ${size} changed`, ...fields, ...changed },
  ];
}
