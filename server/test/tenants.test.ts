import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindNames } from '@/lib/okr/kinds';
import { count } from '@/tests/support/counts';
import { figure } from '@/tests/support/figures';
import type { Role } from '../src/db/schema';
import { roles } from '../src/http/route';
import { routes } from '../src/routes';
import { formatCursor } from '../src/sync/cursor';
import { oneOf, seeded } from './attempts';
import { badPush } from './bad-push';
import { type RealApp, realApp } from './real-app';
import { recordOf } from './records';
import { makeWorkspace, testClient, testMutations } from './workspace';

/** Stands in every text of the other tenant, and of the private team: no answer may hold it. */
const secret = 'of-globex-alone';
const attempts = count(10_000, 100_000);
/** Milliseconds: a machine that is busy with other things takes its time. */
const patience = count(400_000, 3_000_000);
const seed = Number(process.env.KEYLINE_SEED ?? 1);

let real: RealApp;
/** Ours, with one person a role; theirs; and a private team within ours. */
let ours: string;
let theirs: string;
let hidden: string;
const tokens = new Map<Role, string>();
/** Ids of the other tenant's, and of the private team's, records. */
const foreign: string[] = [];
const concealed: string[] = [];

beforeAll(async () => {
  real = await realApp();
  for (const role of roles) tokens.set(role, await real.signUp(`${role}-of-ours`));
  ours = await makeWorkspace(real.db, {
    ...Object.fromEntries(roles.map((role) => [`${role}-of-ours`, role])),
    hider: 'member',
  });
  await real.signUp('boss');
  theirs = await makeWorkspace(real.db, { boss: 'owner' });
  await real.db.updateTable('workspace').set({ name: secret }).where('workspace_id', '=', theirs).execute();
  const boss = testClient(real.db, theirs, 'boss', 'boss');
  for (const kind of kindNames) {
    const id = v7();
    foreign.push(id);
    const patch = recordOf(kind, id, theirs, { note: secret });
    expect((await boss.send([boss.mutation({ kind, id, op: 'create', patch })])).rejected).toEqual([]);
  }
  const hider = testClient(real.db, ours, 'hider', 'hider');
  hidden = v7();
  const team = recordOf('team', hidden, ours, { scopeId: hidden, note: secret });
  const objective = v7();
  const within = recordOf('objective', objective, ours, { scopeId: hidden, note: secret });
  concealed.push(hidden, objective);
  const { rejected } = await hider.send([
    hider.mutation({ kind: 'team', id: hidden, op: 'create', patch: team }),
    hider.mutation({ kind: 'objective', id: objective, op: 'create', patch: within }),
  ]);
  expect(rejected).toEqual([]);
});
afterAll(() => real.close());

const tables = ['workspace', 'member', 'scope_member', 'client', 'record', 'audit', 'rejection'] as const;
/** All rows that none of ours may touch, as one text. */
async function untouched(): Promise<string> {
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<{
      all: string;
    }>`select coalesce(string_agg(t::text, '|' order by t::text), '') as all
      from ${sql.table(table)} t where workspace_id = ${theirs}`.execute(real.db);
    parts.push(rows[0]?.all ?? '');
  }
  const { rows } = await sql<{ all: string }>`select string_agg(t::text, '|' order by t::text) as all
    from record t where scope_id = ${hidden}`.execute(real.db);
  return [...parts, rows[0]?.all].join('\n');
}

const json = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

const isHidden = (row: Record<string, unknown>) =>
  row.workspace_id === theirs || row.scope_id === hidden || JSON.stringify(row).includes(secret);

/** Statements that go to the database at once; each is tried by itself. */
const together = 20;

/** Tries a statement as whoever calls: what it gave, or what it was refused with; then nothing of it stays. */
const attempted = `create function attempted(statement text, out seen jsonb, out error text) language plpgsql as $$
  declare one record;
  begin
    seen := '[]';
    for one in execute statement loop seen := seen || jsonb_build_array(to_jsonb(one)); end loop;
  exception when others then
    seen := '[]';
    error := sqlerrm;
  end $$`;
interface Attempted {
  seen: Record<string, unknown>[];
  error: string | null;
}

