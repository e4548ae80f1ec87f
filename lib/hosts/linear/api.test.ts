import { describe, expect, it } from 'vitest';
import type { ApiParts } from '../api-types';
import { linearApi } from './api';

const site = { origin: 'https://linear.app', path: '/acme' };
const issue = (identifier: string, more: object = {}) => ({
  id: '0b2f7c1e-1111-4222-8333-444455556666',
  identifier,
  title: 'Lazy-load images',
  estimate: 3,
  updatedAt: '2026-11-02T09:00:00.000Z',
  state: { name: 'In Progress', type: 'started' },
  assignee: { displayName: 'ann' },
  previousIdentifiers: [],
  ...more,
});
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const read = (fetch: ApiParts['fetch'], keys = ['ENG-142'], key: string | null = 'lin_api_key') =>
  linearApi.readTickets(site, keys, { fetch, key, now: () => 1_000 });

describe('reading issues', () => {
  it('asks by team and number, with the key alone', async () => {
    let sent: RequestInit | undefined;
    const answer = await read(async (_, init) => {
      sent = init;
      return json({ data: { issues: { nodes: [issue('ENG-142')] } } });
    });
    expect(JSON.parse(String(sent?.body)).variables.filter).toEqual({
      or: [{ team: { key: { eq: 'ENG' } }, number: { in: [142] } }],
    });
    expect(new Headers(sent?.headers).get('authorization')).toBe('lin_api_key');
    expect(answer.ok && answer.tickets.get('ENG-142')).toEqual({
      key: 'ENG-142',
      hostId: '0b2f7c1e-1111-4222-8333-444455556666',
      kind: 'issue',
      title: 'Lazy-load images',
      statusName: 'In Progress',
      statusCategory: 'doing',
      type: null,
      estimate: 3,
      assignee: 'ann',
      updatedAt: Date.parse('2026-11-02T09:00:00.000Z'),
    });
  });

  it('a moved issue answers for its old identifier, a missing one with null', async () => {
    const answer = await read(
      async (_, init) => {
        const { variables } = JSON.parse(String(init.body));
        if (variables.filter) return json({ data: { issues: { nodes: [] } } });
        if (variables.id === 'ENG-7') return json({ data: { issue: issue('OPS-3') } });
        return json({ data: null, errors: [{ message: 'Entity not found: Issue' }] });
      },
      ['ENG-7', 'ENG-8'],
    );
    expect(answer.ok && answer.tickets.get('ENG-7')?.key).toBe('OPS-3');
    expect(answer.ok && answer.tickets.get('ENG-8')).toBeNull();
  });
});

describe('a key', () => {
  const check = (fetch: ApiParts['fetch'], key = 'lin_api_key') =>
    linearApi.checkKey?.({ fetch, key, now: () => 0 });
  it('is good where the host tells who it is of', async () =>
    expect(await check(async () => json({ data: { viewer: { id: 'u' } } }))).toBeNull());
  it('is refused', async () =>
    expect(await check(async () => json({}, 401))).toEqual({ code: 'signed-out' }));
});

describe('what is no answer', () => {
  it.each<[string, ApiParts['fetch'], object]>([
    ['a bad key', async () => json({}, 401), { code: 'signed-out' }],
    [
      'too much',
      async () =>
        json({ errors: [{ extensions: { code: 'RATELIMITED' } }] }, 400, {
          'x-ratelimit-requests-reset': '31000',
        }),
      { code: 'rate-limited', waitMs: 30_000 },
    ],
    ['forbidden', async () => json({ errors: [{ extensions: { type: 'forbidden' } }] }), { code: 'refused' }],
    ['offline', async () => Promise.reject(new TypeError('x')), { code: 'offline' }],
    ['HTML', async () => new Response('<html>'), { code: 'unexpected' }],
    ['another shape', async () => json({ data: { issues: { nodes: [{}] } } }), { code: 'unexpected' }],
  ])('%s', async (_, fetch, error) => expect(await read(fetch)).toEqual({ ok: false, error }));

  it('without a key nothing is asked', async () => {
    const never: ApiParts['fetch'] = () => Promise.reject(new Error('asked'));
    expect(await read(never, ['ENG-1'], null)).toEqual({ ok: false, error: { code: 'signed-out' } });
  });
});
