import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { kindNames } from '@/lib/okr/kinds';
import { limits } from '@/lib/protocol/mutation';
import { formatHlc } from '@/lib/sync/hlc';
import { count } from '@/tests/support/counts';
import { figure } from '@/tests/support/figures';
import type { Route } from '../src/http/route';
import { routes } from '../src/routes';
import { arbitraryOf, garbage, mutated } from './arbitrary';
import { type RealApp, realApp } from './real-app';
import { recordOf } from './records';
import { clientOf, makeWorkspace, noon } from './workspace';

const runs = count(1500, 100_000);
const seed = Number(process.env.KEYLINE_SEED ?? 1);

let real: RealApp;
let workspaceId: string;
const tokens: string[] = [];
beforeAll(async () => {
  real = await realApp();
  for (const userId of ['owner-1', 'member-1', 'nowhere']) tokens.push(await real.signUp(userId));
  workspaceId = await makeWorkspace(real.db, { 'owner-1': 'owner', 'member-1': 'member' });
});
afterAll(() => real.close());

const ids = Array.from({ length: 6 }, () => v7());
const stamp = (millis: number, counter: number) => formatHlc({ millis, counter, clientId: clientOf('fuzz') });
/** What the schemas do not say: their refinements, and what makes a request more than a shape. */
const named: Record<string, fc.Arbitrary<unknown>> = {
  hlc: fc
    .tuple(fc.constantFrom(noon, noon - 1000, noon + 3_600_000, 0, 9_999_999_999_999), fc.nat(0xffff))
    .map(([millis, counter]) => stamp(millis, counter)),
  kind: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...kindNames) },
    { weight: 1, arbitrary: fc.string() },
  ),
  id: fc.constantFrom(...ids),
  memberId: fc.constantFrom(...ids),
  client: fc.constantFrom('a', 'b', 'c').map(clientOf),
  mid: fc.integer({ min: 1, max: 12 }),
  schema: fc.constantFrom(1, 1, 1, 2, 2 ** 40),
  patch: fc
    .tuple(fc.constantFrom(...kindNames), fc.constantFrom(...ids), fc.dictionary(fc.string(), fc.jsonValue()))
    .chain(([kind, id, more]) =>
      fc.constantFrom(recordOf(kind, id, workspaceId), { ...recordOf(kind, id, workspaceId), ...more }, more),
    ),
  clock: fc.dictionary(
    fc.constantFrom('*', 'title', 'name', 'memberIds.x', '__proto__', 'a b'),
    fc.constant(stamp(noon, 1)),
  ),
  record: fc.constantFrom(...ids),
};

/** A request to a route: right by its schemas, spoilt in places, or nothing that anybody would send. */
function requestTo(route: Route): fc.Arbitrary<{ path: string; init: RequestInit; token: string | null }> {
  const params = fc.record({
    ws: fc
      .constantFrom(...[0, 1, 2, 3].map((at) => (at < 3 ? () => workspaceId : () => v7())))
      .map((give) => give()),
    userId: fc.oneof(fc.constantFrom('owner-1', 'member-1'), fc.string({ minLength: 1 })),
    id: fc.oneof(fc.constantFrom(...ids), fc.string({ minLength: 1 })),
  }) as fc.Arbitrary<Record<string, string>>;
  const shaped = (schema: Route['body']) => {
    const right = schema
      ? arbitraryOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), named)
      : fc.constant(undefined);
    return fc.oneof(
      { weight: 5, arbitrary: right },
      { weight: 3, arbitrary: right.chain(mutated) },
      { weight: 1, arbitrary: garbage },
    );
  };
  const body = fc.oneof(
    { weight: 12, arbitrary: shaped(route.body).map((value) => JSON.stringify(value) ?? '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '{', '['.repeat(20_000), 'null', '"\\ud800"', '{"__proto__":1}'),
    },
  );
  return fc
    .record({ params, body, query: shaped(route.query), token: fc.constantFrom(0, 0, 0, 1, 1, 2, -1) })
    .map((drawn) => {
      const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(drawn.params[name] ?? ''),
      );
      const search = new URLSearchParams(
        Object.entries((drawn.query as object) ?? {}).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
        ]),
      );
      const hasBody = route.method !== 'get';
      return {
        path: `${path}?${search}`,
        token: tokens[drawn.token] ?? null,
        init: {
          method: route.method.toUpperCase(),
          ...(hasBody && { body: drawn.body, headers: { 'content-type': 'application/json' } }),
        },
      };
    });
}

