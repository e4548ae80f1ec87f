import { describe, expect, test, vi } from 'vitest';
import {
  changed,
  device,
  idOf,
  ModelServer,
  noon,
  objective,
  workspaceId,
} from '@/tests/support/sync-device';
import type { PushRequest } from '../../protocol/push';
import { type TeamApi, TeamError } from '../team-api';
import { disconnect } from './connect';
import { nextBatch } from './next-batch';
import { type SyncRun, syncWorkspace } from './run';

/** The model behind the calls that a run makes. */
function apiOf(server: ModelServer, more: Partial<SyncRun['api']> = {}): SyncRun['api'] {
  const page = (cursor: string | null) => ({
    changes: server.since(Number(cursor ?? 0)),
    cursor: String(server.seq),
    more: false,
    revokedScopes: [],
  });
  const api: SyncRun['api'] = {
    push: async (_: string, request: PushRequest) => server.push(request),
    pull: async (_: string, cursor: string | null) => page(cursor),
    async *bootstrap() {
      yield { total: server.rows.size };
      const { changes, cursor } = page(null);
      yield { changes, cursor, done: true };
    },
  };
  return { ...api, ...more };
}

async function connected() {
  const a = device();
  await a.connect();
  await a.write('objective', idOf(1), objective(1));
  return a;
}
const run = (a: ReturnType<typeof device>, api: SyncRun['api'], more: Partial<SyncRun> = {}) =>
  syncWorkspace({ port: { transact: (work) => a.transact(work) }, api, workspaceId, ...more });

test('reads everything, sends what waits, reads what is new', async () => {
  const [a, b, server] = [await connected(), device('b'), new ModelServer()];
  const progress = vi.fn();
  expect(await run(a, apiOf(server))).toEqual({ state: 'done', problem: null, retryAfter: null });
  await b.connect();
  await run(b, apiOf(server), { progress });
  expect(b.record('objective', idOf(1))?.title).toBe('Objective 1');
  expect(progress).toHaveBeenLastCalledWith({ done: 1, total: 1 });
  expect([a.waiting(), a.connection()?.syncedAt, a.connection()?.bootstrap]).toEqual([[], a.at.now, null]);
});

const fails = (code: TeamError['code'], more: Partial<TeamError['problem']> = {}) => ({
  push: async () => {
    throw new TeamError(code, code, more);
  },
});

test.each([
  ['offline', {}, 'later', null, null],
  ['unavailable', { retryAfter: 7 }, 'later', null, 7],
  ['too-many-requests', { retryAfter: 3 }, 'later', null, 3],
  ['unauthorized', {}, 'stopped', 'signed-out', null],
  ['forbidden', {}, 'stopped', 'removed', null],
  ['not-found', {}, 'stopped', 'removed', null],
  ['update', { min: 2 }, 'stopped', 'update', null],
] as const)('%s: the queue is kept', async (code, more, state, problem, retryAfter) => {
  const a = await connected();
  const api = apiOf(new ModelServer(), fails(code, more));
  expect(await run(a, api)).toEqual({ state, problem, retryAfter });
  expect([a.waiting().length, a.connection()?.problem]).toEqual([1, problem]);
  expect((await run(a, apiOf(new ModelServer()))).state).toBe('done');
  expect([a.waiting().length, a.connection()?.problem]).toEqual([0, null]);
});

test.each(['epoch', 'client-reset', 'client-owner', 'gap'] as const)(
  '%s: starts over, and not for ever',
  async (code) => {
    const a = await connected();
    const { clientId } = a.store;
    const server = new ModelServer();
    let left = 1;
    const push: TeamApi['push'] = async (_, request) => {
      if (left-- > 0) throw new TeamError(code, code, { last: 5 });
      return server.push(request);
    };
    expect((await run(a, apiOf(server, { push }))).state).toBe('done');
    expect([a.store.clientId === clientId, server.rows.size]).toEqual([false, 1]);
    await a.write('objective', idOf(1), { title: 'Again' });
    left = Number.POSITIVE_INFINITY;
    expect((await run(a, apiOf(server, { push }))).state).toBe('later');
    expect(a.waiting()).toHaveLength(1);
  },
);

