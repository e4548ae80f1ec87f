import { describe, expect, test } from 'vitest';
import {
  changed,
  device,
  idOf,
  noon,
  objective,
  stampOf,
  ticket,
  workspaceId,
} from '@/tests/support/sync-device';
import type { Change } from '../../protocol/pull';
import { finishBootstrap } from './finish-bootstrap';
import { integrate } from './integrate';
import { nextBatch } from './next-batch';
import { startOver } from './start-over';

async function connected() {
  const a = device();
  await a.connect();
  return a;
}
const purged = (number: number) => ({
  ...changed('objective', objective(number)),
  data: {},
  deleted: true,
});

test('what comes is shown, beside what waits', async () => {
  const a = await connected();
  await a.pull([changed('objective', objective(1))]);
  await a.write('objective', idOf(1), { title: 'Mine' });
  const later = stampOf(5_000_000);
  await a.pull([
    changed('objective', objective(1, { title: 'Older', grade: 0.3 }), {
      '*': stampOf(1),
      grade: later,
    } as never),
  ]);
  expect(a.record('objective', idOf(1))).toMatchObject({ title: 'Mine', grade: 0.3 });
  expect(a.store.confirmed.get(idOf(1))?.record?.title).toBe('Older');
});

describe('what cannot be read stops nothing', () => {
  test.each([
    ['a kind that is none', changed('spaceship', objective(1))],
    ['a kind that every object has', changed('constructor', objective(1))],
    ['a record of a wrong shape', changed('objective', objective(1, { title: 7 }))],
    ['another id within', { ...changed('objective', objective(3)), id: idOf(1) }],
    ['another workspace', changed('objective', objective(1, { workspaceId: idOf(99) }))],
  ])('%s', async (_, hostile) => {
    const a = await connected();
    await a.pull([hostile, changed('objective', objective(2, { later: { than: 'us' } }))]);
    expect([...a.store.records.keys()]).toEqual([`objective/${idOf(2)}`]);
    expect(a.record('objective', idOf(2))?.later).toEqual({ than: 'us' });
    expect(a.connection()?.cursor).toBe('c');
  });

  test('a stamp of next year never moves the clock', async () => {
    const a = await connected();
    await a.pull([changed('objective', objective(1), { '*': stampOf(365 * 86_400_000) })]);
    expect(a.store.clock < stampOf(1000)).toBe(true);
    await a.pull([changed('objective', objective(2), { '*': stampOf(60_000) })]);
    expect(a.store.clock > stampOf(60_000)).toBe(true);
  });
});

test('a ticket comes without its title and keeps the one that is here', async () => {
  const a = await connected();
  const { title: _title, assignee: _assignee, refreshedAt: _at, ...shared } = ticket(1);
  await a.pull([changed('ticket', shared)]);
  expect(a.record('ticket', idOf(1))).toMatchObject({ title: '', refreshedAt: null });
  await a.write('ticket', idOf(1), { title: 'Seen here', refreshedAt: noon });
  await a.pull([changed('ticket', { ...shared, statusName: 'Done' }, { '*': stampOf(9000) })]);
  expect(a.record('ticket', idOf(1))).toMatchObject({
    title: 'Seen here',
    refreshedAt: noon,
    statusName: 'Done',
  });
  expect(a.waiting()).toEqual([]);
});

test('a purge takes what was never sent along and says so; the queue closes up', async () => {
  const a = await connected();
  await a.pull([changed('objective', objective(1)), changed('objective', objective(2))]);
  await a.write('objective', idOf(1), { title: 'In vain' });
  await a.write('objective', idOf(2), { title: 'Stays' });
  await a.pull([purged(1)]);
  expect(a.record('objective', idOf(1))).toBeUndefined();
  expect(a.waiting().map(({ mid, id }) => [mid, id])).toEqual([[1, idOf(2)]]);
  expect([a.connection()?.mid, a.store.rejected[0]?.code]).toEqual([1, 'gone']);
});

test('a lost scope leaves with its records and what waits of them', async () => {
  const a = await connected();
  const scopeId = idOf(50);
  await a.pull([changed('objective', objective(1, { scopeId })), changed('objective', objective(2))]);
  await a.write('objective', idOf(1), { title: 'In vain' });
  await a.pull([], { revokedScopes: [scopeId, workspaceId] });
  expect([...a.store.records.keys()]).toEqual([`objective/${idOf(2)}`]);
  expect([a.waiting(), a.store.confirmed.size, a.store.rejected[0]?.code]).toEqual([[], 0, 'scope']);
});

test('an answer to an older cursor changes nothing', async () => {
  const a = await connected();
  await a.pull([changed('objective', objective(1))]);
  const page = { changes: [purged(1)], cursor: 'd', revokedScopes: [] };
  await a.transact((tx) => integrate(tx, workspaceId, page, { bootstrap: false, from: 'b' }));
  expect([a.connection()?.cursor, a.store.records.size]).toEqual(['c', 1]);
});

