import { expect, test } from 'vitest';
import browser from 'webextension-polyfill';
import { readLauncher, writeLauncher } from './page-prefs';

test('on unless turned off, by host', async () => {
  expect(await readLauncher('jira-cloud')).toBe(true);
  await writeLauncher('jira-cloud', false);
  expect(await readLauncher('jira-cloud')).toBe(false);
  expect(await readLauncher('linear')).toBe(true);
});

test('what else was set in the page stays', async () => {
  await browser.storage.local.set({ 'page:jira-cloud': { open: true, width: 420, top: 30 } });
  await writeLauncher('jira-cloud', false);
  expect(await browser.storage.local.get('page:jira-cloud')).toEqual({
    'page:jira-cloud': { open: true, width: 420, top: 30, off: true },
  });
});

test('an entry that is none counts as nothing set', async () => {
  await browser.storage.local.set({ 'page:jira-cloud': 'broken' });
  expect(await readLauncher('jira-cloud')).toBe(true);
});
