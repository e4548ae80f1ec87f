/** The stand-in of Linear's API, asked from its own page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exhaustedKey, linearKey, linearToken } from '../sandbox/linear/api';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { LinearPage } from './pages/linear-page';

let sandbox: SandboxServer;
let browser: Browser;
let linear: LinearPage;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ port: sandbox.port });
  linear = new LinearPage(await browser.context.newPage(), sandbox.linear);
  await linear.openIssue('OPS-3');
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

const ask = (query: string, variables: object = {}, authorization = linearKey) =>
  linear.page.evaluate(
    async (asked) => {
      const response = await fetch('https://api.linear.app/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: asked.authorization },
        body: JSON.stringify({ query: asked.query, variables: asked.variables }),
      });
      const remaining = response.headers.get('x-ratelimit-requests-remaining');
      return { status: response.status, remaining: Number(remaining), json: await response.json() };
    },
    { query, variables, authorization },
  );

describe('issues', () => {
  it('gives one by identifier, former identifier or UUID', async () => {
    const id = await linear.issueId();
    for (const wanted of ['OPS-3', 'ENG-7', id ?? '']) {
      const { json } = await ask(
        'query ($id: String!) { issue(id: $id) { id identifier previousIdentifiers title state { type } } }',
        { id: wanted },
      );
      expect(json).toEqual({
        data: {
          issue: {
            id,
            identifier: 'OPS-3',
            previousIdentifiers: ['ENG-7'],
            title: 'Move image resizing to the edge',
            state: { type: 'unstarted' },
          },
        },
      });
    }
  });

  it('gives a batch by numbers and team, in pages', async () => {
    const query =
      'query ($filter: IssueFilter, $first: Int, $after: String) { issues(filter: $filter, first: $first, after: $after) { nodes { identifier } pageInfo { hasNextPage endCursor } } }';
    const filter = {
      or: [
        { number: { in: [142, 143] }, team: { key: { eq: 'ENG' } } },
        { number: { in: [1] }, team: { key: { eq: 'OPS' } } },
      ],
    };
    const { issues } = (await ask(query, { filter, first: 2 })).json.data;
    expect(issues.nodes).toEqual([{ identifier: 'ENG-142' }, { identifier: 'ENG-143' }]);
    expect(issues.pageInfo.hasNextPage).toBe(true);
    const next = (await ask(query, { filter, first: 2, after: issues.pageInfo.endCursor })).json.data;
    expect(next.issues.nodes).toEqual([{ identifier: 'OPS-1' }]);
    expect((await ask(query, { first: 251 })).json.errors[0].extensions.type).toBe('invalid input');
  });

  it('answers 200 with errors where there is no such issue', async () => {
    const { status, json } = await ask(
      'query { viewer { name organization { urlKey } } none: issue(id: "ENG-99999") { id } }',
    );
    expect(json.errors[0].message).toMatch(/^Entity not found/);
    expect(json.errors[0].extensions.type).toBe('invalid input');
    // `issue` is not nullable, so nothing of the answer is left.
    expect([status, json.data]).toEqual([200, null]);
  });
});

describe('keys and limits', () => {
  it('lets in a personal key and an OAuth token, each in its own way', async () => {
    const query = '{ viewer { name } }';
    expect((await ask(query)).json.data.viewer.name).toBe('Maya Lindqvist');
    expect((await ask(query, {}, `Bearer ${linearToken}`)).status).toBe(200);
    for (const wrong of ['lin_api_wrong', `Bearer ${linearKey}`, linearToken]) {
      const { status, json } = await ask(query, {}, wrong);
      expect([status, json.errors[0].extensions.type]).toEqual([401, 'authentication error']);
    }
  });

  it('counts the requests, and says when there are no more', async () => {
    const before = (await ask('{ viewer { id } }')).remaining;
    expect((await ask('{ viewer { id } }')).remaining).toBe(before - 1);
    const { status, json, remaining } = await ask('{ viewer { id } }', {}, exhaustedKey);
    expect([status, remaining]).toEqual([400, 0]);
    expect(json.errors[0].extensions).toMatchObject({ code: 'RATELIMITED', type: 'ratelimited' });
  });

  it('refuses what is not in the schema', async () => {
    expect((await ask('{ issue(id: "ENG-142") { nonsense } }')).status).toBe(400);
  });
});
