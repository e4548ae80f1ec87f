import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, testClient, testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import { pull } from './pull';

let db: Db;
beforeAll(async () => {
  db = await testDb();
});
afterAll(() => db.destroy());

const all = (workspaceId: string, userId: string, cursor: string | null = null) =>
  pull(db, { workspaceId, userId }, { cursor });

describe('push', () => {
  it('takes records in, once, and numbers them without a gap', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const client = testClient(db, workspaceId, 'ann', 'a');
    const mutations = [client.team('Shop'), client.team('Ops')];
    expect(await client.send(mutations)).toMatchObject({ last: 2, seq: 2, rejected: [] });
    expect(await client.send(mutations)).toMatchObject({ last: 2, seq: 2, rejected: [] });
    const { changes, more } = await all(workspaceId, 'ann');
    expect([changes.map(({ data, seq }) => [data.name, seq]), more]).toEqual([
      [
        ['Shop', 1],
        ['Ops', 2],
      ],
      false,
    ]);
  });

  it('answers a gap and an unknown client with where to go on', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const client = testClient(db, workspaceId, 'ann', 'a');
    const [one, two, three] = [client.team('1'), client.team('2'), client.team('3')];
    await expect(client.send([two])).rejects.toMatchObject({ problem: { code: 'client-reset' } });
    await client.send([one]);
    await expect(client.send([three])).rejects.toMatchObject({ problem: { code: 'gap', last: 1 } });
    expect((await client.send([one, two, three])).last).toBe(3);
  });

  it('per field the higher clock wins, in whatever order they come', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member', ben: 'member' });
    const ann = testClient(db, workspaceId, 'ann', 'a');
    const ben = testClient(db, workspaceId, 'ben', 'b', 60_000);
    const created = ann.team('Shop');
    await ann.send([created]);
    const patch = (of: typeof ann, name: string) =>
      of.mutation({
        kind: 'team',
        id: created.id,
        op: 'patch',
        patch: { name, [`memberIds.${name}`]: true },
      });
    await ben.send([patch(ben, 'later')]);
    await ann.send([patch(ann, 'earlier')]);
    const { changes } = await all(workspaceId, 'ann');
    expect(changes[0]?.data).toMatchObject({ name: 'later', memberIds: { later: true, earlier: true } });
  });

  it.each<[string, 'viewer' | 'member', string, object]>([
    ['a viewer writes nothing', 'viewer', 'forbidden', {}],
    ['a field of a wrong shape', 'member', 'invalid', { name: '' }],
    ['a record of another workspace', 'member', 'invalid', { workspaceId: 'w' }],
    ['too much', 'member', 'too-large', { note: 'x'.repeat(70_000) }],
  ])('%s, and its number is used up', async (_, role, code, more) => {
    const workspaceId = await makeWorkspace(db, { ann: role });
    const client = testClient(db, workspaceId, 'ann', 'a');
    const answer = await client.send([client.team('Shop', more)]);
    expect([answer.last, answer.seq, answer.rejected.map((one) => one.code)]).toEqual([1, 0, [code]]);
  });

  it('a stamp far ahead is refused', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const client = testClient(db, workspaceId, 'ann', 'a', 10 * 60_000);
    expect((await client.send([client.team('Shop')])).rejected[0]?.code).toBe('clock-skew');
  });
});

describe('pull', () => {
  it('goes on after its cursor, page by page, purges included', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'admin' });
    const client = testClient(db, workspaceId, 'ann', 'a');
    const teams = Array.from({ length: 5 }, (_, index) => client.team(`T${index}`));
    await client.send(teams);
    const person = { workspaceId, userId: 'ann' };
    const first = await pull(db, person, { cursor: null, limit: 3 });
    expect([first.changes.length, first.more]).toEqual([3, true]);
    await client.send([client.mutation({ kind: 'team', id: String(teams[0]?.id), op: 'purge', patch: {} })]);
    const rest = await pull(db, person, { cursor: first.cursor, limit: 3 });
    expect(rest.changes.map(({ deleted, data }) => (deleted ? 'gone' : data.name))).toEqual([
      'T3',
      'T4',
      'gone',
    ]);
    expect((await all(workspaceId, 'ann')).changes).toHaveLength(4);
  });

  it('a private team’s records come to its people alone, and are taken back with it', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member', ben: 'member' });
    const scope = '0190a000-0000-7000-8000-00000000000a';
    const member = { workspace_id: workspaceId, scope_id: scope, user_id: 'ann' };
    await db.insertInto('scope_member').values(member).execute();
    const client = testClient(db, workspaceId, 'ann', 'a');
    await client.send([client.team('Private', { scopeId: scope }), client.team('Open')]);
    const names = async (who: string) => (await all(workspaceId, who)).changes.map(({ data }) => data.name);
    expect([await names('ann'), await names('ben')]).toEqual([['Private', 'Open'], ['Open']]);
    const before = (await all(workspaceId, 'ann')).cursor;
    await db.deleteFrom('scope_member').where('workspace_id', '=', workspaceId).execute();
    expect((await all(workspaceId, 'ann', before)).revokedScopes).toEqual([scope]);
  });

  it('a stranger is told of no workspace', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'owner' });
    await expect(all(workspaceId, 'eve')).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
