import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Kind, kindNames } from '@/lib/okr/kinds';
import type { Db } from '../src/db/open';
import type { Role } from '../src/db/schema';
import { edits, recordOf } from './records';
import { makeWorkspace, testClient, testDb } from './workspace';

/** Whose record it is: made by the very person, by somebody else, or the member record that stands for the person. */
type Whose = 'own' | 'foreign' | 'self';
type Op = 'create' | 'patch' | 'archive' | 'purge' | 'raise';

const people: Record<string, Role> = { owner: 'owner', admin: 'admin', member: 'member', viewer: 'viewer' };
const appendOnly: readonly Kind[] = ['checkIn', 'revision'];

/** What the rules are, said once more and otherwise than the code says it. */
function expected(role: Role, kind: Kind, op: Op, whose: Whose): 'ok' | 'forbidden' {
  if (role === 'viewer') return 'forbidden';
  const over = role === 'owner' || role === 'admin';
  if (kind === 'workspace') return over && op !== 'purge' ? 'ok' : 'forbidden';
  if (appendOnly.includes(kind) && op === 'patch') return 'forbidden';
  if (over) return 'ok';
  if (op === 'raise') return 'forbidden';
  if (op === 'purge') return whose === 'own' ? 'ok' : 'forbidden';
  if (kind === 'member' && op !== 'create') return whose === 'foreign' ? 'forbidden' : 'ok';
  if (appendOnly.includes(kind) && op === 'archive') return whose === 'own' ? 'ok' : 'forbidden';
  return 'ok';
}

let db: Db;
beforeAll(async () => {
  db = await testDb();
});
afterAll(() => db.destroy());

const patches: Record<'patch' | 'archive' | 'raise', (kind: Kind) => Record<string, unknown>> = {
  patch: (kind) => edits[kind],
  archive: () => ({ archivedAt: 1 }),
  raise: () => ({ role: 'owner' }),
};

const cases = Object.keys(people).flatMap((who) =>
  kindNames.flatMap((kind) =>
    (['create', 'patch', 'archive', 'purge', 'raise'] as const)
      .filter((op) => op !== 'raise' || kind === 'member')
      .flatMap((op) =>
        (['own', 'foreign', 'self'] as const)
          .filter((whose) => (whose === 'self' ? kind === 'member' : op !== 'create' || whose === 'own'))
          .map((whose) => ({ who, kind, op, whose })),
      ),
  ),
);