test('one mutation that no server can read is found and set aside; the others arrive', async () => {
  const [a, server] = [await connected(), new ModelServer()];
  for (let number = 2; number <= 12; number++) await a.write('objective', idOf(number), objective(number));
  await a.write('objective', idOf(7), { title: 'After' });
  const push: TeamApi['push'] = async (_, request) => {
    if (request.mutations.some(({ id, op }) => id === idOf(7) && op === 'patch'))
      throw new TeamError('bad-request', 'no');
    return server.push(request);
  };
  expect((await run(a, apiOf(server, { push }))).state).toBe('done');
  expect([server.rows.size, a.waiting().length]).toEqual([12, 0]);
  expect(a.store.rejected).toMatchObject([
    { code: 'invalid', mutation: { id: idOf(7), patch: { title: 'After' } } },
  ]);
  expect(a.record('objective', idOf(7))?.title).toBe('Objective 7');
  await a.write('objective', idOf(8), { title: 'Goes on' });
  await run(a, apiOf(server, { push }));
  expect(server.rows.get(idOf(8))?.data.title).toBe('Goes on');
});

test('a making stamped ahead, and more changes of it sent than a push holds, all arrive', async () => {
  const [a, server] = [await connected(), new ModelServer()];
  await run(a, apiOf(server));
  a.at.now = noon + 3_600_000;
  await a.write('objective', idOf(2), objective(2));
  // Sent, and the answer was lost: they stand behind it with numbers that stay.
  for (const grade of [0.1, 0.2, 0.3, 0.4]) await a.write('objective', idOf(2), { grade });
  await a.transact((tx) => nextBatch(tx, workspaceId));
  let pushes = 0;
  const push: TeamApi['push'] = async (_, request) => {
    if (++pushes > 50) throw new Error('it goes on and on');
    return server.push(request);
  };
  const outcome = await run(a, apiOf(server, { push }), { most: 2 });
  expect([outcome.state, a.waiting(), a.store.rejected]).toEqual(['done', [], []]);
  expect(server.rows.get(idOf(2))?.data.grade).toBe(0.4);
  // Each of the five was refused once, and then taken in.
  expect(pushes).toBe(6);
});

test.each([1, 2, 3, 500])(
  'stamped ahead and sent in pushes of %i: what was written last stands',
  async (most) => {
    const [a, server] = [await connected(), new ModelServer()];
    await run(a, apiOf(server));
    a.at.now = noon + 3_600_000;
    for (let at = 1; at <= 7; at++)
      await a.write('objective', idOf(1), { title: `Title ${at}`, grade: at / 10 });
    await a.transact((tx) => nextBatch(tx, workspaceId, 6));
    expect((await run(a, apiOf(server), { most })).state).toBe('done');
    expect(server.rows.get(idOf(1))?.data).toMatchObject({ title: 'Title 7', grade: 0.7 });
    expect(a.record('objective', idOf(1))).toMatchObject({ title: 'Title 7', grade: 0.7 });
    expect([a.waiting(), a.store.rejected]).toEqual([[], []]);
  },
);

describe('reading everything', () => {
  test('goes on where a stream broke', async () => {
    const [a, server] = [device(), new ModelServer()];
    await a.connect();
    const bootstrap: TeamApi['bootstrap'] = async function* () {
      yield { total: 2 };
      yield { changes: [changed('objective', objective(1))], cursor: '0', done: false };
      throw new TeamError('offline', 'broke');
    };
    expect((await run(a, apiOf(server, { bootstrap }))).state).toBe('later');
    expect(a.connection()).toMatchObject({ cursor: '0', bootstrap: { done: 1, total: 2 } });
    await run(a, apiOf(server));
    expect([a.connection()?.bootstrap, a.store.records.size]).toEqual([null, 1]);
  });

  test('a cursor that is none of the server’s', async () => {
    const [a, server] = [await connected(), new ModelServer()];
    await run(a, apiOf(server));
    let left = 1;
    const pull: TeamApi['pull'] = async (ws, cursor) => {
      if (left-- > 0) throw new TeamError('bad-request', 'none of ours');
      return apiOf(server).pull(ws, cursor);
    };
    expect((await run(a, apiOf(server, { pull }))).state).toBe('done');
  });
});

test('an ended bond ends a run, and leaves the records', async () => {
  const a = await connected();
  const push: TeamApi['push'] = async (_, request) => {
    await a.transact((tx) => disconnect(tx, workspaceId));
    return new ModelServer().push(request);
  };
  expect((await run(a, apiOf(new ModelServer(), { push }))).state).toBe('done');
  expect([a.connection(), a.waiting(), a.store.confirmed.size, a.store.records.size]).toEqual([
    undefined,
    [],
    0,
    1,
  ]);
});
