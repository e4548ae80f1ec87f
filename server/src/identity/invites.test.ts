import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type IdentityServer, identityServer, passwordOf } from '../../test/identity';
import { testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import { firstInvite } from './first-invite';

let db: Db;
let server: IdentityServer;
let ann: Awaited<ReturnType<IdentityServer['found']>>;
/** The link that was good until one was asked for anew, and what a start before that had to say. */
let stale: string | null | undefined;
let kept: Awaited<ReturnType<typeof firstInvite>>;
beforeAll(async () => {
  db = await testDb();
  server = await identityServer(db);
  const [one, other] = await Promise.all([firstInvite(server.parts), firstInvite(server.parts)]);
  // Two nodes at once: one of them prints it.
  stale = one?.url ?? other?.url;
  kept = one?.url ? other : one;
  ann = await server.found('ann');
});
afterAll(() => db.destroy());

let count = 0;
const someone = () => `person${++count}`;
const look = (link: string) => server.call(null, 'POST', '/v1/invites/look', { code: codeOf(link) });
const accept = (token: string, link: string) =>
  server.call(token, 'POST', '/v1/invites/accept', { code: codeOf(link) });
const members = async () => (await server.call(ann.token, 'GET', `/v1/w/${ann.ws}/members`)).json.members;
const aPerson = async () =>
  server.join(
    await server.invite(ann.token, await server.workspaceOf(ann.token), { role: 'viewer' }),
    someone(),
  );
const later = async <T>(ms: number, work: () => Promise<T>) => {
  server.clock.now += ms;
  try {
    return await work();
  } finally {
    server.clock.now -= ms;
  }
};

describe('the first owner', () => {
  it('has a link while nobody is there, kept over starts and nodes until one is asked for anew', async () => {
    expect(kept).toEqual({ url: null });
    expect(stale).toMatch(/^http:\/\/127\.0\.0\.1:4400\/invite\/[\w-]{43}$/);
    expect((await look(stale ?? '')).code).toBe('expired');
    expect(await firstInvite(server.parts)).toBeNull();
  });
});

describe('an invite', () => {
  it('says what it leads to, and not for whom', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'admin', email: 'x@acme.example' });
    expect((await look(link)).json).toEqual({
      workspace: { id: ann.ws, name: 'Acme' },
      role: 'admin',
      invitedBy: 'ann',
      expiresAt: server.clock.now + server.config.inviteLasts,
    });
  });

  it('lets one person in, once', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'member' });
    const [bea, carl] = [await aPerson(), await aPerson()];
    const answers = await Promise.all([accept(bea.token, link), accept(carl.token, link)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const [winner, loser] = answers[0]?.status === 200 ? [bea, carl] : [carl, bea];
    expect((await accept(loser.token, link)).code).toBe('expired');
    expect((await look(link)).code).toBe('expired');
    // The answer may have got lost: the same person hears the same.
    expect((await accept(winner.token, link)).json).toEqual({ workspaceId: ann.ws });
    expect((await server.call(loser.token, 'GET', `/v1/w/${ann.ws}/members`)).status).toBe(404);
    // Who was taken out does not come back by it.
    await server.call(ann.token, 'DELETE', `/v1/w/${ann.ws}/members/${winner.userId}`);
    expect((await accept(winner.token, link)).code).toBe('expired');
  });

  it('ends after a week', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'member' });
    const bea = await aPerson();
    await later(server.config.inviteLasts + 1, async () => {
      expect((await look(link)).code).toBe('expired');
      expect((await accept(bea.token, link)).code).toBe('expired');
      expect((await server.newBrowser().open(new URL(link).pathname)).status).toBe(410);
    });
  });

  it('for an address is for that one alone', async () => {
    const name = someone();
    const link = await server.invite(ann.token, ann.ws, {
      role: 'member',
      email: `${name.toUpperCase()}@acme.example`,
    });
    const other = await aPerson();
    expect((await accept(other.token, link)).code).toBe('forbidden');
    const web = server.newBrowser();
    const path = new URL(link).pathname;
    // Another address typed into the form changes nothing: the account is the invited one's.
    await web.send(await web.open(path), `${path}/account`, {
      name,
      email: 'other@acme.example',
      password: passwordOf(name),
    });
    const { email } = await server.connect(web, 'x');
    expect(email).toBe(`${name}@acme.example`);
  });

  it('is revoked, and only in its own workspace', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'member' });
    const { json } = await server.call(ann.token, 'GET', `/v1/w/${ann.ws}/invites`);
    const [{ id, role, email }] = json.invites;
    expect([role, email]).toEqual(['member', null]);
    const elsewhere = await server.workspaceOf(ann.token);
    expect((await server.call(ann.token, 'DELETE', `/v1/w/${elsewhere}/invites/${id}`)).status).toBe(404);
    expect((await look(link)).status).toBe(200);
    expect((await server.call(ann.token, 'DELETE', `/v1/w/${ann.ws}/invites/${id}`)).status).toBe(200);
    expect((await look(link)).code).toBe('expired');
    expect((await server.call(ann.token, 'DELETE', `/v1/w/${ann.ws}/invites/nothing`)).status).toBe(404);
  });

  it('is void once whoever gave it has no right to any more', async () => {
    const admin = await server.join(await server.invite(ann.token, ann.ws, { role: 'admin' }), someone());
    const link = await server.invite(admin.token, ann.ws, { role: 'member' });
    await server.call(ann.token, 'PATCH', `/v1/w/${ann.ws}/members/${admin.userId}`, { role: 'member' });
    expect((await look(link)).code).toBe('expired');
    expect((await accept((await aPerson()).token, link)).code).toBe('expired');
  });

  it('claims the placeholder that it names; one that is taken by then stays its holder’s', async () => {
    const memberId = v7();
    const links = [0, 1].map(() => server.invite(ann.token, ann.ws, { role: 'member', memberId }));
    const [bea, carl] = [
      await server.join((await links[0]) ?? '', someone()),
      await server.join((await links[1]) ?? '', someone()),
    ];
    const all: { userId: string; memberId: string | null }[] = await members();
    const idOf = (userId: string) => all.find((one) => one.userId === userId)?.memberId;
    expect([idOf(bea.userId), idOf(carl.userId)]).toEqual([memberId, null]);
  });

  it('changes no role of who belongs already, and stays for others', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'viewer' });
    expect((await accept(ann.token, link)).json).toEqual({ workspaceId: ann.ws });
    expect((await members()).find((one: { userId: string }) => one.userId === ann.userId).role).toBe('owner');
    expect((await look(link)).status).toBe(200);
  });

  it('makes no account where somebody was faster', async () => {
    const link = await server.invite(ann.token, ann.ws, { role: 'member' });
    const path = new URL(link).pathname;
    const web = server.newBrowser();
    const page = await web.open(path);
    await accept((await aPerson()).token, link);
    const after = await web.send(page, `${path}/account`, {
      name: 'Late',
      email: 'late@acme.example',
      password: 'late but long enough',
    });
    expect(after.status).toBe(410);
    const users = await db.selectFrom('user').select('email').execute();
    expect(users.map(({ email }) => email)).not.toContain('late@acme.example');
  });
});
