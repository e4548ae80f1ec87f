import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushRequest } from '@/lib/protocol/push';
import { formatHlc } from '@/lib/sync/hlc';
import { recordOf } from '../../test/records';
import { makeWorkspace, noon, testClient, testDb, testMutations } from '../../test/workspace';
import type { Db } from '../db/open';
import { pull } from './pull';
import { pushInLine } from './push-line';

let db: Db;
beforeAll(async () => {
  db = await testDb();
});
afterAll(() => db.destroy());

const at = (millis: number, who = 'b') =>
  formatHlc({ millis: noon + millis, counter: 0, clientId: who.padEnd(12, '0') });
const stand = async (workspaceId: string, userId = 'ann') =>
  (await pull(db, { workspaceId, userId }, { cursor: null })).changes;

describe('stamps by path', () => {
  it('an upload keeps the stamps of many people, and a newer edit of each path wins', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const ann = testClient(db, workspaceId, 'ann', 'a');
    const id = v7();
    const upload = ann.mutation({
      kind: 'team',
      id,
      op: 'create',
      patch: recordOf('team', id, workspaceId, { memberIds: { x: true } }),
      clock: { '*': at(-5000), name: at(-1000, 'c'), 'memberIds.y': at(-3000) },
    });
    const older = {
      ...ann.mutation({ kind: 'team', id, op: 'patch', patch: { name: 'old' } }),
      hlc: at(-2000),
    };
    const entry = ann.mutation({ kind: 'team', id, op: 'patch', patch: { 'memberIds.y': true } });
    expect((await ann.send([upload, older, { ...entry, hlc: at(-4000) }])).rejected).toEqual([]);
    const [team] = await stand(workspaceId);
    expect(team?.data).toMatchObject({ name: 'Shop', memberIds: { x: true } });
    expect(team?.clock).toMatchObject({ '*': at(-5000), name: at(-1000, 'c'), 'memberIds.y': at(-3000) });
    expect(team?.data.memberIds).not.toHaveProperty('y');
  });

  it('a patch may bring several stamps, of what it writes only and none above its own', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const ann = testClient(db, workspaceId, 'ann', 'a');
    const made = ann.team('Shop', { color: '#ff0000' });
    const patch = (change: object) =>
      ann.mutation({ kind: 'team', id: made.id, op: 'patch', patch: { name: 'Web' }, ...change });
    const { rejected } = await ann.send([
      made,
      patch({ clock: { name: at(60_000) } }),
      patch({ clock: { leadId: at(-1) } }),
      { ...patch({ unset: ['color'], clock: { '*': at(1), color: at(2) } }), hlc: at(3) },
    ]);
    expect(rejected.map(({ mid, code }) => [mid, code])).toEqual([
      [2, 'invalid'],
      [3, 'invalid'],
    ]);
    const [team] = await stand(workspaceId);
    expect([team?.data.name, team?.data.color, team?.clock.name, team?.clock.color]).toEqual([
      'Web',
      undefined,
      at(1),
      at(2),
    ]);
    const audit = db.selectFrom('audit').select(['clock', 'patch']).where('workspace_id', '=', workspaceId);
    expect(await audit.orderBy('seq', 'desc').limit(1).executeTakeFirst()).toEqual({
      clock: { '*': at(1), color: at(2) },
      patch: { name: 'Web', unset: ['color'] },
    });
  });

  it('a create of what is there merges', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member', ben: 'member' });
    const [ann, ben] = [
      testClient(db, workspaceId, 'ann', 'a'),
      testClient(db, workspaceId, 'ben', 'b', 1000),
    ];
    const made = ann.team('Shop', { memberIds: { x: true } });
    await ann.send([made]);
    const patch = { ...made.patch, name: 'Web', memberIds: { y: true } };
    const again = ben.mutation({ kind: 'team', id: made.id, op: 'create', patch });
    expect((await ben.send([again])).rejected).toEqual([]);
    const all = await stand(workspaceId);
    expect(all.map(({ data }) => [data.name, data.memberIds])).toEqual([['Web', { x: true, y: true }]]);
  });
});

