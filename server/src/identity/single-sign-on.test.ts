import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type IdentityServer, identityServer, passwordOf } from '../../test/identity';
import { testDb } from '../../test/workspace';
import type { Db } from '../db/open';

interface Account {
  sub: string;
  email: string;
  name: string;
  email_verified: boolean;
}
let db: Db;
let server: IdentityServer;
let ann: Awaited<ReturnType<IdentityServer['found']>>;
let provider: Awaited<ReturnType<typeof standIn>>;
beforeAll(async () => {
  db = await testDb();
  provider = await standIn();
  const singleSignOn = { name: 'Acme ID', issuer: provider.issuer, clientId: 'cid', clientSecret: 'cs' };
  server = await identityServer(db, { config: { singleSignOn } });
  ann = await server.found('ann');
});
afterAll(async () => {
  provider.close();
  await db.destroy();
});

/** A company's OpenID Connect provider that lets in whoever `who` is, and checks PKCE and the secret. */
async function standIn() {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  const app = new Hono();
  const state = {
    issuer: '',
    who: { sub: '1', email: 'sso@acme.example', name: 'Sso', email_verified: true } as Account,
    key: privateKey,
    seen: { challenge: '', method: '', nonce: '' },
    close: () => {},
  };
  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer: state.issuer,
      authorization_endpoint: `${state.issuer}/auth`,
      token_endpoint: `${state.issuer}/token`,
      userinfo_endpoint: `${state.issuer}/userinfo`,
      jwks_uri: `${state.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
  );
  app.get('/auth', (c) => {
    const {
      code_challenge = '',
      code_challenge_method = '',
      nonce = '',
      redirect_uri,
      state: kept,
    } = c.req.query();
    state.seen = { challenge: code_challenge, method: code_challenge_method, nonce };
    return c.redirect(`${redirect_uri}?code=abc&state=${encodeURIComponent(kept ?? '')}`);
  });
  app.post('/token', async (c) => {
    const { code_verifier } = await c.req.parseBody();
    const challenge = createHash('sha256').update(String(code_verifier)).digest('base64url');
    if (challenge !== state.seen.challenge) return c.json({ error: 'invalid_grant' }, 400);
    const token = await new SignJWT({ ...state.who, nonce: state.seen.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuer(state.issuer)
      .setAudience('cid')
      .setExpirationTime('1h')
      .setIssuedAt()
      .sign(state.key);
    return c.json({ access_token: 'at', token_type: 'Bearer', expires_in: 3600, id_token: token });
  });
  app.get('/userinfo', (c) => c.json(state.who));
  app.get('/jwks', (c) => c.json({ keys: [jwk] }));
  const http = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => http.once('listening', resolve));
  state.issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  state.close = () => http.close();
  return state;
}

type Web = ReturnType<IdentityServer['newBrowser']>;
/** Presses the button of a page, lets the provider answer, and comes back. */
const through = async (web: Web, path: string) => {
  const going = await web.send(await web.open(path), '/sign-in/sso');
  const url = /url=([^"]+)"/.exec(going.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const back = await fetch(url, { redirect: 'manual' });
  const answer = await web.ask(back.headers.get('location') ?? '');
  return answer.headers.get('location') ?? `${answer.status}`;
};
const here = (url: string) => url.replace(server.config.origin, '');

describe('single sign-on', () => {
  it('is said to those who ask what the server is', async () => {
    const { json } = await server.call(null, 'GET', '/v1/server');
    expect(json).toMatchObject({ name: 'keyline', singleSignOn: { name: 'Acme ID' } });
  });

  it('signs in with PKCE, comes back to the page one came from, and sees no workspace without an invite', async () => {
    const { json: code } = await server.call(null, 'POST', '/v1/device/code', { name: 'Chrome' });
    const web = server.newBrowser();
    const path = here(code.verificationUriComplete);
    const to = here(await through(web, path));
    expect(to).toBe(path);
    expect(provider.seen.method).toBe('S256');
    await web.send(await web.open(to), '/device', { answer: 'approve' });
    const { json } = await server.call(null, 'POST', '/v1/device/token', { deviceCode: code.deviceCode });
    const me = await server.call(json.token, 'GET', '/v1/me');
    expect(me.json).toMatchObject({ user: { name: 'Sso', email: 'sso@acme.example' }, workspaces: [] });
    expect((await server.call(json.token, 'GET', `/v1/w/${ann.ws}/members`)).status).toBe(404);
  });

  it('accepts an invite that is for its address', async () => {
    provider.who = { sub: '2', email: 'dora@acme.example', name: 'Dora', email_verified: true };
    const link = await server.invite(ann.token, ann.ws, { role: 'member', email: 'dora@acme.example' });
    const path = `/invite/${codeOf(link)}`;
    const web = server.newBrowser();
    expect(here(await through(web, path))).toBe(path);
    await web.send(await web.open(path), path);
    const { token } = await server.connect(web, 'x');
    expect((await server.call(token, 'GET', '/v1/me')).json.workspaces).toMatchObject([{ id: ann.ws }]);
  });

  it('never takes over an account that has a password, nor lends it one', async () => {
    provider.who = { sub: '3', email: 'ann@acme.example', name: 'Not Ann', email_verified: true };
    const web = server.newBrowser();
    const to = here(await through(web, '/sign-in'));
    expect(to).toMatch(/^\/sign-in\?failed=sso/);
    const page = await web.open(to);
    expect(page.text).toContain('Acme ID did not let you in');
    expect((await web.open('/device')).path).toContain('/sign-in');
    const again = await web.send(await web.open('/sign-in'), '/sign-in', {
      email: 'ann@acme.example',
      password: passwordOf('ann'),
    });
    expect(again.text).toContain('Signed in as ann@acme.example');
  });

  it('refuses a token that the provider did not sign, and an answer that nobody asked for', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const own = provider.key;
    provider.key = privateKey;
    provider.who = { sub: '4', email: 'forged@acme.example', name: 'F', email_verified: true };
    const web = server.newBrowser();
    const to = here(await through(web, '/sign-in')).replace(/\?.*/, '');
    provider.key = own;
    expect(to).toBe('/sign-in');
    expect((await web.open('/device')).path).toContain('/sign-in');
    const stray = await web.ask('/api/auth/callback/sso?code=abc&state=made-up');
    expect(here(stray.headers.get('location') ?? '')).toMatch(/^\/sign-in\?failed=sso/);
    const users = await db.selectFrom('user').select('email').execute();
    expect(users.map(({ email }) => email)).not.toContain('forged@acme.example');
  });

  it('that does not answer is said in words', async () => {
    const away = await identityServer(db, {
      config: {
        singleSignOn: { name: 'Gone ID', issuer: 'http://127.0.0.1:9', clientId: 'c', clientSecret: 's' },
      },
    });
    const web = away.newBrowser();
    const page = await web.send(await web.open('/sign-in'), '/sign-in/sso');
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('Gone ID did not let you in')]);
  });
});
