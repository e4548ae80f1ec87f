import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate';
import { type Db, openDb } from '../../src/db/open';
import { codeOf, type IdentityServer, identityServer } from '../identity';
import { type Cluster, startServer } from './cluster';

/** Accounts and members on PostgreSQL, as an owner of tables that is no superuser, parted by workspace, two nodes. */
let cluster: Cluster;
const dbs: Db[] = [];
let nodes: [IdentityServer, IdentityServer];
/** A workspace that everybody is in, so that they have an account. */
let elsewhere: string;
let ann: Awaited<ReturnType<IdentityServer['found']>>;

beforeAll(async () => {
  const started = await startServer();
  cluster = started.cluster;
  const setUp = new pg.Client(started.server.url);
  await setUp.connect();
  await setUp.query('create role keyline_owner login createrole');
  await setUp.query('create database identity owner keyline_owner');
  await setUp.end();
  const url = `postgres://keyline_owner@127.0.0.1:${started.server.port}/identity`;
  for (let i = 0; i < 2; i++) dbs.push(await openDb(url, 8));
  const [one, two] = dbs as [Db, Db];
  await migrate(one, { partitions: 16 });
  nodes = [await identityServer(one), await identityServer(two)];
  ann = await nodes[0].found('ann');
  elsewhere = await nodes[0].workspaceOf(ann.token);
});
afterAll(async () => {
  await Promise.all(dbs.map((db) => db.destroy()));
  await cluster.close();
});

const accept = (node: IdentityServer, token: string, link: string) =>
  node.call(token, 'POST', '/v1/invites/accept', { code: codeOf(link) });
const rolesIn = async (ws: string) =>
  (await nodes[0].call(ann.token, 'GET', `/v1/w/${ws}/members`)).json.members?.map(
    ({ role }: { role: string }) => role,
  );

it('one of ten who accept an invite at once, on two nodes, is in', async () => {
  const people: { token: string }[] = [];
  for (let i = 0; i < 10; i++) {
    people.push(
      await nodes[0].join(await nodes[0].invite(ann.token, elsewhere, { role: 'viewer' }), `person${i}`),
    );
  }
  const link = await nodes[1].invite(ann.token, ann.ws, { role: 'member' });
  const answers = await Promise.all(people.map(({ token }, i) => accept(nodes[i % 2 ? 1 : 0], token, link)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 400)]);
  expect(await rolesIn(ann.ws)).toEqual(['owner', 'member']);
});

it('of two owners who leave at once on two nodes one stays, each time', async () => {
  const bea = await nodes[0].join(await nodes[0].invite(ann.token, ann.ws, { role: 'owner' }), 'bea');
  for (let round = 0; round < 8; round++) {
    const ws = await nodes[0].workspaceOf(ann.token);
    await accept(nodes[0], bea.token, await nodes[0].invite(ann.token, ws, { role: 'owner' }));
    const leave = (node: IdentityServer, who: { token: string; userId: string }) =>
      node.call(who.token, 'DELETE', `/v1/w/${ws}/members/${who.userId}`);
    const answers = await Promise.all([leave(nodes[0], ann), leave(nodes[1], bea)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  }
});

it('one of ten who claim a member at once stands for it', async () => {
  const ws = await nodes[0].workspaceOf(ann.token);
  const people: { token: string }[] = [];
  for (let i = 0; i < 10; i++)
    people.push(await nodes[0].join(await nodes[0].invite(ann.token, ws, { role: 'member' }), `claimer${i}`));
  const memberId = v7();
  const answers = await Promise.all(
    people.map(({ token }, i) => nodes[i % 2 ? 1 : 0].call(token, 'POST', `/v1/w/${ws}/claim`, { memberId })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
});

it('of ten invites as the same member, accepted at once, one stands for it and all are in', async () => {
  const ws = await nodes[0].workspaceOf(ann.token);
  const memberId = v7();
  const people: { token: string; link: string }[] = [];
  for (let i = 0; i < 10; i++) {
    const first = await nodes[0].invite(ann.token, elsewhere, { role: 'viewer' });
    const link = await nodes[0].invite(ann.token, ws, { role: 'member', memberId });
    people.push({ ...(await nodes[0].join(first, `same${i}`)), link });
  }
  const answers = await Promise.all(
    people.map(({ token, link }, i) => accept(nodes[i % 2 ? 1 : 0], token, link)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const { json } = await nodes[0].call(ann.token, 'GET', `/v1/w/${ws}/members`);
  expect(json.members).toHaveLength(11);
  expect(json.members.filter((one: { memberId: string }) => one.memberId === memberId)).toHaveLength(1);
});

it('a person makes twenty workspaces, also by asking for all at once', async () => {
  const link = await nodes[0].invite(ann.token, elsewhere, { role: 'viewer' });
  const carl = await nodes[0].join(link, 'carl');
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      nodes[i % 2 ? 1 : 0].call(carl.token, 'POST', '/v1/workspaces', {
        id: v7(),
        name: 'x',
        memberId: v7(),
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
});

it('the owner of the tables sees nobody’s workspace without becoming somebody', async () => {
  const [db] = dbs as [Db, Db];
  expect(await db.selectFrom('member').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('workspace').selectAll().execute()).toEqual([]);
});