describe('who may do what', () => {
  it(`${cases.length} cases of role × kind × operation × whose`, async () => {
    const wrong: string[] = [];
    for (const { who, kind, op, whose } of cases) {
      const role = people[who] as Role;
      const workspaceId = await makeWorkspace(db, { ...people, maker: 'owner' });
      const id = v7();
      if (whose === 'self')
        await db
          .updateTable('member')
          .set({ member_id: id })
          .where('workspace_id', '=', workspaceId)
          .where('user_id', '=', who)
          .execute();
      const maker = testClient(db, workspaceId, whose === 'own' ? who : 'maker', 'maker');
      const person = testClient(db, workspaceId, who, 'person', 1000);
      const create = { kind, id, op: 'create' as const, patch: recordOf(kind, id, workspaceId) };
      if (op !== 'create') {
        // A viewer made it as a member, and a member its workspace as an owner.
        await db
          .updateTable('member')
          .set({ role: 'owner' })
          .where('workspace_id', '=', workspaceId)
          .execute();
        expect((await maker.send([maker.mutation(create)])).rejected).toEqual([]);
        for (const [user, was] of Object.entries(people))
          await db
            .updateTable('member')
            .set({ role: was })
            .where('workspace_id', '=', workspaceId)
            .where('user_id', '=', user)
            .execute();
      }
      const mutation =
        op === 'create'
          ? person.mutation(create)
          : op === 'purge'
            ? person.mutation({ kind, id, op, patch: {} })
            : person.mutation({ kind, id, op: 'patch', patch: patches[op](kind) });
      const { rejected } = await person.send([mutation]);
      const got = rejected[0]?.code ?? 'ok';
      if (got !== expected(role, kind, op, whose)) wrong.push(`${who} ${op} ${whose} ${kind}: ${got}`);
    }
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(250);
  });

  it('another name: of a placeholder that is free, or of what the writer made; never of one somebody stands for', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member', bob: 'member', boss: 'owner' });
    const [ann, bob, boss] = ['ann', 'bob', 'boss'].map((who) => testClient(db, workspaceId, who, who, 1000));
    if (!ann || !bob || !boss) throw new Error('nobody');
    const standFor = (user: string, memberId: string) =>
      db
        .updateTable('member')
        .set({ member_id: memberId })
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', user)
        .execute();
    const make = async (client: typeof ann, kind: Kind, more: Record<string, unknown> = {}) => {
      const id = v7();
      const patch = recordOf(kind, id, workspaceId, more);
      const { rejected } = await client.send([client.mutation({ kind, id, op: 'create', patch })]);
      expect(rejected).toEqual([]);
      return id;
    };
    const patch = async (
      client: typeof ann,
      id: string,
      fields: Record<string, unknown>,
      kind: Kind = 'member',
    ) =>
      (await client.send([client.mutation({ kind, id, op: 'patch', patch: fields })])).rejected[0]?.code ??
      'ok';
    const [annHere, bobHere] = [v7(), v7()];
    await standFor('ann', annHere);
    await standFor('bob', bobHere);
    for (const [client, id] of [
      [ann, annHere],
      [bob, bobHere],
    ] as const)
      await client.send([
        client.mutation({
          kind: 'member',
          id,
          op: 'create',
          patch: recordOf('member', id, workspaceId, { placeholder: false }),
        }),
      ]);
    const free = await make(boss, 'member');
    const somebody = await make(boss, 'member', { placeholder: false });
    const claimed = await make(ann, 'member');
    await db
      .updateTable('member')
      .set({ member_id: claimed })
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', 'boss')
      .execute();
    const mine = await make(ann, 'member', { placeholder: false, aliasOf: annHere });

    expect(await patch(ann, bobHere, { aliasOf: annHere })).toBe('forbidden');
    expect(await patch(ann, somebody, { aliasOf: annHere })).toBe('forbidden');
    // Ann made it, and somebody else stands for it by now.
    expect(await patch(ann, claimed, { aliasOf: annHere })).toBe('forbidden');
    expect(await patch(ann, claimed, { name: 'not they' })).toBe('forbidden');
    expect(await patch(ann, annHere, { aliasOf: bobHere })).toBe('forbidden');
    expect(await patch(ann, free, { aliasOf: annHere, name: 'Ann' })).toBe('forbidden');
    // What a free one said is its new name's own: it may hide it, and before that it could not.
    const said = await make(boss, 'checkIn', { authorId: free });
    expect(await patch(ann, said, { archivedAt: 1 }, 'checkIn')).toBe('forbidden');
    expect(await patch(ann, free, { aliasOf: annHere })).toBe('ok');
    expect(await patch(bob, said, { archivedAt: 1 }, 'checkIn')).toBe('forbidden');
    expect(await patch(ann, said, { archivedAt: 1 }, 'checkIn')).toBe('ok');
    expect(await patch(ann, mine, { aliasOf: bobHere })).toBe('ok');
    expect(await patch(boss, somebody, { aliasOf: bobHere })).toBe('ok');
  });

  it('a member gives nobody a role above their own, nor makes somebody out of thin air', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member' });
    const ann = testClient(db, workspaceId, 'ann', 'a');
    const member = (more: Record<string, unknown>) => {
      const id = v7();
      return ann.mutation({
        kind: 'member',
        id,
        op: 'create',
        patch: recordOf('member', id, workspaceId, more),
      });
    };
    const { rejected } = await ann.send([
      member({ role: 'owner' }),
      member({ placeholder: false }),
      member({}),
    ]);
    expect(rejected.map(({ mid, code }) => [mid, code])).toEqual([
      [1, 'forbidden'],
      [2, 'forbidden'],
    ]);
  });

  it('what was checked in stands, also against an earlier stamp and another name of the write', async () => {
    const workspaceId = await makeWorkspace(db, { ann: 'member', eve: 'owner' });
    const ann = testClient(db, workspaceId, 'ann', 'a');
    const eve = testClient(db, workspaceId, 'eve', 'e', -60_000);
    const id = v7();
    const patch = recordOf('checkIn', id, workspaceId);
    await ann.send([ann.mutation({ kind: 'checkIn', id, op: 'create', patch })]);
    const rewritten = { ...patch, comment: 'all is well' };
    const { rejected } = await eve.send([
      eve.mutation({ kind: 'checkIn', id, op: 'create', patch: rewritten }),
      eve.mutation({ kind: 'checkIn', id, op: 'patch', patch: { comment: 'all is well' } }),
    ]);
    expect(rejected.map(({ code }) => code)).toEqual(['forbidden', 'forbidden']);
  });
});
