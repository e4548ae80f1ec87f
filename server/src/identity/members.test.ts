import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type IdentityServer, identityServer } from '../../test/identity';
import { testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import type { Role } from '../db/schema';

let db: Db;
let server: IdentityServer;
type Who = { token: string; userId: string };
const people = {} as Record<Role | 'stranger', Who>;
let ws: string;
const names = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const;
const all: readonly Role[] = ['owner', 'admin', 'member', 'viewer'];

beforeAll(async () => {
  db = await testDb();
  server = await identityServer(db);
  const owner = await server.found('owner');
  people.owner = owner;
  for (const name of names.slice(1))
    people[name] = await server.join(await server.invite(owner.token, owner.ws, { role: 'viewer' }), name);
});
afterAll(() => db.destroy());
/** A workspace for each test, with one of each role and a second of each to be acted on. */
beforeEach(async () => {
  ws = await server.workspaceOf(people.owner.token);
  for (const role of all.slice(1)) await put(people[role].userId, role);
  for (const role of all) await put(`other-${role}`, role);
});

const put = (user_id: string, role: Role) =>
  db.insertInto('member').values({ workspace_id: ws, user_id, role }).execute();
const members = (token = people.owner.token) => server.call(token, 'GET', `/v1/w/${ws}/members`);
const roleOf = async (userId: string): Promise<Role | undefined> =>
  (await members()).json.members.find((one: { userId: string }) => one.userId === userId)?.role;
const patch = (who: Who, userId: string, role: Role) =>
  server.call(who.token, 'PATCH', `/v1/w/${ws}/members/${userId}`, { role });
const remove = (who: Who, userId: string) =>
  server.call(who.token, 'DELETE', `/v1/w/${ws}/members/${userId}`);
const claim = (who: Who, memberId: string) =>
  server.call(who.token, 'POST', `/v1/w/${ws}/claim`, { memberId });
const privateTeam = (leadId: string | null, memberIds: Record<string, boolean>) => {
  const id = v7();
  const data = JSON.stringify({ id, leadId, memberIds });
  return db
    .insertInto('record')
    .values({
      workspace_id: ws,
      id,
      kind: 'team',
      scope_id: id,
      data,
      clock: '{}',
      seq: Math.floor(Math.random() * 1e9),
      created_by: 'x',
    })
    .execute()
    .then(() => id);
};
const scopesOf = async (userId: string) =>
  (
    await db
      .selectFrom('scope_member')
      .select('scope_id')
      .where('workspace_id', '=', ws)
      .where('user_id', '=', userId)
      .execute()
  ).map(({ scope_id }) => scope_id);

describe('by role', () => {
  /** What each role may do to a member of another role: as many letters as there are roles, `y` where it may. */
  const mayRemove: Record<Role, string> = { owner: 'yyyy', admin: 'nyyy', member: 'nnnn', viewer: 'nnnn' };
  const mayMake: Record<Role, string> = { owner: 'yyyy', admin: 'nyyy', member: 'nnnn', viewer: 'nnnn' };
  it.each(all)('%s changes and removes whom it may, and invites to what it may', async (mine) => {
    const who = people[mine];
    for (const [i, role] of all.entries()) {
      const changed = (await patch(who, `other-${role}`, role)).status;
      expect([mine, 'changes', role, changed]).toEqual([
        mine,
        'changes',
        role,
        mayRemove[mine][i] === 'y' ? 200 : 403,
      ]);
      const made = (await patch(who, 'other-viewer', role)).status;
      expect([mine, 'makes', role, made]).toEqual([
        mine,
        'makes',
        role,
        mayMake[mine][i] === 'y' ? 200 : 403,
      ]);
      if (made === 200) await patch(people.owner, 'other-viewer', 'viewer');
      const invited = (await server.call(who.token, 'POST', `/v1/w/${ws}/invites`, { role })).status;
      expect([mine, 'invites', role, invited]).toEqual([
        mine,
        'invites',
        role,
        mayMake[mine][i] === 'y' ? 200 : 403,
      ]);
    }
    for (const [i, role] of all.entries()) {
      const removed = (await remove(who, `other-${role}`)).status;
      expect([mine, 'removes', role, removed]).toEqual([
        mine,
        'removes',
        role,
        mayRemove[mine][i] === 'y' ? 200 : 403,
      ]);
      expect((await roleOf(`other-${role}`)) === undefined).toBe(mayRemove[mine][i] === 'y');
    }
    const invites = (await server.call(who.token, 'GET', `/v1/w/${ws}/invites`)).status;
    expect(invites).toBe(mine === 'owner' || mine === 'admin' ? 200 : 403);
    expect((await members(who.token)).status).toBe(200);
  });

  it('whoever is no member finds no workspace, by any route', async () => {
    const { token } = people.stranger;
    const routes: [string, string, object?][] = [
      ['GET', 'members'],
      ['PATCH', 'members/other-viewer', { role: 'owner' }],
      ['DELETE', 'members/other-viewer'],
      ['DELETE', `members/${people.stranger.userId}`],
      ['POST', 'claim', { memberId: v7() }],
      ['GET', 'invites'],
      ['POST', 'invites', { role: 'owner' }],
      ['DELETE', `invites/${v7()}`],
    ];
    for (const [method, path, body] of routes) {
      const { status, code } = await server.call(token, method, `/v1/w/${ws}/${path}`, body);
      expect([method, path, status, code]).toEqual([method, path, 404, 'not-found']);
    }
    const me = await server.call(token, 'GET', '/v1/me');
    expect(me.json.workspaces.map(({ id }: { id: string }) => id)).not.toContain(ws);
  });

  it('addresses are for owners and admins', async () => {
    const emails = async (who: Who) =>
      (await members(who.token)).json.members
        .map(({ email }: { email: string | null }) => email)
        .filter((email: string | null) => email !== null).length;
    expect([await emails(people.owner), await emails(people.admin)]).toEqual([4, 4]);
    expect([await emails(people.member), await emails(people.viewer)]).toEqual([0, 0]);
  });
});

describe('owners', () => {
  it('the last one stays, whoever asks', async () => {
    const me = people.owner.userId;
    expect((await remove(people.owner, 'other-owner')).status).toBe(200);
    expect((await remove(people.owner, me)).code).toBe('conflict');
    expect((await patch(people.owner, me, 'admin')).code).toBe('conflict');
    expect((await patch(people.owner, people.admin.userId, 'owner')).status).toBe(200);
    const both = await Promise.all([remove(people.owner, me), remove(people.admin, people.admin.userId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('anybody else leaves', async () => {
    for (const role of ['viewer', 'member', 'admin'] as const) {
      expect((await remove(people[role], people[role].userId)).status).toBe(200);
      expect((await members(people[role].token)).status).toBe(404);
    }
  });

  it('nobody is changed who is not there', async () => {
    expect((await patch(people.owner, 'nobody', 'member')).code).toBe('not-found');
    expect((await remove(people.owner, 'nobody')).code).toBe('not-found');
  });
});

describe('a new workspace', () => {
  it('has its maker as owner, and an id that nobody had', async () => {
    const { status, code } = await server.call(people.stranger.token, 'POST', '/v1/workspaces', {
      id: ws,
      name: 'Taken over',
      memberId: v7(),
    });
    expect([status, code]).toEqual([409, 'conflict']);
    expect((await members(people.stranger.token)).status).toBe(404);
  });

  it('is one of twenty at most', async () => {
    const { token } = people.stranger;
    const make = () => server.call(token, 'POST', '/v1/workspaces', { id: v7(), name: 'x', memberId: v7() });
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push((await make()).status);
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 200), 409]);
  });
});

describe('a claim', () => {
  it('is one person’s, once', async () => {
    const memberId = v7();
    expect((await claim(people.member, memberId)).status).toBe(200);
    expect((await claim(people.member, memberId)).status).toBe(200);
    expect((await claim(people.viewer, memberId)).code).toBe('conflict');
    expect((await claim(people.member, v7())).code).toBe('conflict');
  });

  it('of a private team’s member is for admins; others are invited as them', async () => {
    const [lead, listed] = [v7(), v7()];
    const team = await privateTeam(lead, { [listed]: true });
    expect((await claim(people.member, lead)).code).toBe('forbidden');
    expect((await claim(people.viewer, listed)).code).toBe('forbidden');
    expect(await scopesOf(people.member.userId)).toEqual([]);
    expect((await claim(people.admin, listed)).status).toBe(200);
    expect(await scopesOf(people.admin.userId)).toEqual([team]);
    await remove(people.admin, people.admin.userId);
    expect(await scopesOf(people.admin.userId)).toEqual([]);
  });

  it('by invite opens the private teams of whom it names', async () => {
    const memberId = v7();
    const team = await privateTeam(null, { [memberId]: true });
    const link = await server.invite(people.owner.token, ws, { role: 'member', memberId });
    await server.call(people.stranger.token, 'POST', '/v1/invites/accept', { code: link.split('/').at(-1) });
    expect(await scopesOf(people.stranger.userId)).toEqual([team]);
  });
});
