import { describe, expect, test, vi } from 'vitest';
import { changed, device, idOf, ModelServer, objective, workspaceId } from '@/tests/support/sync-device';
import type { PushRequest } from '../../protocol/push';
import { type TeamApi, TeamError } from '../team-api';
import { disconnect } from './connect';
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
