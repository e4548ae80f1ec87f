import { v7 } from 'uuid';
import type { Config } from '../src/config';
import type { Db } from '../src/db/open';
import { createApp } from '../src/http/app';
import type { Gate } from '../src/http/mount';
import { firstInvite } from '../src/identity/first-invite';
import { createIdentity } from '../src/identity/identity';
import { identityPages } from '../src/identity/pages';
import { browser } from './browser';
import { openGate, testConfig, testParts } from './parts';

/** A server with its sign-in pages, over a clock of its own; what people and devices do with it, in one word each. */
export async function identityServer(db: Db, more: { config?: Partial<Config>; gate?: Gate } = {}) {
  const config = { ...testConfig, ...more.config };
  const clock = { now: Date.now() };
  const identity = await createIdentity(db, config, () => clock.now);
  const parts = testParts(db, { identity, config, now: () => clock.now });
  const gate = more.gate ?? openGate;
  const app = createApp(parts, gate, { pages: identityPages(parts, gate) });

  const call = async (token: string | null, method: string, path: string, body?: unknown) => {
    const answer = await app.request(config.origin + path, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const json = await answer.json();
    return { status: answer.status, json, code: json.error?.code as string | undefined };
  };
  const newBrowser = (language?: string) => browser(app, config.origin, language);

  /** Makes an account by an invite link, and a token for a device; gives all that a test may want. */
  const join = async (link: string, name: string) => {
    const web = newBrowser();
    const path = new URL(link).pathname;
    const email = `${name}@acme.example`;
    const page = await web.send(await web.open(path), `${path}/account`, {
      name,
      email,
      password: passwordOf(name),
    });
    if (!page.path.startsWith('/welcome')) throw new Error(`not in: ${page.status} ${page.text}`);
    return { web, ...(await connect(web, `${name}’s laptop`)) };
  };
  /** The device flow, approved in a browser that is signed in. */
  const connect = async (web: ReturnType<typeof newBrowser>, name: string) => {
    const { json: code } = await call(null, 'POST', '/v1/device/code', { name });
    const page = await web.open(code.verificationUriComplete.slice(config.origin.length));
    await web.send(page, '/device', { answer: 'approve' });
    const { json } = await call(null, 'POST', '/v1/device/token', { deviceCode: code.deviceCode });
    return { token: json.token as string, userId: json.user.id as string, email: json.user.email as string };
  };
  /** The first owner with a workspace. */
  const found = async (name: string) => {
    const link = (await firstInvite(parts, true))?.url;
    if (!link) throw new Error('somebody was here before');
    const owner = await join(link, name);
    return { ...owner, ws: await workspaceOf(owner.token) };
  };
  const workspaceOf = async (token: string) => {
    const id = v7();
    await call(token, 'POST', '/v1/workspaces', { id, name: 'Acme', memberId: v7() });
    return id;
  };
  const invite = async (token: string, ws: string, body: object): Promise<string> =>
    (await call(token, 'POST', `/v1/w/${ws}/invites`, body)).json.url;

  return { app, parts, identity, config, clock, call, newBrowser, join, connect, found, workspaceOf, invite };
}
export type IdentityServer = Awaited<ReturnType<typeof identityServer>>;

export const passwordOf = (name: string) => `the password of ${name}`;
export const codeOf = (link: string) => new URL(link).pathname.split('/').at(-1) ?? '';
