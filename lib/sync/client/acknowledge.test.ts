import { describe, expect, test } from 'vitest';
import {
  changed,
  device,
  idOf,
  ModelServer,
  noon,
  objective,
  stampOf,
  workspaceId,
} from '@/tests/support/sync-device';
import { parseHlc } from '../hlc';
import { acknowledge } from './acknowledge';
import { nextBatch } from './next-batch';
import { startOver } from './start-over';

type Device = ReturnType<typeof device>;

async function send(a: Device) {
  const request = await a.transact((tx) => nextBatch(tx, workspaceId));
  if (!request) throw new Error('nothing waits');
  return request;
}

async function pushed(a: Device, server: ModelServer) {
  const request = await send(a);
  const answer = server.push(request);
  await a.transact((tx) => acknowledge(tx, workspaceId, request, answer));
  return { request, answer };
}

async function connected() {
  const a = device();
  await a.connect();
  return a;
}

test('what was taken in is gone from the queue; twice is as once', async () => {
  const [a, server] = [await connected(), new ModelServer()];
  await a.write('objective', idOf(1), objective(1));
  const { request, answer } = await pushed(a, server);
  await a.write('objective', idOf(1), { title: 'While it was on its way' });
  await a.transact((tx) => acknowledge(tx, workspaceId, request, answer));
  expect(a.waiting().map(({ mid }) => mid)).toEqual([2]);
  await pushed(a, server);
  expect([a.waiting(), a.store.confirmed.size]).toEqual([[], 0]);
  expect(server.rows.get(idOf(1))?.data.title).toBe('While it was on its way');
});

test('a change written while the push is on its way stays on top', async () => {
  const [a, server] = [await connected(), new ModelServer()];
  await a.write('objective', idOf(1), objective(1));
  const request = await send(a);
  await a.write('objective', idOf(1), { title: 'Newer' });
  const answer = server.push(request);
  await a.transact((tx) => acknowledge(tx, workspaceId, request, answer));
  expect(a.record('objective', idOf(1))?.title).toBe('Newer');
  expect(a.store.confirmed.get(idOf(1))?.record?.title).toBe('Objective 1');
});

describe('refused', () => {
  test('a change goes back to what the server has, and what waits on top stays', async () => {
    const a = await connected();
    const server = new ModelServer(({ patch }) => patch.title === 'No');
    await a.pull([changed('objective', objective(1))]);
    server.push({
      client: 'other0000000',
      schema: 1,
      mutations: [
        { mid: 1, hlc: stampOf(1), kind: 'objective', id: idOf(1), op: 'create', patch: objective(1) },
      ],
    });
    await a.write('objective', idOf(1), { title: 'No' });
    await a.write('objective', idOf(1), { grade: 0.5 });
    await pushed(a, server);
    expect(a.record('objective', idOf(1))).toMatchObject({ title: 'Objective 1', grade: 0.5 });
    expect(a.store.rejected).toMatchObject([
      { mid: 1, code: 'forbidden', mutation: { patch: { title: 'No' } } },
    ]);
  });

  test('what is new goes, and one notice holds all that was changed since', async () => {
    const a = await connected();
    const server = new ModelServer(({ op }) => op === 'create');
    await a.write('objective', idOf(1), objective(1));
    await a.write('objective', idOf(1), { title: 'Sent along' });
    const request = await send(a);
    await a.write('objective', idOf(1), { grade: 0.7 });
    const answer = server.push(request);
    await a.transact((tx) => acknowledge(tx, workspaceId, request, answer));
    expect(a.record('objective', idOf(1))).toBeUndefined();
    await pushed(a, server);
    expect(a.store.rejected).toHaveLength(1);
    expect(a.store.rejected[0]?.mutation).toMatchObject({
      op: 'create',
      patch: { title: 'Sent along', grade: 0.7 },
    });
    expect([a.waiting(), a.store.confirmed.size]).toEqual([[], 0]);
  });

  test('for want of room: each is told, and the workspace is full until one is taken in', async () => {
    const a = await connected();
    await a.write('objective', idOf(1), objective(1));
    const request = await send(a);
    const rejected = [{ mid: 1, code: 'quota' as const, message: '' }];
    const answer = { last: 1, seq: 0, rejected, serverTime: noon };
    await a.transact((tx) => acknowledge(tx, workspaceId, request, answer));
    expect([a.connection()?.problem, a.store.rejected[0]?.code]).toEqual(['full', 'quota']);
    await a.write('objective', idOf(2), objective(2));
    await pushed(a, new ModelServer());
    expect(a.connection()?.problem).toBeNull();
  });

  test('numbers of notices never repeat, though the queue’s do', async () => {
    const [a, server] = [await connected(), new ModelServer(() => true)];
    for (const number of [1, 2]) {
      await a.write('objective', idOf(number), objective(number));
      await pushed(a, server);
      await a.transact((tx) => startOver(tx, workspaceId));
    }
    expect(a.store.rejected.map(({ mid }) => mid)).toEqual([1, 2]);
  });
});

