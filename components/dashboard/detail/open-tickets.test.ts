import { expect, test } from 'vitest';
import { aTicket } from '@/tests/support/okr-records';
import { ticketLists } from './open-tickets';

const cloud = (key: string) => aTicket({ key, url: `https://acme.atlassian.net/browse/${key}` });

test.each([
  ['one on Jira Cloud', 'https://acme.atlassian.net/browse/WEB-1', 'https://acme.atlassian.net'],
  ['under a context path', 'https://jira.example.test/jira/browse/WEB-1', 'https://jira.example.test/jira'],
  ['on a port, over http', 'http://jira.local:8080/browse/WEB-1', 'http://jira.local:8080'],
  ['a board under a context path', 'https://j.test/jira/projects/WEB/issues/WEB-1', 'https://j.test/jira'],
  ['by a project address', 'https://a.test/projects/WEB/issues/WEB-1', 'https://a.test'],
])('%s', (_, url, base) => {
  const [list] = ticketLists([aTicket({ host: 'jira-dc', url, site: base.replace(/^https?:../, '') })]);
  expect(list?.url).toBe(`${base}/issues/?jql=key%20in%20(WEB-1)`);
  expect(list?.product).toBe('Jira');
});

test('one address a site, each key once', () => {
  const other = aTicket({ site: 'b', url: 'https://b.atlassian.net/browse/OPS-7', key: 'OPS-7' });
  const lists = ticketLists([cloud('WEB-1'), cloud('WEB-2'), cloud('WEB-1'), other]);
  expect(lists.map(({ count }) => count)).toEqual([2, 1]);
  expect(decodeURIComponent(lists[0]?.url ?? '')).toContain('key in (WEB-1, WEB-2)');
});

test('Linear, by workspace', () => {
  const at = (key: string, workspace = 'acme') =>
    aTicket({ host: 'linear', key, url: `https://linear.app/${workspace}/issue/${key}/a-title` });
  expect(ticketLists([at('ENG-1'), at('ENG-2'), at('ENG-1', 'other')]).map(({ url }) => url)).toEqual([
    'https://linear.app/acme/issues/ENG-1,ENG-2',
    'https://linear.app/other/issues/ENG-1',
  ]);
});

test('what is no ticket key or no web address is left out', () => {
  const odd = [
    aTicket({ key: 'WEB-1) OR (key is not EMPTY' }),
    aTicket({ url: 'javascript:alert(1)' }),
    aTicket({ host: 'elsewhere' }),
  ];
  expect(ticketLists(odd)).toEqual([]);
});

test('so many that one address would be too long', () => {
  const lists = ticketLists(Array.from({ length: 2000 }, (_, at) => cloud(`WEB-${10_000 + at}`)));
  expect(lists.length).toBeGreaterThan(1);
  expect(Math.max(...lists.map(({ url }) => url.length))).toBeLessThanOrEqual(6000);
  expect(lists.reduce((sum, { count }) => sum + count, 0)).toBe(2000);
});
