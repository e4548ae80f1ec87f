import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, type Spawned, spawnServer } from './process';

let folder: string;
let server: Spawned;
let address: string;
const start = async (...more: string[]) => {
  server = spawnServer(['--data', folder, '--port', '0', ...more]);
  address = await addressOf(server);
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-server-'));
  await start('--requests', '40');
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  await rm(folder, { recursive: true, force: true });
});

const invite = () => /joins here, once: (\S+)/.exec(server.out())?.[1];

// In their order: one server's life.
describe('npm run server', () => {
  it('says where it listens, what it promises and where the first owner joins', () => {
    expect(server.out()).toMatch(/PGlite in the data folder/);
    expect(invite()).toMatch(/^http:\/\/localhost:\d+\/invite\/\S{20,}$/);
    expect(server.log()).not.toContain(invite()?.split('/').at(-1));
  });

  it('answers /health and /ready, and shows its interface', async () => {
    for (const at of ['/health', '/ready', '/docs', '/v1/openapi.json', '/metrics'])
      expect([at, (await fetch(address + at)).status]).toEqual([at, 200]);
    const answer = await fetch(`${address}/health`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('shows its metrics to nobody from elsewhere', async () => {
    const passedOn = { headers: { 'x-forwarded-for': '9.9.9.9' } };
    expect((await fetch(`${address}/metrics`, passedOn)).status).toBe(404);
    const guessed = { headers: { authorization: 'Bearer guess-guess-guess' } };
    expect((await fetch(`${address}/metrics`, guessed)).status).toBe(404);
  });

  it('refuses too much of a body, and too many requests', async () => {
    const post = (body: string) =>
      fetch(`${address}/v1/device/code`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    expect((await post('{')).status).toBe(400);
    expect((await post(JSON.stringify({ x: 'x'.repeat(2_000_000) }))).status).toBe(413);
    let last = await fetch(`${address}/v1/me`);
    for (let i = 0; i < 60 && last.status !== 429; i++) last = await fetch(`${address}/v1/me`);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await last.json()).error.code).toBe('too-many-requests');
  });

  it('refuses a second one on its folder, with the reason', async () => {
    const second = spawnServer(['--data', folder, '--port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.log()).toContain(
      `Another server uses the data folder ${folder} (process ${server.child.pid}`,
    );
    expect((await fetch(`${address}/health`)).status).toBe(200);
  });

  it('starts at once after it was killed', async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    await start();
    expect((await fetch(`${address}/ready`)).status).toBe(200);
  });

  it('ends in order: what runs is answered, a dump is written, the exit code is 0', async () => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    let told = '';
    socket.on('data', (chunk) => {
      told += chunk;
    });
    socket.write('POST /v1/device/code HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 2\r\n\r\n{');
    // The server has read it once it has answered who came later.
    await (await fetch(`${address}/health`)).text();
    server.child.kill('SIGTERM');
    await expect.poll(() => server.log(), { timeout: 10_000 }).toContain('"stopping"');
    socket.end('}');
    expect([await server.ended, server.log().includes('"stopped"')]).toEqual([0, true]);
    expect(told).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    expect(await readdir(path.join(folder, 'dumps'))).toHaveLength(1);
    for (const line of server.log().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });
});

describe('a bad option', () => {
  it('is named, and ends with 2', async () => {
    const bad = spawnServer(['--port', 'many']);
    expect(await bad.ended).toBe(2);
    expect(bad.log()).toMatch(/^--port: is a whole number/);
    expect(bad.out()).toBe('');
  });
});
