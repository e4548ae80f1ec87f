import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  deviceCode,
  FakeProblem,
  type FakeTeamServer,
  fakeTeamServer,
  serverInfo,
  token,
} from '@/tests/support/fake-team-server';
import type { TeamKey } from '../platform/team-keys';
import { deviceName, signIn, type Waiting, waitFor } from './team-sign-in';

const server = 'https://keyline.example';
const code = 'k3Yl1n3-InviteCode_0123456789';
const key: TeamKey = { token: 'a-token', userId: 'user-ada', name: 'Ada', email: 'ada@acme.example' };
const acme = '0192d3a4-0000-7000-8000-000000000001';
const view = {
  workspace: { id: acme, name: 'Acme' },
  role: 'member',
  invitedBy: 'Maya',
  expiresAt: 1,
};
const pending = new FakeProblem(400, 'authorization-pending');

let fake: FakeTeamServer;
let now: number;
let waits: number[];
let opened: string[];
let keys: Map<string, TeamKey>;
let stop: AbortController;
let shown: Waiting[];

beforeEach(() => {
  fake = fakeTeamServer({
    'GET /v1/server': serverInfo,
    'POST /v1/device/code': deviceCode,
    'POST /v1/device/token': token,
    'POST /v1/invites/look': view,
  });
  now = 1_000_000;
  waits = [];
  opened = [];
  shown = [];
  keys = new Map();
  stop = new AbortController();
});

const run = (invite: string | null = null) =>
  signIn(
    { server, invite, device: 'Chrome on Linux' },
    {
      fetch: fake.fetch,
      now: () => now,
      wait: async (ms) => {
        waits.push(ms / 1000);
        now += ms;
      },
      open: async (url) => void opened.push(url),
      readKey: async (of) => keys.get(of) ?? null,
      writeKey: async (of, given) => void keys.set(of, given),
    },
    (waiting) => shown.push(waiting),
    stop.signal,
  );
/** The token's answers in turn; the last one stays. */
const tokens = (...answers: unknown[]) =>
  fake.answer('POST /v1/device/token', () => (answers.length > 1 ? answers.shift() : answers[0]));

describe('signing a device in', () => {
  it('a code is shown, its page opened, asked for until it is approved, the token kept', async () => {
    tokens(pending, pending, token);
    expect(await run()).toEqual({ ok: true, key, workspaceId: null });
    expect(shown).toEqual([
      { userCode: 'WDJB-MJHT', url: deviceCode.verificationUriComplete, until: 1_600_000, invite: null },
    ]);
    expect(opened).toEqual([deviceCode.verificationUriComplete]);
    expect(waits).toEqual([5, 5, 5]);
    expect(keys.get(server)).toEqual(key);
    expect(fake.bodies.get('POST /v1/device/code')).toEqual({ name: 'Chrome on Linux' });
  });

  it('“slow down” adds five seconds, each time', async () => {
    const slow = new FakeProblem(400, 'slow-down');
    tokens(pending, slow, pending, slow, token);
    await run();
    expect(waits).toEqual([5, 5, 10, 10, 15]);
  });

  it('a busy server is left alone as long as it asks for', async () => {
    tokens(new FakeProblem(429, 'too-many-requests', { retryAfter: 30 }), pending, token);
    await run();
    expect(waits).toEqual([5, 35, 5]);
  });

  it('an interval of nothing is no busy loop', async () => {
    fake.answer('POST /v1/device/code', { ...deviceCode, interval: 0 });
    tokens(pending, token);
    await run();
    expect(waits).toEqual([1, 1]);
  });

  it('nor is one of centuries: a timer that is too long goes off at once', async () => {
    fake.answer('POST /v1/device/code', { ...deviceCode, interval: 1e12, expiresIn: 1e300 });
    tokens(new FakeProblem(429, 'too-many-requests', { retryAfter: 2 ** 50 }), token);
    await run();
    expect(waits).toEqual([600, 600]);
    expect(shown[0]?.until).toBe(1_000_000 + 86_400_000);
  });

  it('a network that is away for a while ends nothing', async () => {
    tokens('offline', 'offline', token);
    expect(await run()).toMatchObject({ ok: true });
  });

  it('a code that nobody approves runs out, by this clock where the server is silent', async () => {
    tokens(pending);
    expect(await run()).toEqual({ ok: false, failure: { why: 'expired' } });
    expect(waits.length).toBe(120);
    expect(keys.size).toBe(0);
  });

  it.each([
    ['access-denied', 'denied'],
    ['expired', 'expired'],
  ])('%s ends it', async (said, why) => {
    tokens(pending, new FakeProblem(400, said));
    expect(await run()).toEqual({ ok: false, failure: { why } });
  });

  it('an invite is looked at, goes along, and names its workspace', async () => {
    expect(await run(code)).toEqual({ ok: true, key, workspaceId: acme });
    expect(shown[0]?.invite).toEqual(view);
    expect(fake.bodies.get('POST /v1/device/code')).toMatchObject({ invite: code });
  });

  describe('an invite that is used up', () => {
    const over = new FakeProblem(410, 'expired');
    beforeEach(() => fake.answer('POST /v1/invites/look', over));

    it('by this very person: the approval page knows, and it names its workspace', async () => {
      fake.answer('POST /v1/invites/accept', { workspaceId: acme });
      expect(await run(code)).toEqual({ ok: true, key, workspaceId: acme });
      expect(fake.bodies.get('POST /v1/device/code')).toMatchObject({ invite: code });
      expect(shown[0]?.invite).toBeNull();
    });

    it('by somebody else: who has an account is signed in without it', async () => {
      fake.answer('POST /v1/invites/accept', over);
      expect(await run(code)).toEqual({ ok: true, key, workspaceId: null });
    });

    it.each(['access-denied', 'expired'])('and the page let nobody in (%s): that is said', async (said) => {
      tokens(pending, new FakeProblem(400, said));
      expect(await run(code)).toEqual({ ok: false, failure: { why: 'bad-invite' } });
      expect(keys.size).toBe(0);
    });
  });

  it('who is signed in already accepts the invite, without a code', async () => {
    keys.set(server, key);
    fake.answer('POST /v1/invites/accept', { workspaceId: acme });
    expect(await run(code)).toEqual({ ok: true, key, workspaceId: acme });
    expect(opened).toEqual([]);
  });

  it('a token that is no longer good: signed in anew', async () => {
    keys.set(server, { ...key, token: 'an-old-token' });
    fake.answer('GET /v1/me', new FakeProblem(401, 'unauthorized'));
    expect(await run()).toMatchObject({ ok: true });
    expect(keys.get(server)?.token).toBe('a-token');
  });
});