/** With their values written into them: text is all that goes along. */
const statementsOf = (table: (typeof tables)[number], userId: string): string[] => [
  `select * from ${table}`,
  `select * from ${table} where workspace_id = '${theirs}'`,
  `update ${table} set workspace_id = workspace_id where workspace_id = '${theirs}' returning *`,
  `update ${table} set workspace_id = '${ours}' where workspace_id = '${theirs}' returning *`,
  `delete from ${table} where workspace_id = '${theirs}' returning *`,
  `insert into member (workspace_id, user_id, role) values ('${theirs}', '${userId}', 'owner') returning *`,
  `insert into scope_member values ('${ours}', '${hidden}', '${userId}') returning *`,
  `insert into ${table} select * from ${table} where workspace_id = '${theirs}' returning *`,
  `insert into record select workspace_id, '${v7()}'::uuid, kind, '${hidden}'::uuid, data, clock, 99, false,
    created_by from record limit 1 returning *`,
  `select r.*, keyline_open_scope('${hidden}'::uuid)::text from record r where scope_id = '${hidden}'`,
  `select * from audit where scope_id = '${hidden}'`,
  `select * from record r join member m using (workspace_id) where m.user_id <> '${userId}'
    and r.workspace_id <> '${ours}'`,
];

describe('row-level security alone', () => {
  it('the way attempts are made finds what there is to see, and says what was refused', async () => {
    await real.db
      .transaction()
      .execute(async (tx) => {
        await sql.raw(attempted).execute(tx);
        const tried = async (statement: string) =>
          (await sql<Attempted>`select a.* from attempted(${statement}) a`.execute(tx)).rows[0];
        await sql`select set_config('role', 'keyline_system', true)`.execute(tx);
        const leak = await tried(`select * from record where workspace_id = '${theirs}'`);
        expect(leak?.seen.filter(isHidden)).toHaveLength(kindNames.length);
        expect(await tried('select * from nowhere')).toMatchObject({
          seen: [],
          error: expect.stringContaining('nowhere'),
        });
        throw new Error('enough');
      })
      .catch((error: Error) => expect(error.message).toBe('enough'));
  });

  it('every table that the application’s role may use forces it', async () => {
    const { rows } = await sql<{ name: string; forced: boolean; granted: boolean }>`
      select relname as name, relrowsecurity and relforcerowsecurity as forced,
        has_table_privilege('keyline_app', oid, 'select, insert, update, delete, truncate') as granted
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(real.db);
    expect(rows.filter(({ granted, forced }) => granted && !forced)).toEqual([]);
    expect(rows.filter(({ granted }) => granted).map(({ name }) => name)).toEqual(
      expect.arrayContaining([...tables]),
    );
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['user', 'session', 'device', 'invite']),
    );
  });

  it('what was accepted and what was refused only grows', async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relname in ('audit', 'rejection')
        and has_table_privilege('keyline_app', oid, 'update, delete, truncate')`.execute(real.db);
    expect(rows).toEqual([]);
  });

  it(
    `${attempts} bare statements with another’s settings: no row seen or touched`,
    async () => {
      const before = await untouched();
      const random = seeded(seed + 1);
      const leaks: string[] = [];
      const refused = { 'by policy': 0, 'by grant': 0, 'no row': 0 };
      await real.db
        .transaction()
        .execute(async (tx) => {
          await sql.raw(attempted).execute(tx);
          for (let made = 0; made < attempts; made += together) {
            const userId = oneOf(random, [...roles.map((role) => `${role}-of-ours`), 'nobody', '']);
            // Either where they are, or where they would like to be.
            const named = oneOf(random, [ours, theirs, '']);
            const statements = Array.from({ length: Math.min(together, attempts - made) }, () =>
              oneOf(random, statementsOf(oneOf(random, tables), userId)),
            );
            await sql`select set_config('role', 'keyline_app', true), set_config('keyline.workspace', ${named}, true),
              set_config('keyline.user', ${userId}, true)`.execute(tx);
            const { rows } = await sql<Attempted>`select a.* from
              jsonb_array_elements_text(${JSON.stringify(statements)}::text::jsonb) s, attempted(s) a`.execute(
              tx,
            );
            expect(rows).toHaveLength(statements.length);
            for (const { seen, error } of rows) {
              const hiddenOnes = seen.filter(isHidden);
              if (hiddenOnes.length > 0)
                leaks.push(`${userId} in ${named}: ${JSON.stringify(hiddenOnes).slice(0, 300)}`);
              refused[error === null ? 'no row' : /policy/.test(error) ? 'by policy' : 'by grant']++;
            }
          }
          throw new Error('enough');
        })
        .catch((error: Error) => expect(error.message).toBe('enough'));
      figure('row-level security alone', { attempts, leaks: leaks.length, ...refused });
      expect(leaks).toEqual([]);
      expect(await untouched()).toBe(before);
      expect(Math.min(...Object.values(refused))).toBeGreaterThan(0);
    },
    patience,
  );
});