describe('what hangs on itself', () => {
  it('is refused for objectives, through key results, and for cycles', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const ann = testClient(db, workspaceId, 'ann', 'a');
    const [a, b, c, k, q, r] = [v7(), v7(), v7(), v7(), v7(), v7()];
    const create = (kind: 'objective' | 'keyResult' | 'cycle', id: string, more: Record<string, unknown>) =>
      ann.mutation({ kind, id, op: 'create', patch: recordOf(kind, id, workspaceId, more) });
    const patch = (kind: string, id: string, change: Record<string, unknown>) =>
      ann.mutation({ kind, id, op: 'patch', patch: change });
    const under = (id: string, kind = 'objective') => ({ parent: { kind, id } });
    const first = await ann.send([
      create('objective', a, {}),
      create('objective', b, under(a)),
      create('keyResult', k, { objectiveId: b }),
      create('cycle', q, {}),
      create('cycle', r, { parentId: q }),
    ]);
    expect(first.rejected).toEqual([]);
    const { rejected } = await ann.send([
      create('objective', c, under(k, 'keyResult')),
      patch('objective', a, under(c)),
      patch('objective', a, under(k, 'keyResult')),
      patch('cycle', q, { parentId: r }),
      patch('cycle', q, { parentId: q }),
      patch('objective', b, { parent: null }),
      patch('objective', a, under(c)),
    ]);
    expect(rejected.map(({ mid, code }) => [mid, code])).toEqual([
      [7, 'parent-loop'],
      [8, 'parent-loop'],
      [9, 'parent-loop'],
      [10, 'parent-loop'],
    ]);
  });
});

describe('pushes that wait in line', () => {
  it('are each answered for themselves; one that fails leaves the others alone', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member', ben: 'viewer' });
    const made = new Map<string, PushRequest>();
    const send = (userId: string, name: string, skip = 0, anew = false) => {
      const maker = testMutations(workspaceId, userId, name);
      const mutations = [maker.team('1'), maker.team('2')].slice(skip);
      const before = anew ? undefined : made.get(name);
      const request = before ?? { client: maker.client, schema: 1, mutations };
      made.set(name, request);
      return pushInLine(db, { workspaceId, userId }, request, { now: () => noon }).then(
        ({ last, seq, rejected }) => [last, seq, ...rejected.map(({ code }) => code)],
        (error) => error.problem?.code,
      );
    };
    const all = [
      send('ann', 'a'),
      send('eve', 'b'),
      send('ben', 'c'),
      send('ann', 'd', 1),
      send('ann', 'e'),
      send('ann', 'a'),
      // A copy of the same browser’s profile: other words under the same numbers.
      send('ann', 'a', 0, true),
      // Of those that were refused too.
      send('ben', 'c', 0, true),
    ];
    expect(await Promise.all(all)).toEqual([
      [2, 2],
      'not-found',
      [2, 2, 'forbidden', 'forbidden'],
      'client-reset',
      [2, 4],
      [2, 4],
      'client-reset',
      'client-reset',
    ]);
    expect((await stand(workspaceId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('what nobody foresaw fails only whose it is', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const send = (name: string, bad = false) => {
      const maker = testMutations(workspaceId, 'ann', name);
      const mutation = maker.team('1');
      // No request that came over HTTP looks like this: the database refuses the id.
      const request = {
        client: maker.client,
        schema: 1,
        mutations: [bad ? { ...mutation, id: 'none' } : mutation],
      };
      return pushInLine(db, { workspaceId, userId: 'ann' }, request, { now: () => noon }).then(
        ({ seq }) => seq,
        () => 'failed',
      );
    };
    expect(await Promise.all([send('a'), send('b'), send('c', true), send('d')])).toEqual([
      1,
      2,
      'failed',
      3,
    ]);
  });

  it('a client that was told more than the server has is one that the server lost', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const maker = testMutations(workspaceId, 'ann', 'a');
    const request = { client: maker.client, schema: 1, last: 3, mutations: [maker.team('1')] };
    await expect(
      pushInLine(db, { workspaceId, userId: 'ann' }, request, { now: () => noon }),
    ).rejects.toMatchObject({ problem: { code: 'client-reset', last: 0 } });
  });
});
