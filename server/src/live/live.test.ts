import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Poke } from '@/lib/protocol/event';
import type { FanOut, Log } from '../parts';
import { eventStream } from './event-stream';
import { createFanOut } from './fan-out';

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
const ws = '0190a000-0000-7000-8000-000000000001';
const other = '0190a000-0000-7000-8000-000000000002';
const open: FanOut[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const fanOut of open.splice(0)) await fanOut.close();
});
async function fanOutOf() {
  const fanOut = await createFanOut({ log });
  open.push(fanOut);
  return fanOut;
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('fan-out', () => {
  it('makes one poke of a turn’s many, and keeps that the members moved', async () => {
    const fanOut = await fanOutOf();
    const heard: Poke[] = [];
    const stop = fanOut.subscribe((poke) => heard.push(poke));
    for (const seq of [3, 5, 4, 0]) fanOut.publish({ ws, seq });
    await turn();
    expect(heard).toEqual([
      { ws, seq: 0 },
      { ws, seq: 5 },
    ]);
    stop();
    fanOut.publish({ ws, seq: 6 });
    await turn();
    expect(heard).toHaveLength(2);
  });
});

describe('a stream of events', () => {
  /** A reader, what it was told, and the counters as the database has them. */
  async function reader(counters: Map<string, number> | null) {
    const fanOut = await fanOutOf();
    const state = { counters, ended: 0 };
    const stream = eventStream({
      fanOut,
      pingEvery: 20_000,
      standing: async () => state.counters && new Map(state.counters),
      ended: () => state.ended++,
    });
    const body = stream.getReader();
    const next = async () => {
      const { value, done } = await body.read();
      return done ? 'end' : new TextDecoder().decode(value).trim().replace(/\n/g, ' ');
    };
    return { fanOut, state, body, next };
  }

  it('says hello, passes on pokes of its workspaces and no others', async () => {
    const { fanOut, next } = await reader(new Map([[ws, 1]]));
    expect(await next()).toBe('event: hello data: {}');
    fanOut.publish({ ws: other, seq: 9 });
    fanOut.publish({ ws, seq: 2 });
    expect(await next()).toBe(`event: poke data: {"ws":"${ws}","seq":2}`);
  });

  it('pings, and makes good what no poke has told', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { state, next } = await reader(new Map([[ws, 1]]));
    await next();
    state.counters = new Map([[ws, 7]]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await next()).toContain(`event: poke data: {"ws":"${ws}","seq":7}`);
  });

  it('a workspace gained or lost shows at once where the members moved', async () => {
    const { fanOut, state, next } = await reader(new Map([[ws, 1]]));
    await next();
    state.counters = new Map([[other, 4]]);
    fanOut.publish({ ws: other, seq: 0 });
    expect(await next()).toContain(`{"ws":"${other}","seq":4}`);
    fanOut.publish({ ws, seq: 5 });
    fanOut.publish({ ws: other, seq: 5 });
    const told = await next();
    expect(told).toContain(`{"ws":"${other}","seq":5}`);
    expect(told).not.toContain(`{"ws":"${ws}","seq":5}`);
  });

  it('tells of a workspace whose members moved, of its own ones only, and of a push beside it', async () => {
    const { fanOut, next } = await reader(new Map([[ws, 1]]));
    await next();
    fanOut.publish({ ws: other, seq: 0 });
    fanOut.publish({ ws, seq: 0 });
    expect(await next()).toBe(`event: poke data: {"ws":"${ws}","seq":0}`);
    fanOut.publish({ ws, seq: 0 });
    fanOut.publish({ ws, seq: 2 });
    const told = [await next(), await next()].join(' ');
    expect(told).toContain('"seq":0');
    expect(told).toContain('"seq":2');
  });

  it('ends with the token, and leaves nothing behind when its reader goes', async () => {
    const gone = await reader(new Map([[ws, 1]]));
    await gone.next();
    gone.state.counters = null;
    gone.fanOut.publish({ ws, seq: 0 });
    expect(await gone.next()).toBe('end');
    const left = await reader(new Map([[ws, 1]]));
    await left.next();
    await left.body.cancel();
    expect([gone.state.ended, left.state.ended]).toEqual([1, 1]);
  });

  it('a reader that is slow is told each workspace’s highest counter, once', async () => {
    const { fanOut, next } = await reader(new Map([[ws, 0]]));
    await turn();
    for (let seq = 1; seq <= 100; seq++) {
      fanOut.publish({ ws, seq });
      await turn();
    }
    // Those that fitted, and of all the others the last.
    const told: string[] = [];
    for (let i = 0; i < 17; i++) told.push(await next());
    expect(told[15]).toContain('"seq":15');
    expect(told[16]).toContain('"seq":100');
  });
});
