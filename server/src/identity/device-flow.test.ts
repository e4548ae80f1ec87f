import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type IdentityServer, identityServer } from '../../test/identity';
import { testDb } from '../../test/workspace';
import type { Db } from '../db/open';

let db: Db;
let server: IdentityServer;
let ann: Awaited<ReturnType<IdentityServer['found']>>;
beforeAll(async () => {
  db = await testDb();
  server = await identityServer(db);
  ann = await server.found('ann');
});
afterAll(() => db.destroy());
afterEach(() => vi.useRealTimers());

const ask = (name = 'Chrome on Linux', invite?: string) =>
  server.call(null, 'POST', '/v1/device/code', { name, invite }).then(({ json }) => json);
const poll = (deviceCode: string) => server.call(null, 'POST', '/v1/device/token', { deviceCode });
const pathOf = (url: string) => url.slice(server.config.origin.length);
/** Later by the clock of better-auth, which is the machine's. */
const later = (ms: number) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
};

describe('device flow', () => {
  it('waits, is approved, and gives a token that opens the API', async () => {
    const code = await ask();
    expect(code.verificationUriComplete).toBe(`${server.config.origin}/device?user_code=${code.userCode}`);
    expect(code.expiresIn).toBe(600);
    expect((await poll(code.deviceCode)).code).toBe('authorization-pending');
    expect((await poll(code.deviceCode)).code).toBe('slow-down');
    const page = await ann.web.open(pathOf(code.verificationUriComplete));
    expect(page.text).toContain('Chrome on Linux asks to sign in as you.');
    expect(page.text).toContain(`${code.userCode.slice(0, 4)}-${code.userCode.slice(4)}`);
    const done = await ann.web.send(page, '/device', { answer: 'approve' });
    expect([done.status, done.path]).toEqual([200, '/device/approved']);
    later(code.interval * 1000);
    const { status, json } = await poll(code.deviceCode);
    expect([status, json.user.email]).toEqual([200, 'ann@acme.example']);
    const me = await server.call(json.token, 'GET', '/v1/me');
    expect(me.json).toEqual({
      user: { id: ann.userId, name: 'ann', email: 'ann@acme.example' },
      workspaces: [{ id: ann.ws, name: 'Acme', role: 'owner', memberId: expect.any(String), records: 0 }],
    });
  });

  it('gives its token once', async () => {
    const code = await ask();
    const page = await ann.web.open(pathOf(code.verificationUriComplete));
    await ann.web.send(page, '/device', { answer: 'approve' });
    const both = await Promise.all([poll(code.deviceCode), poll(code.deviceCode)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    later(5000);
    expect((await poll(code.deviceCode)).code).toBe('expired');
    const again = await ann.web.send(page, '/device', { answer: 'approve' });
    expect([again.status, again.text]).toEqual([410, expect.stringContaining('no longer valid')]);
  });

  it('is refused', async () => {
    const code = await ask();
    const page = await ann.web.open(pathOf(code.verificationUriComplete));
    expect((await ann.web.send(page, '/device', { answer: 'refuse' })).path).toBe('/device/refused');
    expect((await poll(code.deviceCode)).code).toBe('access-denied');
  });

  it('ends after ten minutes, on the page and for the device', async () => {
    const code = await ask();
    const page = await ann.web.open(pathOf(code.verificationUriComplete));
    later(600_001);
    expect((await ann.web.open(pathOf(code.verificationUriComplete))).status).toBe(410);
    expect((await ann.web.send(page, '/device', { answer: 'approve' })).status).toBe(410);
    expect((await poll(code.deviceCode)).code).toBe('expired');
  });

  it('takes whatever a device calls itself', async () => {
    const { status } = await server.call(null, 'POST', '/v1/device/code', { name: 'half a \ud83d' });
    expect(status).toBe(200);
    const { status: without } = await poll('\u0000'.repeat(20));
    expect(without).toBe(400);
  });

  it('knows no code that never was', async () => {
    expect((await poll('x'.repeat(40))).code).toBe('expired');
    expect((await ann.web.open('/device?user_code=ABCDEFGH')).status).toBe(410);
  });

  it('takes a code as people type it, and asks for one where there is none', async () => {
    expect((await ann.web.open('/device')).text).toContain('name="user_code"');
    const { userCode } = await ask();
    const typed = `${userCode.slice(0, 4)}-${userCode.slice(4)}`.toLowerCase();
    expect((await ann.web.open(`/device?user_code=${typed}`)).status).toBe(200);
  });

  it('asks whoever is not signed in to do so first, and comes back', async () => {
    const code = await ask();
    const web = server.newBrowser();
    const page = await web.open(pathOf(code.verificationUriComplete));
    expect(page.path).toMatch(/^\/sign-in\?to=/);
    const signedIn = await web.send(page, '/sign-in', {
      email: 'Ann@acme.example',
      password: 'the password of ann',
    });
    expect(signedIn.path).toBe(`/device?user_code=${code.userCode}`);
  });

  it('makes an account, accepts the invite and connects, all in one way', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'member' });
    const inviteCode = link.split('/').at(-1) ?? '';
    const code = await ask('Firefox', inviteCode);
    const web = server.newBrowser();
    const page = await web.open(pathOf(code.verificationUriComplete));
    expect(page.text).toContain('ann invites you to Acme as member.');
    const device = await web.send(page, `/invite/${inviteCode}/account`, {
      name: 'Bea',
      email: 'bea@acme.example',
      password: 'long enough it is',
    });
    expect(device.text).toContain('Firefox asks to sign in as you.');
    await web.send(device, '/device', { answer: 'approve' });
    const { json } = await poll(code.deviceCode);
    const me = await server.call(json.token, 'GET', '/v1/me');
    expect(me.json.workspaces).toMatchObject([{ id: ann.ws, role: 'member', memberId: null }]);
    // The same link in the extension, after the page took it: straight to the approval.
    const second = await ask('Firefox', inviteCode);
    expect((await web.open(pathOf(second.verificationUriComplete))).text).toContain('asks to sign in');
  });

  it('shows the name of a device as text', async () => {
    const code = await ask('<script>alert(1)</script>');
    const { text } = await ann.web.open(pathOf(code.verificationUriComplete));
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
  });
});

describe('at rest', () => {
  it('no row of any table holds a token, an invite’s code or a password', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'viewer' });
    const { rows } = await sql<{ t: string }>`select table_name t from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
    expect(rows.length).toBeGreaterThan(12);
    let all = '';
    for (const { t } of rows)
      all += JSON.stringify(
        (await sql`select row_to_json(x)::text j from ${sql.table(t)} x`.execute(db)).rows,
      );
    expect(all).toContain(ann.userId);
    for (const secret of [ann.token, link.split('/').at(-1), 'the password of ann'])
      expect(all).not.toContain(secret);
  });
});
