import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGate, testParts } from '../../test/parts';
import { makeWorkspace, noon, testClient, testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import { createApp } from './app';

let db: Db;
let workspaceId: string;
const poked: [string, number][] = [];
const log: unknown[] = [];
const tokens: Record<string, string> = { 'token-of-ann-0001': 'ann', 'token-of-eve-0001': 'eve' };
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  db = await testDb();
  app = createApp(
    testParts(db, {
      identity: {
        whoIs: async (token) => (tokens[token] ? { userId: tokens[token], deviceId: token } : null),
      },
      fanOut: {
        publish: ({ ws, seq }) => poked.push([ws, seq]),
        subscribe: () => () => {},
        close: async () => {},
      },
      log: { info: () => {}, warn: () => {}, error: (what) => log.push(what) },
    }),
    openGate,
  );
});
afterAll(() => db.destroy());
beforeEach(async () => {
  workspaceId = await makeWorkspace(db, { ann: 'member' });
  poked.length = 0;
});

const send = (path: string, init: RequestInit = {}, token = 'token-of-ann-0001') =>
  app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
const post = (body: string, token?: string, ws = workspaceId) =>
  send(`/v1/w/${ws}/push`, { method: 'POST', body, headers: { 'content-type': 'application/json' } }, token);
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).error.code];
const aPush = () => {
  const client = testClient(db, workspaceId, 'ann', 'a');
  return { client: client.client, schema: 1, mutations: [client.team('Shop')] };
};

describe('push and pull', () => {
  it('takes a push in, says so to others, and gives it back', async () => {
    const answer = await post(JSON.stringify(aPush()));
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { last: 1, seq: 1, rejected: [], serverTime: noon },
    ]);
    expect(poked).toEqual([[workspaceId, 1]]);
    const { changes } = await (await send(`/v1/w/${workspaceId}/pull`)).json();
    expect(changes).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it.each<[string, () => Response | Promise<Response>, [number, string]]>([
    ['no token', () => app.request(`/v1/w/${workspaceId}/pull`), [401, 'unauthorized']],
    [
      'a wrong token',
      () => send(`/v1/w/${workspaceId}/pull`, {}, 'token-of-nobody-1'),
      [401, 'unauthorized'],
    ],
    [
      'another’s workspace',
      () => send(`/v1/w/${workspaceId}/pull`, {}, 'token-of-eve-0001'),
      [404, 'not-found'],
    ],
    ['no workspace at all', () => send('/v1/w/x/pull'), [404, 'not-found']],
    ['malformed JSON', () => post('{'), [400, 'bad-request']],
    ['another shape', () => post('{"client":1}'), [400, 'bad-request']],
    ['two megabytes', () => post(JSON.stringify({ x: 'x'.repeat(2_000_000) })), [413, 'too-large']],
    ['a cursor of nobody’s', () => send(`/v1/w/${workspaceId}/pull?cursor=abc`), [400, 'bad-request']],
    ['an address that is none', () => send('/v1/x'), [404, 'not-found']],
  ])('%s', async (_, ask, expected) => expect(await codeOf(await ask())).toEqual(expected));

  it('nothing of it is written', async () => {
    await post(JSON.stringify(aPush()), 'token-of-eve-0001');
    const { changes } = await (await send(`/v1/w/${workspaceId}/pull`)).json();
    expect(changes).toEqual([]);
    expect(log).toEqual([]);
  });
});
