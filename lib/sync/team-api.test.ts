import { expect, test, vi } from 'vitest';
import { TeamError, teamApi } from './team-api';

const server = 'https://keyline.example';
const workspace = '0192d3a4-0000-7000-8000-000000000001';
const info = { name: 'keyline', version: '1', protocol: { min: 1, max: 1 }, singleSignOn: null };
const line = (total: number) => `${JSON.stringify({ total })}\n`;

const apiOf = (answer: Response, seen: (init: RequestInit | undefined) => void = () => {}) =>
  teamApi({
    server,
    token: 'secret-token',
    fetch: async (_, init) => {
      seen(init);
      return answer;
    },
  });

/** Bytes without an end; counts how many were given, and whether anybody stopped it. */
function endless(piece: string) {
  const state = { given: 0, isStopped: false };
  const bytes = new TextEncoder().encode(piece);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      state.given += bytes.length;
      controller.enqueue(bytes);
    },
    cancel() {
      state.isStopped = true;
    },
  });
  return { state, body };
}

test('a server that sends on to another is not followed, with the token or without', async () => {
  let init: RequestInit | undefined;
  // What a browser gives for a redirect that it was told not to follow has the status 0.
  const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  const api = apiOf(opaque, (given) => {
    init = given;
  });
  await expect(api.me()).rejects.toMatchObject({ code: 'offline' });
  expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
});

test('an error without an end is none of ours, and nobody listens on', async () => {
  const { state, body } = endless('x'.repeat(10_000));
  await expect(apiOf(new Response(body, { status: 500 })).me()).rejects.toBeInstanceOf(TeamError);
  expect(state.given).toBeLessThan(1_000_000);
  await vi.waitFor(() => expect(state.isStopped).toBe(true));
});

test('lines come however they are cut, and whoever has enough stops the server', async () => {
  const { state, body } = endless(line(1));
  const got: unknown[] = [];
  for await (const one of apiOf(new Response(body)).bootstrap(workspace)) if (got.push(one) === 3) break;
  expect(got).toEqual([{ total: 1 }, { total: 1 }, { total: 1 }]);
  await vi.waitFor(() => expect(state.isStopped).toBe(true));

  const cut = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of new TextEncoder().encode(line(12) + line(34)))
        controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const lines: unknown[] = [];
  for await (const one of apiOf(new Response(cut)).bootstrap(workspace)) lines.push(one);
  expect(lines).toEqual([{ total: 12 }, { total: 34 }]);
});

test.each([
  ['no JSON', 'hello\n'],
  ['another shape', '{"total":-1}\n'],
])('a line of %s ends it', async (_, text) => {
  const all = apiOf(new Response(line(1) + text)).bootstrap(workspace);
  expect((await all.next()).value).toEqual({ total: 1 });
  await expect(all.next()).rejects.toMatchObject({ code: 'offline' });
});

test('an event without an end breaks the stream instead of filling the memory', async () => {
  const { state, body } = endless('x'.repeat(10_000));
  const listening = apiOf(new Response(body)).events(
    () => {},
    () => {},
  );
  await expect(listening).rejects.toMatchObject({ code: 'offline' });
  expect(state.given).toBeLessThan(1_000_000);
  await vi.waitFor(() => expect(state.isStopped).toBe(true));
});

test('an answer is read whatever it is called', async () => {
  expect(await apiOf(new Response(JSON.stringify(info))).info()).toEqual(info);
  await expect(apiOf(new Response('<html>')).info()).rejects.toMatchObject({ code: 'offline' });
  await expect(apiOf(new Response(null)).info()).rejects.toMatchObject({ code: 'offline' });
});

test.each([-1, 8_640_000_000_000_001, 1e300])(
  'a time that no date has is none of ours: %s',
  async (seenAt) => {
    const device = { id: 'd', name: 'Laptop', createdAt: 1, seenAt, current: true };
    const answer = new Response(JSON.stringify({ devices: [device] }));
    await expect(apiOf(answer).devices()).rejects.toMatchObject({ code: 'offline' });
  },
);
