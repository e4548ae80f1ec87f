import { startNode } from '@/server/test/pg/node';
import { openStream, pushOver, type Stream } from '@/server/test/pg/over-http';
import { testMutations } from '@/server/test/workspace';
import { interleave } from '../interleave';
import { openPlace, residentOf } from '../server/place';
import type { Row } from '.';

const clients = 200;

/** From a push until the last of 200 open streams has its poke, against one stream alone; and what they weigh. */
export const serverStreams: Row = {
  name: 'server-streams',
  rounds: 60,
  async measure(bench, rounds) {
    const place = await openPlace();
    const node = await startNode({ databaseUrl: place.url });
    const streams: Stream[] = [];
    try {
      const crowd = Array.from({ length: clients }, (_, at) => `person${at}`);
      const [alone, crowded] = [await place.workspace('ann'), await place.workspace('ann', ...crowd)];
      const token = await place.token('ann');
      // Warm: the requests before the streams are none of theirs.
      const [one, all] = [pusher(node.url, token, alone, 'one'), pusher(node.url, token, crowded, 'all')];
      for (let i = 0; i < 50; i++) await one();
      const watcher = await openStream(node.url, token);
      streams.push(watcher);
      const before = residentOf(node.pid);
      const many: Stream[] = [];
      for (const person of crowd) many.push(await openStream(node.url, await place.token(person)));
      streams.push(...many);
      const times = await interleave(
        { rounds, warmUps: 5, random: bench.random },
        async () => {
          const { started, seq } = await one();
          return (await watcher.poke(alone, seq)) - started;
        },
        async () => {
          const { started, seq } = await all();
          return Math.max(...(await Promise.all(many.map((each) => each.poke(crowded, seq))))) - started;
        },
      );
      return [
        // Issue: a poke arrives in under a second.
        {
          name: `server-streams: last of ${clients} pokes`,
          unit: 'ms',
          compare: 'delta',
          goal: { p90: 1000 },
          ...times,
        },
        {
          name: `server-streams: memory of ${clients}`,
          unit: 'MB',
          compare: 'delta',
          goal: {},
          control: [before],
          subject: [residentOf(node.pid)],
        },
      ];
    } finally {
      for (const stream of streams) stream.close();
      await node.stop();
      await place.close();
    }
  },
};

function pusher(url: string, token: string, workspaceId: string, name: string) {
  const maker = testMutations(workspaceId, 'ann', name);
  const send = pushOver(() => url, token, workspaceId);
  return async () => {
    const request = { client: maker.client, schema: 1, mutations: [maker.team('Shop')] };
    const started = performance.now();
    const { seq } = await send(request);
    return { started, seq };
  };
}
