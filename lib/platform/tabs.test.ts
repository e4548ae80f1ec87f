// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { pickTicketTab, ticketOfTab } from './tabs';

const web = (key: string, rest: object = {}) => ({
  id: Number(key.split('-')[1]),
  url: `https://acme.atlassian.net/browse/${key}`,
  title: `[${key}] Lazy-load images - Jira`,
  active: false,
  ...rest,
});

test('a ticket by address, its title from the tab', () => {
  expect(ticketOfTab(web('WEB-142'))).toEqual({
    ref: { host: 'jira-cloud', site: 'acme.atlassian.net', key: 'WEB-142' },
    url: 'https://acme.atlassian.net/browse/WEB-142',
    title: 'Lazy-load images',
  });
});

test.each([
  ['no address', { active: true }],
  ['no ticket', { active: true, url: 'https://acme.atlassian.net/jira/your-work' }],
  ['another host', { active: true, url: 'https://example.com/browse/WEB-142' }],
  ['no address at all', { active: true, url: 'about:blank' }],
  ['broken', { active: true, url: 'https://' }],
])('%s: none', (_, tab) => {
  expect(ticketOfTab(tab)).toBeNull();
});

test('the active tab, not another one that was used later', () => {
  const tabs = [web('WEB-1', { lastAccessed: 9 }), web('WEB-2', { active: true, lastAccessed: 1 })];
  expect(pickTicketTab(tabs, undefined)?.ref.key).toBe('WEB-2');
});

test('an active tab without a ticket means none', () => {
  const tabs = [web('WEB-1'), { id: 7, active: true, url: 'https://example.com/' }];
  expect(pickTicketTab(tabs, undefined)).toBeNull();
});

test('from a tab of our own: the ticket used most recently', () => {
  const own = { id: 7, active: true, url: 'chrome-extension://abc/popup.html', lastAccessed: 99 };
  const tabs = [web('WEB-1', { lastAccessed: 3 }), web('WEB-2', { lastAccessed: 5 }), own];
  expect(pickTicketTab(tabs, 7)?.ref.key).toBe('WEB-2');
  expect(pickTicketTab([own], 7)).toBeNull();
});
