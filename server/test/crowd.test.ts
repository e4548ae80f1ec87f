import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count } from '@/tests/support/counts';
import { figure } from '@/tests/support/figures';
import { migrate } from '../src/db/migrate';
import { createDevices } from '../src/identity/devices';
import { openStream } from './pg/over-http';
import { quantileOf } from './pg/quantile';
import { openEmpty } from './pglite-template';
import { addressOf, type Spawned, spawnServer } from './process';
import { makeWorkspace } from './workspace';

const streams = count(40, 250);
let folder: string;
let server: Spawned;
let address: string;
let token: string;
/** A person has ten streams at most. */
const listeners: string[] = [];
let workspaceId: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-crowd-'));
  const db = await openEmpty(path.join(folder, 'pglite'));
  await migrate(db);
  const devices = createDevices(db, Date.now);
  token = await devices.add('ann', 'test');
  for (let at = 0; at < streams; at += 10) listeners.push(await devices.add(`listener-${at}`, 'test'));
  workspaceId = await makeWorkspace(db, { ann: 'member' });
  await db.destroy();
  server = spawnServer(['--data', folder, '--port', '0', '--requests', '1000000']);
  address = await addressOf(server);
});
afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended;
  await rm(folder, { recursive: true, force: true });
});

async function open(beginning = ''): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (beginning) socket.write(beginning);
  return socket;
}

/** Milliseconds until this many pulls, one after another, were answered rightly. */
async function pulls(times: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    const answer = await fetch(`${address}/v1/w/${workspaceId}/pull`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    await answer.text();
    took.push(performance.now() - began);
  }
  return took;
}

const megabytes = async (): Promise<number> => {
  const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
};

describe('a thousand connections', () => {
  it('that say nothing, say half of it, ask or listen: whoever comes then is served as before', async () => {
    await pulls(10);
    const [before, memory] = [await pulls(40), await megabytes()];
    const head = 'GET /health HTTP/1.1\r\nHost: x\r\n';
    const share = Math.ceil((1000 - streams) / 3);
    const sockets = await Promise.all([
      ...Array.from({ length: share }, () => open()),
      ...Array.from({ length: share }, () => open(`${head}X-Half: `)),
      ...Array.from({ length: share }, () => open(`${head}\r\n`)),
    ]);
    const listening = await Promise.all(
      Array.from({ length: streams }, (_, at) => openStream(address, listeners[Math.floor(at / 10)] ?? '')),
    );
    const [crowded, full] = [await pulls(40), await megabytes()];
    for (const one of listening) one.close();
    for (const socket of sockets) socket.destroy();
    const after = await pulls(40);
    figure('a thousand connections', {
      connections: sockets.length + listening.length,
      'ms a pull before (p90)': quantileOf(before, 0.9),
      'ms among them (p90)': quantileOf(crowded, 0.9),
      'ms after (p90)': quantileOf(after, 0.9),
      'MB more': Math.round(full - memory),
    });
    expect(sockets.length + listening.length).toBeGreaterThanOrEqual(1000);
    expect(quantileOf(crowded, 0.5)).toBeLessThan(10 * quantileOf(before, 0.5) + 100);
    expect(full - memory).toBeLessThan(200);
    expect(server.child.exitCode).toBeNull();
  });
});

describe('bodies of 2 MB', () => {
  const large = `"${'x'.repeat(2_000_000)}"`;
  /** As a stream there is no length to refuse at the door. */
  const chunked = () =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < large.length; at += 50_000)
          controller.enqueue(new TextEncoder().encode(large.slice(at, at + 50_000)));
        controller.close();
      },
    });
  const send = async (body: BodyInit): Promise<number> => {
    try {
      const answer = await fetch(`${address}/v1/w/${workspaceId}/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit);
      await answer.text();
      return answer.status;
    } catch {
      // Cut off while it still sent: refused as well.
      return 0;
    }
  };

  it(`${count(60, 600)} at a time by tens, of known and of unknown length: refused, and the memory is not theirs`, async () => {
    const memory = await megabytes();
    const statuses = new Set<number>();
    for (let sent = 0; sent < count(60, 600); sent += 10)
      for (const status of await Promise.all(
        Array.from({ length: 10 }, (_, at) => send(at % 2 === 0 ? large : chunked())),
      ))
        statuses.add(status);
    await pulls(5);
    const more = (await megabytes()) - memory;
    figure('bodies of 2 MB', {
      bodies: count(60, 600),
      answers: [...statuses].join(' '),
      'MB more': Math.round(more),
    });
    expect([...statuses].filter((status) => status !== 413 && status !== 0)).toEqual([]);
    expect(statuses.has(413)).toBe(true);
    expect(more).toBeLessThan(150);
  });
});