describe('an hour ahead', () => {
  test('all that waits gets stamps of the server’s time, in its order, and goes out again', async () => {
    const [a, server] = [await connected(), new ModelServer()];
    a.at.now = noon + 3_600_000;
    await a.write('objective', idOf(1), objective(1));
    await a.write('objective', idOf(1), { title: 'Second' });
    const request = await send(a);
    await a.write('objective', idOf(1), { title: 'Third' });
    const answer = server.push(request);
    expect(answer.rejected.map(({ code }) => code)).toEqual(['clock-skew', 'clock-skew']);
    await a.transact((tx) => acknowledge(tx, workspaceId, request, answer));
    expect(a.store.skew).toBe(-3_600_000);
    expect(parseHlc(a.store.clock)?.millis).toBe(noon);
    expect(a.waiting().map(({ mid, op, patch }) => [mid, op, patch.title])).toEqual([
      [3, 'create', 'Objective 1'],
      [4, 'patch', 'Second'],
      [5, 'patch', 'Third'],
    ]);
    const stamps = a.waiting().map(({ hlc }) => hlc);
    expect(stamps).toEqual([...stamps].sort());
    expect(a.record('objective', idOf(1))).toMatchObject({ title: 'Third', clock: { title: stamps[2] } });
    await a.write('objective', idOf(1), { title: 'Fourth' });
    await pushed(a, server);
    expect([a.waiting(), a.store.rejected]).toEqual([[], []]);
    expect(server.rows.get(idOf(1))?.data.title).toBe('Fourth');
  });

  test('no stamp goes below one that the server has taken', async () => {
    const [a, server] = [await connected(), new ModelServer()];
    a.at.now = noon + 4 * 60_000;
    await a.write('objective', idOf(1), objective(1));
    await pushed(a, server);
    const before = a.record('objective', idOf(1))?.clock['*'] ?? '';
    a.at.now = noon + 3_600_000;
    a.store.skew = 0;
    await a.write('objective', idOf(1), { title: 'Ahead' });
    await pushed(a, server);
    await pushed(a, server);
    expect((a.record('objective', idOf(1))?.clock.title ?? '') > before).toBe(true);
    expect(server.rows.get(idOf(1))?.data.title).toBe('Ahead');
  });
});

test('an answer for another client id, or of numbers never given out', async () => {
  const [a, server] = [await connected(), new ModelServer()];
  await a.write('objective', idOf(1), objective(1));
  const request = await send(a);
  const answer = server.push(request);
  const { clientId } = a.store;
  await a.transact((tx) => acknowledge(tx, workspaceId, { ...request, client: 'other0000000' }, answer));
  expect(a.waiting()).toHaveLength(1);
  await a.transact((tx) => acknowledge(tx, workspaceId, request, { ...answer, last: 20 }));
  expect(a.store.clientId).not.toBe(clientId);
  expect(a.waiting().map(({ mid, sent }) => [mid, sent])).toEqual([[1, undefined]]);
});
