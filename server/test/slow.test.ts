import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, listen, patience } from '../src/ops/http-server';

// A tenth of what clients have in earnest.
const waits = {
  headers: patience.headers / 10,
  request: patience.request / 10,
  interval: patience.interval / 10,
};
let server: HttpServer;
beforeAll(async () => {
  server = await listen('127.0.0.1', 0, waits);
  server.serve(async (request) => new Response(String((await request.text()).length)));
});
afterAll(() => server.stop(0));

/** Sends the beginning, then a letter at a time; gives what it was told and how long it was let. */
function trickle(beginning: string, letter: string): Promise<{ told: string; ms: number }> {
  return new Promise((resolve) => {
    const started = performance.now();
    const socket = connect(server.port, '127.0.0.1');
    socket.write(beginning);
    const timer = setInterval(() => socket.write(letter), 100);
    let told = '';
    socket.on('data', (chunk) => {
      told += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ told, ms: performance.now() - started });
    });
  });
}

/** Others meanwhile: how many were answered. */
async function others(until: Promise<unknown>): Promise<number> {
  let isOver = false;
  until.then(() => {
    isOver = true;
  });
  let answered = 0;
  for (; !isOver; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: 'hello' });
    if ((await answer.text()) === '5') answered++;
  }
  return answered;
}

describe('a client that only trickles', () => {
  it('has its time for the headers and the body, then it is cut off, and others are served meanwhile', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\n';
    const slow = [
      trickle(`${head}X: `, 'x'),
      trickle(`${head}Content-Length: 100000\r\n\r\n`, 'x'),
      ...Array.from({ length: 30 }, () => trickle(`${head}X: `, 'x')),
    ] as const;
    const all = Promise.all(slow);
    const answered = await others(all);
    const [headers, body, ...more] = await all;
    expect(headers?.told).toMatch(/^HTTP\/1.1 408 /);
    expect(body?.told).not.toContain(' 200 ');
    expect(headers?.ms).toBeGreaterThanOrEqual(waits.headers);
    expect(body?.ms).toBeGreaterThanOrEqual(waits.request);
    for (const { ms } of [headers, ...more]) expect(ms).toBeLessThan(waits.request + 10 * waits.interval);
    expect(body?.ms).toBeLessThan(waits.request + 20 * waits.interval);
    expect(answered).toBeGreaterThan(3);
  });
});
