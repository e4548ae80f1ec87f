import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityServer, identityServer, passwordOf } from '../../test/identity';
import { testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';

let db: Db;
let server: IdentityServer;
let ann: Awaited<ReturnType<IdentityServer['found']>>;
const counted: string[] = [];
let refuse = false;
beforeAll(async () => {
  db = await testDb();
  const limit = async (kind: string, key: string) => {
    counted.push(`${kind} ${key}`);
    if (refuse && kind === 'sign-in') throw new ProblemError('too-many-requests', 'x', { retryAfter: 30 });
  };
  server = await identityServer(db, { gate: { limit, from: () => '192.0.2.1' } });
  ann = await server.found('ann');
});
afterAll(() => db.destroy());

const signIn = async (fields: Record<string, string>, path = '/sign-in') => {
  const web = server.newBrowser();
  return { web, page: await web.send(await web.open(path), '/sign-in', fields) };
};
const right = { email: 'ann@acme.example', password: passwordOf('ann') };

describe('sign-in', () => {
  it('says the same of a wrong password and of an address that nobody has', async () => {
    const wrong = (await signIn({ ...right, password: 'not the password' })).page;
    const nobody = (await signIn({ ...right, email: 'bob@acme.example', password: 'not the password' })).page;
    const same = ({ text }: { text: string }) =>
      text
        .replace(/value="[^"]*"/g, '')
        .replaceAll('ann@', '')
        .replaceAll('bob@', '');
    expect([wrong.status, nobody.status]).toEqual([403, 403]);
    expect(same(wrong)).toBe(same(nobody));
    expect(wrong.text).toContain('Email or password is wrong.');
  });

  it('takes about as long for both', async () => {
    const time = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const started = performance.now();
        await signIn({ email, password: 'not the password' });
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    const [known, unknown] = [await time(right.email), await time('bob@acme.example')];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('goes on to where one came from, and nowhere else', async () => {
    expect((await signIn(right, '/sign-in?to=%2Fdevice')).page.path).toBe('/device');
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/%09/evil.example\n',
    ])
      expect((await signIn(right, `/sign-in?to=${encodeURIComponent(to)}`)).page.path).not.toContain('//');
    const { web, page } = await signIn(right);
    expect(page.text).toContain('Signed in as ann@acme.example');
    const away = await web.ask('/sign-in?to=https://evil.example');
    expect(away.headers.get('location')).toBe('/sign-in');
  });

  it('ends by sign-out, and devices stay', async () => {
    const { web } = await signIn(right);
    expect((await web.send(await web.open('/sign-out'), '/sign-out')).text).toContain('Sign in to Keyline');
    expect((await server.call(ann.token, 'GET', '/v1/me')).status).toBe(200);
  });

  it('counts tries by address and by account, and says when there were too many', async () => {
    counted.length = 0;
    const { web, page } = await signIn({ ...right, password: 'wrong password' });
    expect(counted.some((one) => one === 'sign-in 192.0.2.1')).toBe(true);
    expect(counted.filter((one) => one.startsWith('sign-in account '))).toHaveLength(1);
    expect(counted.join()).not.toContain('ann@');
    refuse = true;
    const after = await web.send(page, '/sign-in', right).finally(() => {
      refuse = false;
    });
    expect(after.status).toBe(429);
  });

  it('speaks German to those who ask for it', async () => {
    const page = await server.newBrowser('fr;q=0.9, de-CH;q=0.8, en;q=0.1').open('/sign-in');
    expect(page.text).toContain('<html lang="de">');
    expect(page.text).toContain('Bei Keyline anmelden');
  });
});

describe('forms', () => {
  const post = (headers: Record<string, string>, body: Record<string, string>) =>
    server.app.request(`${server.config.origin}/sign-in`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(body),
    });

  it('from another site, or without what our page put in, do nothing', async () => {
    expect((await post({}, right)).status).toBe(403);
    expect((await post({ cookie: `keyline.form=${'x'.repeat(43)}` }, { ...right, form: 'y' })).status).toBe(
      403,
    );
    const { web } = await signIn({ ...right, password: 'wrong password' });
    const { text } = await web.open('/sign-in');
    const form = /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const cookie = `keyline.form=${web.jar.get('keyline.form')}`;
    expect((await post({ cookie }, { ...right, form })).status).toBe(303);
    expect((await post({ cookie, 'sec-fetch-site': 'cross-site' }, { ...right, form })).status).toBe(403);
    expect((await post({ cookie, origin: 'https://evil.example' }, { ...right, form })).status).toBe(403);
  });

  it('pages carry a policy that lets no script run and no frame hold them', async () => {
    const page = await server.app.request(`${server.config.origin}/sign-in`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).not.toContain('<script');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const cookie = page.headers.get('set-cookie') ?? '';
    expect([cookie.includes('HttpOnly'), cookie.includes('SameSite=Strict')]).toEqual([true, true]);
  });

  it('a body that is far too large is no bug of ours', async () => {
    expect((await post({}, { ...right, form: 'x'.repeat(2_000_000) })).status).toBe(413);
  });
});

