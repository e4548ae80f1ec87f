import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSavedPages, ticketsOfPages } from './page-map';
import { webshopTickets } from './tickets/webshop';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'keyline-pages-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('puts pages at their known address, else at /saved, else where pages.json says', async () => {
  await writeFile(path.join(dir, 'jira-cloud-list.html'), '<head></head><body>list');
  await writeFile(path.join(dir, 'other.html'), 'other');
  expect([...(await readSavedPages(dir)).keys()]).toEqual(['/jira/core/projects/AUT/list', '/saved/other']);
  await writeFile(path.join(dir, 'pages.json'), '{"other.html": ["/a", "/b"]}');
  expect([...(await readSavedPages(dir)).keys()]).toEqual(['/jira/core/projects/AUT/list', '/a', '/b']);
  await writeFile(path.join(dir, 'pages.json'), '{"other.html": ["no-address"]}');
  await expect(readSavedPages(dir)).rejects.toThrow();
});

it('says when there are none', async () => {
  await expect(readSavedPages(dir)).rejects.toThrow('No saved pages');
});

it('makes tickets for links that would lead nowhere', () => {
  const html = '<a href="/browse/AUT-1"></a><a href="/browse/WEB-142"></a><a href="/browse/AUT-1"></a>';
  expect(ticketsOfPages([html], webshopTickets()).map(({ key }) => key)).toEqual(['AUT-1']);
});