/** What ends everything would end the rest of the test. */
const endsTheTest = ['/v1/sign-out', '/v1/sign-out-everywhere'];

describe('whatever is sent', () => {
  it(
    `${runs} requests made from the routes’ own schemas: none answered with 5xx`,
    async () => {
      const statuses = new Map<string, number>();
      const each = Math.max(1, Math.ceil(runs / routes.length));
      for (const route of routes) {
        await fc.assert(
          fc.asyncProperty(requestTo(route), async ({ path, init, token }) => {
            const isLast = endsTheTest.includes(route.path);
            const headers = {
              ...init.headers,
              ...(token !== null && !isLast && { authorization: `Bearer ${token}` }),
            };
            const answer = await real.app.request(path, { ...init, headers });
            if (route.answer === 'events') await answer.body?.cancel();
            else await answer.text();
            statuses.set(`${answer.status}`, (statuses.get(`${answer.status}`) ?? 0) + 1);
            if (answer.status >= 500) throw new Error(`${answer.status}: ${real.errors.at(-1)}`);
          }),
          { numRuns: each, seed, endOnFailure: true },
        );
      }
      figure('requests by the routes’ schemas', {
        requests: [...statuses.values()].reduce((all, one) => all + one, 0),
        ...Object.fromEntries([...statuses].sort().map(([status, times]) => [`× ${status}`, times])),
      });
      expect(real.errors).toEqual([]);
      // It did get past the checks at the door.
      expect(statuses.get('200') ?? 0).toBeGreaterThan(runs / 20);
    },
    count(600_000, 3_600_000),
  );
});

describe('what people meet', () => {
  const push = async (mutation: object, more: object = {}, raw?: string) => {
    const ws = await makeWorkspace(real.db, { 'owner-1': 'owner' });
    if (Object.hasOwn(more, 'quota'))
      await real.db
        .updateTable('workspace')
        .set({ quota_records: 0 })
        .where('workspace_id', '=', ws)
        .execute();
    if (Object.hasOwn(more, 'min'))
      await real.db.updateTable('workspace').set({ min_schema: 2 }).where('workspace_id', '=', ws).execute();
    const id = v7();
    const whole = {
      mid: 1,
      hlc: stamp(noon, 0),
      kind: 'team',
      id,
      op: 'create',
      patch: recordOf('team', id, ws),
      ...mutation,
    };
    const body = raw ?? JSON.stringify({ client: clientOf('p'), schema: 1, mutations: [whole] });
    const answer = await real.app.request(`/v1/w/${ws}/push`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${tokens[0]}`, 'content-type': 'application/json' },
    });
    const told = (await answer.json()) as { error?: { code: string }; rejected?: { code: string }[] };
    return [answer.status, told.error?.code ?? told.rejected?.[0]?.code ?? 'ok'];
  };

  it.each<[string, object, object, string | undefined, [number, string]]>([
    ['nothing wrong', {}, {}, undefined, [200, 'ok']],
    ['a kind that is none', { kind: 'poem' }, {}, undefined, [200, 'unknown-kind']],
    ['a clock an hour ahead', { hlc: stamp(noon + 3_600_000, 0) }, {}, undefined, [200, 'clock-skew']],
    ['a schema too old', {}, { min: 2 }, undefined, [426, 'update']],
    ['a full workspace', {}, { quota: 0 }, undefined, [200, 'quota']],
    ['malformed JSON', {}, {}, '{"client":', [400, 'bad-request']],
    ['two megabytes', {}, {}, `"${'x'.repeat(2_000_000)}"`, [413, 'too-large']],
    ['a text with a NUL', { patch: { name: '\0' } }, {}, undefined, [200, 'invalid']],
    ['half a letter', { patch: { name: '\ud800' } }, {}, undefined, [200, 'invalid']],
    ['a path of its own', { patch: { '*': 1 } }, {}, undefined, [200, 'invalid']],
    [
      'a record of 65 KB',
      { patch: { x: 'x'.repeat(limits.recordBytes * 2) } },
      {},
      undefined,
      [200, 'too-large'],
    ],
    ['a client that nobody knows', { mid: 2 }, {}, undefined, [409, 'client-reset']],
  ])('%s', async (_, mutation, more, raw, expected) => {
    expect(await push(mutation, more, raw)).toEqual(expected);
  });
});