describe('better-auth', () => {
  it.each([
    'sign-up/email',
    'sign-in/email',
    'update-user',
    'device/approve',
    'revoke-sessions',
    'sign-in/social',
  ])('%s is closed to the outside', async (path) => {
    const answer = await server.app.request(`${server.config.origin}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.config.origin },
      body: JSON.stringify({ email: 'eve@evil.example', password: 'long enough it is', name: 'Eve' }),
    });
    expect(answer.status).toBe(404);
    const users = await db.selectFrom('user').select('email').execute();
    expect(users.map(({ email }) => email)).toEqual(['ann@acme.example']);
  });

  it('a session of the sign-in pages opens no call of the API', async () => {
    const { web } = await signIn(right);
    expect((await web.ask('/v1/me')).status).toBe(401);
    for (const [name, value] of web.jar)
      if (name.includes('session')) {
        const token = decodeURIComponent(value);
        for (const bearer of [token, token.split('.')[0] ?? ''])
          expect((await server.call(bearer, 'GET', '/v1/me')).status).toBe(401);
      }
  });
});

describe('making an account', () => {
  it('says the same where the address is taken, the password too short, or the name missing', async () => {
    const link = new URL(await server.invite(ann.token, ann.ws, { role: 'member' })).pathname;
    const good = { name: 'Bo', email: 'bo@acme.example', password: 'long enough it is' };
    for (const bad of [{ email: right.email }, { password: 'too short' }, { name: ' ' }, { email: 'none' }]) {
      const web = server.newBrowser();
      const page = await web.send(await web.open(link), `${link}/account`, { ...good, ...bad });
      expect([page.status, page.text]).toEqual([403, expect.stringContaining('That did not work.')]);
    }
    const web = server.newBrowser();
    const done = await web.send(await web.open(link), `${link}/account`, good);
    expect(done.text).toContain(server.config.origin);
  });
});

describe('the dashboard’s token', () => {
  const ask = (web: ReturnType<IdentityServer['newBrowser']>, headers: Record<string, string>) =>
    web.ask('/v1/session-token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'Dashboard' }),
    });

  it('is given to whoever is signed in on the pages, by this server’s pages alone', async () => {
    const { web } = await signIn(right);
    const { origin } = server.config;
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin, 'sec-fetch-site': 'same-site' },
    ])
      expect((await ask(web, headers as Record<string, string>)).status).toBe(403);
    expect((await ask(web, { origin, 'content-type': 'text/plain' })).status).toBe(400);
    expect((await ask(server.newBrowser(), { origin })).status).toBe(401);
    const answer = await ask(web, { origin });
    const { token, user } = await answer.json();
    expect([answer.status, user.email]).toEqual([200, 'ann@acme.example']);
    expect((await server.call(token, 'GET', '/v1/me')).status).toBe(200);
    await server.call(token, 'POST', '/v1/sign-out', {});
  });

  it('ends with the sign-out on the pages, which its script does not hear of; others stay', async () => {
    const { web } = await signIn(right);
    const answer = await ask(web, { origin: server.config.origin });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    const { token } = await answer.json();
    expect(cookie).not.toContain(token);
    expect((await server.call(token, 'GET', '/v1/me')).status).toBe(200);
    await web.send(await web.open('/sign-out'), '/sign-out');
    expect((await server.call(token, 'GET', '/v1/me')).status).toBe(401);
    expect((await server.call(ann.token, 'GET', '/v1/me')).status).toBe(200);
    expect([...web.jar.keys()].some((name) => name.endsWith('keyline.web'))).toBe(false);
  });
});

describe('devices', () => {
  it('are listed, ended one by one, at once', async () => {
    const phone = await server.connect(ann.web, 'Phone');
    const { json } = await server.call(ann.token, 'GET', '/v1/devices');
    expect(
      json.devices.map(({ name, current }: { name: string; current: boolean }) => [name, current]),
    ).toEqual(
      expect.arrayContaining([
        ['Phone', false],
        ['ann’s laptop', true],
      ]),
    );
    const { id } = json.devices.find(({ name }: { name: string }) => name === 'Phone');
    expect((await server.call(phone.token, 'GET', '/v1/me')).status).toBe(200);
    expect((await server.call(ann.token, 'DELETE', `/v1/devices/${id}`)).status).toBe(200);
    expect((await server.call(phone.token, 'GET', '/v1/me')).status).toBe(401);
    expect((await server.call(ann.token, 'DELETE', `/v1/devices/${id}`)).status).toBe(404);
    const own = await server.connect(ann.web, 'Tablet');
    await server.call(own.token, 'POST', '/v1/sign-out', {});
    expect((await server.call(own.token, 'GET', '/v1/me')).status).toBe(401);
    expect((await server.call(ann.token, 'GET', '/v1/me')).status).toBe(200);
  });

  it('of another person are not there', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'member' });
    const cleo = await server.join(link, 'cleo');
    const { json } = await server.call(ann.token, 'GET', '/v1/devices');
    for (const { id } of json.devices)
      expect((await server.call(cleo.token, 'DELETE', `/v1/devices/${id}`)).status).toBe(404);
    expect((await server.call(ann.token, 'GET', '/v1/me')).status).toBe(200);
  });

  it('that were ended on another node end here within a minute; idle ones end too', async () => {
    const phone = await server.connect(ann.web, 'Phone');
    expect((await server.call(phone.token, 'GET', '/v1/me')).status).toBe(200);
    await db.deleteFrom('device').where('name', '=', 'Phone').execute();
    server.clock.now += 60_000;
    expect((await server.call(phone.token, 'GET', '/v1/me')).status).toBe(401);
    const old = await server.connect(ann.web, 'Old');
    server.clock.now += 91 * 24 * 3_600_000;
    expect((await server.call(old.token, 'GET', '/v1/me')).status).toBe(401);
  });

  it('all end at once, the sign-in pages’ sessions too', async () => {
    const { web } = await signIn(right);
    const one = await server.connect(web, 'One');
    const two = await server.connect(web, 'Two');
    expect((await server.call(one.token, 'POST', '/v1/sign-out-everywhere', {})).status).toBe(200);
    for (const { token } of [one, two]) expect((await server.call(token, 'GET', '/v1/me')).status).toBe(401);
    expect((await web.open('/device')).path).toContain('/sign-in');
  });
});