describe('what goes wrong', () => {
  it.each<[string, string, unknown, string]>([
    ['nobody there', 'GET /v1/server', 'offline', 'unreachable'],
    ['some other server', 'GET /v1/server', new Response('<h1>Welcome</h1>'), 'not-keyline'],
    ['a 404 of some other server', 'GET /v1/server', new Response('', { status: 404 }), 'not-keyline'],
    ['a server with another name', 'GET /v1/server', { ...serverInfo, name: 'other' }, 'not-keyline'],
    ['a newer server', 'GET /v1/server', { ...serverInfo, protocol: { min: 2, max: 3 } }, 'update'],
    ['an older server', 'GET /v1/server', { ...serverInfo, protocol: { min: 0, max: 0 } }, 'old-server'],
    ['gone after the first answer', 'POST /v1/device/code', 'offline', 'unreachable'],
    ['no invite at all', 'POST /v1/invites/look', new FakeProblem(400, 'bad-request'), 'bad-invite'],
    ['too many sign-ins', 'POST /v1/device/code', new FakeProblem(429, 'too-many-requests'), 'refused'],
    [
      'a page that is none of the web',
      'POST /v1/device/code',
      { ...deviceCode, verificationUriComplete: 'javascript:alert(1)' },
      'not-keyline',
    ],
  ])('%s', async (_, call, answer, why) => {
    fake.answer(call, answer);
    expect(await run(code)).toMatchObject({ ok: false, failure: { why } });
    expect(opened).toEqual([]);
    expect(keys.size).toBe(0);
  });

  it('cancelled while it waits', async () => {
    fake.answer('POST /v1/device/token', () => {
      stop.abort();
      return pending;
    });
    expect(await run()).toEqual({ ok: false, failure: { why: 'cancelled' } });
  });

  it('cancelled while the token is on its way: it is not kept, and ended', async () => {
    fake.answer('POST /v1/device/token', () => {
      stop.abort();
      return token;
    });
    fake.answer('POST /v1/sign-out', { ok: true });
    expect(await run()).toEqual({ ok: false, failure: { why: 'cancelled' } });
    expect(keys.size).toBe(0);
    expect(fake.asked.at(-1)).toBe('POST /v1/sign-out');
  });
});

it('waiting ends with its signal', async () => {
  vi.useFakeTimers();
  const waiting = waitFor(60_000, stop.signal);
  stop.abort();
  await waiting;
  await waitFor(60_000, stop.signal);
  vi.useRealTimers();
});

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36', 'Chrome on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0',
    'Firefox on macOS',
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36',
    'Chrome on ChromeOS',
  ],
  ['', 'Browser'],
])('%s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
