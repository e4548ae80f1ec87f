// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakePermissions } from '@/tests/support/fake-permissions';
import { putSite } from './sites';
import { readThisTab, tabFor } from './this-tab';

const site = { origin: 'https://jira.example.test', path: '/jira', platform: 'jira-cloud' } as const;
const at = (url?: string) => ({ active: true, ...(url !== undefined && { url }) });

test.each<[string, string | undefined, object]>([
  [
    'a ticket of a host',
    'https://acme.atlassian.net/browse/WEB-1',
    { origins: ['https://*.atlassian.net/*'], other: null },
  ],
  [
    'a page of a host',
    'https://acme.atlassian.net/jira/your-work',
    { ticket: null, other: null, origins: ['https://*.atlassian.net/*'] },
  ],
  [
    'an own site',
    'https://jira.example.test/jira/x',
    { other: null, origins: ['https://jira.example.test/*'] },
  ],
  ['beside an own site’s path', 'https://jira.example.test/wiki', { ticket: null, other: null, origins: [] }],
  [
    'another site',
    'https://tickets.example.com/browse/WEB-1',
    { ticket: null, other: 'https://tickets.example.com/browse/WEB-1' },
  ],
  ['an http site', 'http://jira.intranet/', { other: 'http://jira.intranet/' }],
  ['the browser’s own page', 'chrome://extensions', { ticket: null, other: null, origins: [] }],
  ['our own page', 'chrome-extension://abc/popup.html', { other: null }],
  ['a file', 'file:///etc/passwd', { other: null }],
  ['an address that is not told', undefined, { ticket: null, other: null, origins: [] }],
  ['a broken address', 'https://', { other: null }],
])('%s', (_, url, found) => expect(tabFor(at(url), [site])).toMatchObject(found));

test('an own site’s ticket, and whether its access was taken back', async () => {
  await putSite(site);
  vi.spyOn(browser.tabs, 'getCurrent').mockResolvedValue(undefined as never);
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([at('https://jira.example.test/jira/')] as never);
  expect(await readThisTab()).toMatchObject({ revoked: false, other: null });
  fakePermissions.take('https://jira.example.test/*');
  expect(await readThisTab()).toMatchObject({ revoked: true, other: null });
});
