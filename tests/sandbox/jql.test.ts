import { expect, it } from 'vitest';
import { parseJql } from './jql';
import { webshopTickets } from './tickets/webshop';

const tickets = webshopTickets();
const keysOf = (jql: string) => {
  const query = parseJql(jql);
  return query.ok ? tickets.filter(query.matches).map(({ key }) => key) : query.message;
};

it('finds by key, project, parent and status, joined by AND', () => {
  expect(keysOf('key in (WEB-142, "web-143") ORDER BY key')).toEqual(['WEB-142', 'WEB-143']);
  expect(keysOf('issuekey = 10142')).toEqual(['WEB-142']);
  expect(keysOf('key = SHOP-12'), 'a former key').toEqual(['WEB-150']);
  expect(keysOf('project = WEB')).toHaveLength(1000);
  expect(keysOf('project = OTHER')).toEqual([]);
  const done = keysOf('parent = WEB-100 AND statusCategory = "Done"');
  expect(done).toContain('WEB-150');
  expect(done).not.toContain('WEB-142');
});

it('refuses what has no bound, and what it does not know', () => {
  expect(keysOf('')).toContain('Unbounded');
  expect(keysOf(' order by rank')).toContain('Unbounded');
  expect(keysOf('text ~ "UTF-8"')).toContain('not understood');
  expect(keysOf('key = WEB-142 OR key = WEB-143')).toContain('not understood');
});