describe('another tenant', () => {
  it(
    `${attempts} attempts over every route, as every role: no leak, and nothing touched`,
    async () => {
      const before = await untouched();
      const random = seeded(seed);
      const withWorkspace = routes.filter(({ path }) => path.includes('/:ws/'));
      const leaks: string[] = [];
      const askedFor = new Map<string, number>();
      let made = 0;
      const look = async (what: string, answer: Response, mustFail: boolean) => {
        const text = await answer.text();
        const isLeak = text.includes(secret) || (mustFail && answer.status < 400) || answer.status >= 500;
        if (isLeak) leaks.push(`${what}: ${answer.status} ${text.slice(0, 200)}`);
        askedFor.set(what, (askedFor.get(what) ?? 0) + 1);
      };
      const ask = (role: Role, method: string, path: string, init: RequestInit = {}) =>
        real.app.request(path, {
          ...init,
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${tokens.get(role)}`, ...init.headers },
        });

      while (made < attempts) {
        const role = oneOf(random, roles);
        if (random() < 0.5) {
          // Their workspace by its own address.
          const route = oneOf(random, withWorkspace);
          const path = route.path
            .replace(':ws', theirs)
            .replace(/:\w+/, () => oneOf(random, ['boss', ...foreign]));
          const init = route.method === 'get' || route.method === 'delete' ? {} : json(bodyFor(route.path));
          await look(`${route.method} ${route.path}`, await ask(role, route.method, path, init), true);
          made++;
        } else if (random() < 0.9) {
          // Their records, and the private team's, through our own workspace.
          const { client, mutations } = badPush(random, role, { ours, theirs, hidden, foreign, concealed });
          const sent = json({ client, schema: 1, mutations });
          const answer = await ask(role, 'post', `/v1/w/${ours}/push`, sent);
          const { rejected } = (await answer.clone().json()) as { rejected: { mid: number }[] };
          if (rejected?.length !== mutations.length) leaks.push(`push: ${await answer.clone().text()}`);
          await look('push through ours', answer, false);
          made += mutations.length;
        } else {
          const id = oneOf(random, [...foreign, ...concealed]);
          const cursor = formatCursor({ epoch: 1, seq: Math.floor(random() * 3), scopes: [hidden] });
          const [path, mustFail] = oneOf(random, [
            [`audit?record=${id}`, true],
            [`audit?limit=500`, role === 'viewer' || role === 'member'],
            [`audit/export`, role === 'viewer' || role === 'member'],
            [`pull?cursor=${cursor}`, false],
            [`pull`, false],
            [`bootstrap?cursor=${cursor}`, false],
            [`bootstrap`, false],
            [`members`, false],
          ] as [string, boolean][]);
          await look(path.split('?')[0] ?? path, await ask(role, 'get', `/v1/w/${ours}/${path}`), mustFail);
          made++;
        }
      }
      figure('a foreign tenant, every route and role', { attempts: made, leaks: leaks.length });
      expect(leaks).toEqual([]);
      expect(await untouched()).toBe(before);
      // Each was tried, and often.
      for (const { method, path } of withWorkspace)
        expect(askedFor.get(`${method} ${path}`) ?? 0, path).toBeGreaterThan(attempts / 1000);
    },
    patience,
  );

  function bodyFor(path: string): unknown {
    if (path.endsWith('/push')) {
      const maker = testMutations(theirs, 'boss', 'foreign');
      return { client: maker.client, schema: 1, mutations: [maker.team('mine')] };
    }
    if (path.endsWith('/claim')) return { memberId: foreign[1] };
    return { role: 'owner' };
  }
});
