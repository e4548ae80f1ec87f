import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapLineSchema } from '@/lib/protocol/bootstrap';
import { recordOf } from '../../test/records';
import { makeWorkspace, testClient, testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import { auditPage } from './audit';
import { bootstrap } from './bootstrap';
import { parseCursor } from './cursor';
import { namesOf } from './names';
import { pull } from './pull';

let db: Db;
beforeAll(async () => {
  db = await testDb();
});
afterAll(() => db.destroy());

/** Ann and Ben, who stand for a member record each. */
async function aWorkspace() {
  const workspaceId = await makeWorkspace(db, { ann: 'member', ben: 'member', eve: 'owner' });
  const [annId, benId] = [v7(), v7()];
  for (const [user, member_id] of Object.entries({ ann: annId, ben: benId }))
    await db
      .updateTable('member')
      .set({ member_id })
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', user)
      .execute();
  return {
    workspaceId,
    annId,
    benId,
    ann: testClient(db, workspaceId, 'ann', 'a'),
    ben: testClient(db, workspaceId, 'ben', 'b', 1000),
  };
}
const names = (changes: { data: Record<string, unknown> }[]) =>
  changes.map(({ data }) => data.name ?? data.title);

describe('a private team', () => {
  it('is made by its record, and follows it: who is added gets it whole, who is left out loses it', async () => {
    const { workspaceId, annId, benId, ann, ben } = await aWorkspace();
    const pulled = (userId: string, cursor: string | null, limit = 1000) =>
      pull(db, { workspaceId, userId }, { cursor, limit });
    await ann.send([ann.team('Open')]);
    const scopeId = v7();
    const team = recordOf('team', scopeId, workspaceId, {
      scopeId,
      name: 'Secret',
      memberIds: { [annId]: true },
    });
    const objective = v7();
    const { rejected } = await ann.send([
      ann.mutation({ kind: 'team', id: scopeId, op: 'create', patch: team }),
      ann.mutation({
        kind: 'objective',
        id: objective,
        op: 'create',
        patch: recordOf('objective', objective, workspaceId, { scopeId, title: 'Quietly' }),
      }),
      ann.team('Open too'),
    ]);
    expect(rejected).toEqual([]);
    const bens = await pulled('ben', null);
    expect([names(bens.changes), names((await pulled('eve', null)).changes)]).toEqual([
      ['Open', 'Open too'],
      ['Open', 'Open too'],
    ]);
    expect(names((await pulled('ann', null)).changes)).toEqual(['Open', 'Secret', 'Quietly', 'Open too']);

    await ann.send([
      ann.mutation({ kind: 'team', id: scopeId, op: 'patch', patch: { [`memberIds.${benId}`]: true } }),
      ann.team('Later'),
    ]);
    // Page by page: the team as a whole first, then what came after the cursor.
    const seen: unknown[] = [];
    let { cursor } = bens;
    for (let more = true; more; ) {
      const page = await pulled('ben', cursor, 1);
      seen.push(...names(page.changes));
      ({ cursor, more } = page);
    }
    expect(seen).toEqual(['Quietly', 'Secret', 'Later']);
    expect(parseCursor(cursor)).toMatchObject({ scopes: [scopeId] });

    const out = ben.mutation({
      kind: 'team',
      id: scopeId,
      op: 'patch',
      patch: { [`memberIds.${annId}`]: false },
    });
    expect((await ben.send([out])).rejected).toEqual([]);
    const anns = await pulled('ann', (await pulled('ann', null)).cursor);
    expect(anns.revokedScopes).toEqual([]);
    const fromBefore = await pulled('ann', bens.cursor);
    expect(names(fromBefore.changes)).toEqual(['Later']);
    const inTeam = Buffer.from(JSON.stringify({ epoch: 1, seq: 4, scopes: [scopeId] })).toString('base64url');
    expect((await pulled('ann', inTeam)).revokedScopes).toEqual([scopeId]);
    await expect(
      auditPage(db, { workspaceId, userId: 'ann' }, { record: scopeId, before: null, limit: 9 }, namesOf(db)),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('one that names nobody who is there stays with whoever made it', async () => {
    const { workspaceId, ann } = await aWorkspace();
    const scopeId = v7();
    const patch = recordOf('team', scopeId, workspaceId, { scopeId });
    await ann.send([ann.mutation({ kind: 'team', id: scopeId, op: 'create', patch })]);
    expect((await pull(db, { workspaceId, userId: 'ann' }, { cursor: null })).changes).toHaveLength(1);
  });

  it('nobody writes into another’s, nor learns that it is there', async () => {
    const { workspaceId, ann, ben } = await aWorkspace();
    const scopeId = v7();
    const patch = recordOf('team', scopeId, workspaceId, { scopeId });
    await ann.send([ann.mutation({ kind: 'team', id: scopeId, op: 'create', patch })]);
    const into = (scope: string) => {
      const id = v7();
      return ben.mutation({
        kind: 'objective',
        id,
        op: 'create',
        patch: recordOf('objective', id, workspaceId, { scopeId: scope }),
      });
    };
    const { rejected } = await ben.send([
      into(scopeId),
      into(v7()),
      ben.mutation({ kind: 'team', id: scopeId, op: 'create', patch }),
      ben.mutation({ kind: 'team', id: scopeId, op: 'patch', patch: { name: 'Mine' } }),
      ben.mutation({ kind: 'team', id: v7(), op: 'patch', patch: { name: 'Mine' } }),
      ben.mutation({ kind: 'team', id: scopeId, op: 'purge', patch: {} }),
    ]);
    expect(rejected.map(({ code }) => code)).toEqual([
      'scope',
      'scope',
      'forbidden',
      'not-found',
      'not-found',
      'not-found',
    ]);
  });
});

const parsed = ({ text }: { text: string }) => bootstrapLineSchema.parse(JSON.parse(text));

describe('bootstrap', () => {
  it('gives what a pull gives, whatever is in it', async () => {
    const { workspaceId, ann } = await aWorkspace();
    const odd = ['"', '\\', '\n\t', '💡 é ü', '"}],"done":true}', '\\u0041', '</script>'];
    const gone = ann.team('Gone');
    await ann.send([gone, ...odd.map((name) => ann.team(name))]);
    await ann.send([ann.mutation({ kind: 'team', id: gone.id, op: 'purge', patch: {} })]);
    const person = { workspaceId, userId: 'ben' };
    const lines: ReturnType<typeof parsed>[] = [];
    for await (const line of bootstrap(db, person, { cursor: null, page: 3 })) lines.push(parsed(line));
    const whole = await pull(db, person, { cursor: null });
    expect(lines.flatMap((line) => ('changes' in line ? line.changes : []))).toEqual(whole.changes);
    expect(names(whole.changes)).toEqual(expect.arrayContaining(odd));
  });

  it('is one state: what changes meanwhile comes by the pull after it', async () => {
    const { workspaceId, ann } = await aWorkspace();
    const teams = ['a', 'b', 'c', 'd', 'e'].map((name) => ann.team(name));
    await ann.send([
      ...teams,
      ann.mutation({ kind: 'team', id: teams[0]?.id ?? '', op: 'purge', patch: {} }),
    ]);
    const lines: ReturnType<typeof parsed>[] = [];
    for await (const line of bootstrap(db, { workspaceId, userId: 'ben' }, { cursor: null, page: 2 })) {
      lines.push(parsed(line));
      if (lines.length === 2)
        await ann.send([
          ann.mutation({ kind: 'team', id: teams[4]?.id ?? '', op: 'patch', patch: { name: 'E' } }),
          ann.mutation({ kind: 'team', id: teams[1]?.id ?? '', op: 'patch', patch: { name: 'B' } }),
        ]);
    }
    const pages = lines.flatMap((line) => ('changes' in line ? [line] : []));
    expect(lines[0]).toEqual({ total: 4 });
    expect(pages.flatMap(({ changes }) => names(changes))).toEqual(['b', 'c', 'd', 'e']);
    // The second page was on its way already.
    expect(pages.map(({ done }) => done)).toEqual([false, false, true]);
    const person = { workspaceId, userId: 'ben' };
    const after = await pull(db, person, { cursor: pages.at(-1)?.cursor ?? null });
    expect([names(after.changes), after.more]).toEqual([['E', 'B'], false]);
    // A stream that broke off goes on, and says what was purged meanwhile.
    const rest: ReturnType<typeof parsed>[] = [];
    for await (const line of bootstrap(db, person, { cursor: pages[0]?.cursor ?? null }))
      rest.push(parsed(line));
    expect(
      rest
        .flatMap((line) => ('changes' in line ? line.changes : []))
        .map(({ data, deleted }) => (deleted ? 'gone' : data.name)),
    ).toEqual(['d', 'gone', 'E', 'B']);
  });
});

describe('audit', () => {
  it('gives pages, the newest first, with what was refused where it happened', async () => {
    const { workspaceId, ann } = await aWorkspace();
    const made = ann.team('One');
    await ann.send([made]);
    await ann.send([ann.mutation({ kind: 'team', id: made.id, op: 'patch', patch: { name: '' } })]);
    await ann.send([
      ann.mutation({ kind: 'team', id: made.id, op: 'patch', patch: { name: 'Two' } }),
      ann.team('Other'),
    ]);
    const page = (before: number | null, record: string | null, userId = 'eve', limit = 2) =>
      auditPage(db, { workspaceId, userId }, { record, before, limit }, namesOf(db));
    const first = await page(null, null);
    expect(first.entries.map(({ seq, code, op }) => [seq, code, op])).toEqual([
      [3, null, 'create'],
      [2, null, 'patch'],
    ]);
    const second = await page(first.before, null);
    expect(second.entries.map(({ seq, code }) => [seq, code])).toEqual([
      [null, 'invalid'],
      [1, null],
    ]);
    expect(second.before).toBeNull();
    const ofOne = await page(null, made.id, 'ben', 9);
    // Ben sees no refusal of Ann’s.
    expect(ofOne.entries.map(({ seq, patch }) => [seq, patch.name])).toEqual([
      [2, 'Two'],
      [1, 'One'],
    ]);
  });
});
