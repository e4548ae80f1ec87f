import { describe, expect, test } from 'vitest';
import { changed, device, idOf, objective, workspaceId } from '@/tests/support/sync-device';
import type { PushRequest } from '../../protocol/push';
import { integrate } from './integrate';
import { type SyncRun, syncWorkspace } from './run';

const elsewhere = idOf(99);

/** A device with a record of another workspace, which this server has no business with. */
async function withAnother() {
  const a = device();
  await a.connect();
  const record = { ...objective(7), workspaceId: elsewhere, scopeId: elsewhere, clock: {} };
  a.store.records.set(`objective/${idOf(7)}`, { kind: 'objective', record: record as never });
  return { a, mine: () => a.record('objective', idOf(7)) };
}

describe('records of other workspaces are not for a server to touch', () => {
  test.each([
    ['to purge', { ...changed('objective', objective(7)), data: {}, deleted: true }],
    ['to write over', changed('objective', objective(7, { title: 'Theirs' }))],
  ])('%s', async (_, hostile) => {
    const { a, mine } = await withAnother();
    for (const bootstrap of [false, true]) {
      const page = { changes: [hostile], cursor: 'c', revokedScopes: [elsewhere] };
      await a.transact((tx) => integrate(tx, workspaceId, page, { bootstrap }));
      expect(mine()).toMatchObject({ workspaceId: elsewhere, title: 'Objective 7' });
    }
  });
});

describe('a server that never comes to an end', () => {
  let asked = 0;
  const api = (more: Partial<SyncRun['api']>): SyncRun['api'] => ({
    push: async (_, { mutations }: PushRequest) => ({
      last: mutations.at(-1)?.mid ?? 0,
      seq: 1,
      rejected: [],
      serverTime: Date.now(),
    }),
    pull: async () => ({ changes: [], cursor: 'c', more: false, revokedScopes: [] }),
    async *bootstrap() {
      yield { total: 0 };
      yield { changes: [], cursor: 'c', done: true };
    },
    ...more,
  });
  const count = () => {
    if (++asked > 11_000) throw new Error('it goes on and on');
  };
  const run = async (more: Partial<SyncRun['api']>) => {
    asked = 0;
    const a = device();
    await a.connect();
    await a.write('objective', idOf(1), objective(1));
    return syncWorkspace({ port: { transact: (work) => a.transact(work) }, api: api(more), workspaceId });
  };

  test('there is always more, at the same cursor', async () => {
    const pull = async () => {
      count();
      return { changes: [], cursor: 'c', more: true, revokedScopes: [] };
    };
    expect(await run({ pull })).toMatchObject({ state: 'later' });
  });

  test('there is always more, at a cursor of its own', async () => {
    const pull = async () => {
      count();
      return { changes: [], cursor: `c${asked}`, more: true, revokedScopes: [] };
    };
    expect(await run({ pull })).toMatchObject({ state: 'later' });
  });

  test.each([
    ['says how much is to come, and nothing else', () => ({ total: 1 })],
    ['has always one more page', () => ({ changes: [], cursor: `c${asked}`, done: false })],
  ])('the stream of all %s', async (_, line) => {
    const bootstrap = async function* () {
      for (;;) {
        count();
        yield line();
      }
    };
    expect(await run({ bootstrap })).toMatchObject({ state: 'later' });
  });

  test('it knows numbers of every new client id', async () => {
    const push = async () => {
      count();
      return { last: 1_000_000, seq: 1, rejected: [], serverTime: Date.now() };
    };
    expect(await run({ push })).toMatchObject({ state: 'later' });
    expect(asked).toBeLessThan(20);
  });

  test('a push is answered, and nothing is taken in', async () => {
    const push = async () => {
      count();
      return { last: 0, seq: 1, rejected: [], serverTime: Date.now() };
    };
    expect(await run({ push })).toMatchObject({ state: 'later' });
  });

  test('every stamp is refused, whatever it is', async () => {
    const push = async (_: string, { mutations }: PushRequest) => {
      count();
      const rejected = mutations.map(({ mid }) => ({ mid, code: 'clock-skew' as const, message: '' }));
      return { last: mutations.at(-1)?.mid ?? 0, seq: 1, rejected, serverTime: Date.now() };
    };
    expect(await run({ push })).toMatchObject({ state: 'later' });
  });
});