describe('a restored server', () => {
  test('what it lacks goes, what waits is offered whole, later fields are offered again', async () => {
    const a = await connected();
    await a.pull([1, 2, 3].map((number) => changed('objective', objective(number))));
    await a.pull([
      changed('objective', objective(3, { title: 'Later' }), { '*': stampOf(1), title: stampOf(9) } as never),
    ]);
    await a.write('objective', idOf(2), { grade: 0.4 });
    await a.transact((tx) => startOver(tx, workspaceId));
    await a.pull([changed('objective', objective(3))], { bootstrap: true });
    await a.transact((tx) => finishBootstrap(tx, workspaceId));
    expect(a.record('objective', idOf(1))).toBeUndefined();
    expect(a.waiting()).toMatchObject([
      { mid: 1, op: 'create', id: idOf(2), patch: { title: 'Objective 2', grade: 0.4 } },
      { mid: 2, op: 'patch', id: idOf(3), patch: { title: 'Later' }, hlc: stampOf(9) },
    ]);
    expect(a.store.confirmed.get(idOf(3))?.record?.title).toBe('Objective 3');
    expect(a.connection()).toMatchObject({ bootstrap: null, unseen: null });
  });

  test('what was made here stands alone again where the server was set back to before others wrote on it', async () => {
    const a = await connected();
    await a.write('objective', idOf(2), objective(2));
    await a.pull([changed('objective', objective(2, { title: 'Theirs' }), { '*': stampOf(9_000_000) })]);
    expect(a.record('objective', idOf(2))?.title).toBe('Theirs');
    await a.transact((tx) => startOver(tx, workspaceId));
    await a.pull([], { bootstrap: true });
    await a.transact((tx) => finishBootstrap(tx, workspaceId));
    expect(a.record('objective', idOf(2))?.title).toBe('Objective 2');
    expect(a.waiting()).toMatchObject([
      { mid: 1, op: 'create', id: idOf(2), patch: { title: 'Objective 2' } },
    ]);
  });

  test('a new client id renumbers every workspace’s queue and reads one anew', async () => {
    const a = await connected();
    await a.connect(idOf(77));
    await a.pull([changed('objective', objective(1))]);
    const { clientId } = a.store;
    await a.write('objective', idOf(9), objective(9, { workspaceId: idOf(77) }));
    await a.transact(async (tx) => {
      for (const one of await tx.pending(idOf(77))) {
        tx.dropPending(idOf(77), one.mid);
        tx.putPending({ ...one, mid: 7, sent: true });
      }
      await startOver(tx, workspaceId);
    });
    expect(a.store.clientId).not.toBe(clientId);
    expect(a.waiting(idOf(77)).map(({ mid, sent }) => [mid, sent])).toEqual([[1, undefined]]);
    expect(a.connection()?.unseen).toEqual({ [idOf(1)]: 'objective' });
  });
});

describe('a private team that was made here', () => {
  const page = (changes: Change[]) => ({ changes, cursor: 'd', revokedScopes: [], more: false });
  const team = {
    id: idOf(7),
    workspaceId,
    scopeId: idOf(7),
    createdAt: noon,
    createdBy: idOf(90),
    archivedAt: null,
    name: 'Quiet',
    leadId: null,
    memberIds: {},
    parentId: null,
  };
  async function sent() {
    const a = await connected();
    await a.pull([]);
    await a.write('team', team.id, team);
    await a.write('objective', idOf(8), objective(8, { scopeId: team.id }));
    await a.transact((tx) => nextBatch(tx, workspaceId, 1));
    return a;
  }
  const took = (a: Awaited<ReturnType<typeof sent>>) =>
    a.transact(async (tx) => tx.dropPending(workspaceId, 1));
  const asked = { bootstrap: false, opened: [team.id] };

  test('leaves when the pull after it does not bring it, and says so of what waits in it', async () => {
    const a = await sent();
    await took(a);
    await a.transact((tx) => integrate(tx, workspaceId, page([]), asked));
    expect(a.record('team', team.id)).toBeUndefined();
    expect(a.record('objective', idOf(8))).toBeUndefined();
    expect(a.store.rejected.map(({ code, mutation }) => [code, mutation.id])).toEqual([['scope', idOf(8)]]);
    expect(a.connection()?.opened).toEqual([]);
  });

  test('stays when the pull brings it, and at an answer that was asked for before it was taken in', async () => {
    const a = await sent();
    await a.transact((tx) => integrate(tx, workspaceId, page([]), { bootstrap: false, opened: [] }));
    expect(a.record('team', team.id)).toBeDefined();
    await took(a);
    await a.transact((tx) => integrate(tx, workspaceId, page([changed('team', team)]), asked));
    await a.transact((tx) => integrate(tx, workspaceId, page([]), { bootstrap: false, opened: [] }));
    expect(a.record('team', team.id)).toBeDefined();
    expect(a.record('objective', idOf(8))).toBeDefined();
  });
});
