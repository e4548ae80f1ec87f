import { expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { onSitesChanged, parseSites, putSite, readSites, removeSite, sitesKey } from './sites';

const dc = { origin: 'https://jira.example.test', path: '/jira', platform: 'jira-dc' } as const;
const cloud = { origin: 'https://tickets.example.com', path: '', platform: 'jira-cloud' } as const;

test('none until added; added, given another platform, removed', async () => {
  expect(await readSites()).toEqual([]);
  await putSite(cloud);
  await putSite(dc);
  await putSite({ ...cloud, platform: 'jira-dc' });
  expect(await readSites()).toEqual([dc, { ...cloud, platform: 'jira-dc' }]);
  expect(await removeSite(dc)).toEqual(dc);
  expect(await removeSite(dc)).toBeNull();
  expect(await readSites()).toEqual([{ ...cloud, platform: 'jira-dc' }]);
});

test('two added at once are both there', async () => {
  await Promise.all([putSite(dc), putSite(cloud)]);
  expect(await readSites()).toHaveLength(2);
});

test('a broken entry is dropped, never the others with it', async () => {
  const broken = [
    null,
    'https://jira.example.test',
    { ...dc, origin: 'https://*/*' },
    { ...dc, origin: 'https://*' },
    { ...dc, origin: 'https://me@jira.example.test' },
    { ...dc, origin: 'javascript:alert(1)' },
    { ...dc, origin: 'https://[broken' },
    { ...dc, path: 'jira' },
    { ...dc, path: '/jira?x' },
    { ...dc, platform: 'gitlab' },
  ];
  await browser.storage.local.set({ [sitesKey]: [...broken, dc, dc, cloud] });
  expect(await readSites()).toEqual([dc, cloud]);
});

test.each([[{}], ['sites'], [null], [undefined]])('%j is no list: none', (stored) => {
  expect(parseSites(stored)).toEqual([]);
});

test('a site that is none is never written', async () => {
  await putSite(dc);
  await expect(putSite({ ...dc, origin: 'ftp://jira.example.test' })).rejects.toThrow();
  await putSite(cloud);
  expect(await readSites()).toEqual([dc, cloud]);
});

test('the longer path comes first: it is the narrower site', () => {
  const inner = { ...dc, path: '/jira/test' };
  expect(parseSites([{ ...dc, path: '' }, dc, inner]).map(({ path }) => path)).toEqual([
    '/jira/test',
    '/jira',
    '',
  ]);
});

test('a change is told to the other pages, until they stop listening', async () => {
  const stop = new AbortController();
  const heard = vi.fn();
  onSitesChanged(heard, stop.signal);
  await putSite(dc);
  expect(heard).toHaveBeenCalledWith([dc]);
  stop.abort();
  await removeSite(dc);
  expect(heard).toHaveBeenCalledTimes(1);
});
