import { expect, it } from 'vitest';
import type { ApiAnswer, HostApi } from './api-types';
import { apiSiteOf, readSite } from './read-site';

const keys = Array.from({ length: 120 }, (_, index) => `WEB-${index + 1}`);
const api = (answer: (keys: readonly string[], times: number) => ApiAnswer): HostApi => {
  let times = 0;
  return { id: 'x', needsKey: false, readTickets: async (_, asked) => answer(asked, ++times) };
};
const parts = { fetch: () => Promise.reject(new Error('asked')), now: () => 0 };
const site = apiSiteOf('acme.atlassian.net');

it('asks in parts of fifty', async () => {
  const sizes: number[] = [];
  const all = api((asked) => {
    sizes.push(asked.length);
    return { ok: true, tickets: new Map(asked.map((key) => [key, null])) };
  });
  const { tickets, error, waitMs } = await readSite(all, site, keys, parts);
  expect([sizes, Object.keys(tickets).length, error, waitMs]).toEqual([[50, 50, 20], 120, null, 0]);
});

it('keeps what came before a failure, and waits as the host says', async () => {
  const limited = api((asked, times) =>
    times === 1
      ? { ok: true, tickets: new Map(asked.map((key) => [key, null])) }
      : { ok: false, error: { code: 'rate-limited', waitMs: 600_000 } },
  );
  const answer = await readSite(limited, site, keys, parts);
  expect([Object.keys(answer.tickets).length, answer.error?.code, answer.waitMs]).toEqual([
    50,
    'rate-limited',
    600_000,
  ]);
});

it.each([
  ['acme.atlassian.net', undefined, { origin: 'https://acme.atlassian.net', path: '' }],
  ['jira.example.com/jira', undefined, { origin: 'https://jira.example.com', path: '/jira' }],
  ['tickets.example.com:8080', 'http:', { origin: 'http://tickets.example.com:8080', path: '' }],
])('%s', (name, protocol, expected) => expect(apiSiteOf(name, protocol)).toEqual(expected));
