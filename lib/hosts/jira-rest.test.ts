import { describe, expect, it } from 'vitest';
import { answerRest } from '@/tests/sandbox/rest';
import { person, project, webshopTickets } from '@/tests/sandbox/tickets/webshop';
import type { ApiParts } from './api-types';
import { jiraCloudApi } from './jira-cloud/api';
import { createJiraApi } from './jira-rest';

const shop = { cloudId: 'c', person, project, tickets: webshopTickets(200) };
const site = { origin: 'https://acme.atlassian.net', path: '' };
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  });
const parts = (fetch: ApiParts['fetch']): ApiParts => ({ fetch, now: () => 0 });

/** The stand-in's own answers; each test has an API of its own, as one remembers a site's fields. */
const asked: string[] = [];
const standIn: ApiParts['fetch'] = async (address) => {
  const url = new URL(address);
  asked.push(url.pathname);
  const { status, json: body } = answerRest(shop, { method: 'GET', url, body: null });
  return json(body, status);
};
const fresh = () => createJiraApi({ id: 'jira-cloud', api: '/rest/api/3', search: '/search/jql' });

describe('reading tickets', () => {
  it('gives each its state, and null for what is not there', async () => {
    const answer = await fresh().readTickets(site, ['WEB-142', 'WEB-99999'], parts(standIn));
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.tickets.get('WEB-142')).toMatchObject({
      key: 'WEB-142',
      hostId: expect.stringMatching(/^\d+$/),
      statusCategory: expect.stringMatching(/^(todo|doing|done)$/),
      title: shop.tickets.find(({ key }) => key === 'WEB-142')?.summary,
    });
    expect(answer.tickets.get('WEB-99999')).toBeNull();
  });

  it('a moved issue answers under its new key', async () => {
    const issue = {
      id: '7',
      key: 'OPS-3',
      fields: { summary: 'Moved', status: { name: 'Done', statusCategory: { key: 'done' } } },
    };
    const answer = await fresh().readTickets(
      site,
      ['WEB-7'],
      parts(async (url) => {
        if (url.includes('/field')) return json([]);
        return url.includes('/search') ? json({ issues: [issue] }) : json(issue);
      }),
    );
    expect(answer.ok && answer.tickets.get('WEB-7')).toMatchObject({ key: 'OPS-3', statusCategory: 'done' });
  });

  it('reads story points from the field the site names', async () => {
    const field = { id: 'customfield_1', name: 'Story Points', schema: { custom: 'x:float' } };
    const issue = { id: '7', key: 'WEB-7', fields: { customfield_1: 5 } };
    const answer = await fresh().readTickets(
      site,
      ['WEB-7'],
      parts(async (url) => json(url.includes('/field') ? [field] : { issues: [issue] })),
    );
    expect(answer.ok && answer.tickets.get('WEB-7')?.estimate).toBe(5);
  });
});

describe('what is no answer', () => {
  it.each<[string, ApiParts['fetch'], object]>([
    [
      'a login page',
      async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { code: 'signed-out' },
    ],
    ['401', async () => json({}, 401), { code: 'signed-out' }],
    [
      'a redirect',
      async () => new Response(null, { status: 302, headers: { location: '/login' } }),
      { code: 'signed-out' },
    ],
    ['403', async () => json({}, 403), { code: 'refused' }],
    ['429', async () => json({}, 429, { 'retry-after': '7' }), { code: 'rate-limited', waitMs: 7000 }],
    [
      '429 for a day',
      async () => json({}, 429, { 'retry-after': '86400' }),
      { code: 'rate-limited', waitMs: 3_600_000 },
    ],
    [
      '429 with a date',
      async () => json({}, 429, { 'retry-after': 'soon' }),
      { code: 'rate-limited', waitMs: 60_000 },
    ],
    ['no network', async () => Promise.reject(new TypeError('Failed to fetch')), { code: 'offline' }],
    ['another shape', async () => json({ issues: [{ key: 'WEB-1' }] }), { code: 'unexpected' }],
    [
      'no JSON',
      async () => new Response('{', { headers: { 'content-type': 'application/json' } }),
      { code: 'unexpected' },
    ],
    ['500', async () => json({}, 500), { code: 'unexpected' }],
    ['five megabytes', async () => json({}, 200, { 'content-length': '5000000' }), { code: 'unexpected' }],
  ])('%s', async (_, fetch, error) => {
    expect(await fresh().readTickets(site, ['WEB-1'], parts(fetch))).toEqual({ ok: false, error });
  });

  it('a key the site does not know makes no failure of the others', async () => {
    const issue = { id: '1', key: 'WEB-1', fields: {} };
    const answer = await jiraCloudApi.readTickets(
      site,
      ['WEB-1', 'WEB-2'],
      parts(async (url) => {
        if (url.includes('/field')) return json([]);
        if (url.includes('/search')) return json({ errorMessages: ['unknown key'] }, 400);
        return url.includes('WEB-1') ? json(issue) : json({}, 404);
      }),
    );
    expect(answer.ok && [...answer.tickets].map(([key, state]) => [key, state?.key ?? null])).toEqual([
      ['WEB-1', 'WEB-1'],
      ['WEB-2', null],
    ]);
  });
});
