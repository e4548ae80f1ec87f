/** What the stand-in answers from: its REST resources, saved pages and saved tickets. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { DcPage } from './pages/dc-page';
import { JiraPage } from './pages/jira-page';
import { LinearPage } from './pages/linear-page';

let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let jira: JiraPage;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ port: sandbox.port });
  page = await browser.context.newPage();
  jira = new JiraPage(page, sandbox.origin);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

describe('REST', () => {
  const get = (path: string) =>
    page.evaluate(async (at) => {
      const response = await fetch(at);
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        body: await response.text(),
      };
    }, path);

  it('answers a ticket and a search to the signed-in page', async () => {
    await jira.openIssue('WEB-142');
    const issue = JSON.parse((await get('/rest/api/3/issue/WEB-142?fields=summary,status')).body);
    expect(issue).toMatchObject({
      id: '10142',
      key: 'WEB-142',
      fields: {
        summary: 'Lazy-load product images below the fold',
        status: { statusCategory: { key: 'indeterminate' } },
      },
    });
    expect(Object.keys(issue.fields)).toEqual(['summary', 'status']);
    const search = JSON.parse(
      (await get('/rest/api/3/search/jql?jql=project%20%3D%20WEB&maxResults=400&fields=summary')).body,
    );
    expect(search.issues).toHaveLength(400);
    expect(search).toMatchObject({ isLast: false, nextPageToken: expect.any(String) });
    expect(search).not.toHaveProperty('total');
    expect((await get('/rest/api/3/issue/WEB-9999')).status).toBe(404);
    expect((await get('/rest/api/3/search?jql=')).status).toBe(410);
    expect((await get('/rest/api/3/search/jql?jql=')).status).toBe(400);
  });

  it('answers the login page without a session, and 403 to a foreign POST', async () => {
    await jira.openIssue('WEB-142');
    const post = (headers: Record<string, string>) =>
      page.request.post(`https://127.0.0.1:${sandbox.port}/rest/api/3/search/jql`, {
        ignoreHTTPSErrors: true,
        headers: { host: 'acme.atlassian.net', cookie: 'tenant.session.token=x', ...headers },
        data: { jql: 'key = WEB-142', fields: ['summary'] },
      });
    expect((await post({ origin: 'chrome-extension://abc', 'x-atlassian-token': 'no-check' })).status()).toBe(
      403,
    );
    const own = await post({ origin: sandbox.origin });
    expect(own.status()).toBe(200);
    expect(await own.json()).toMatchObject({ isLast: true, issues: [{ key: 'WEB-142' }] });
    await browser.context.clearCookies();
    const out = await get('/rest/api/3/issue/WEB-142');
    expect(out).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
  });
});

describe('given pages and data', () => {
  it('serves saved pages at their addresses and tickets of a saved answer', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'keyline-pages-'));
    const issues = Array.from({ length: 300 }, (_, i) => ({
      id: String(20_000 + i),
      key: `XD-${i + 1}`,
      fields: {
        summary: `Saved ticket ${i + 1}`,
        status: { name: 'To Do', statusCategory: { key: 'new' } },
        issuetype: { name: 'Story' },
        project: { id: '1', key: 'XD', name: 'XD' },
        customfield_10016: i,
      },
    }));
    await writeFile(path.join(dir, 'answer.json'), JSON.stringify({ issues, isLast: true }));
    await writeFile(path.join(dir, 'jira-cloud-board.html'), '<!doctype html><title>Saved board</title>');
    await writeFile(path.join(dir, 'other.html'), '<!doctype html><title>Other page</title>');
    const given = await startSandbox({ pages: dir, data: path.join(dir, 'answer.json') });
    const own = await launchWithExtension({ port: given.port });
    try {
      const site = new JiraPage(await own.context.newPage(), given.origin, 'XD');
      await site.openBacklog();
      await site.scrollToRow('XD-300');
      const dc = new DcPage(site.page, given.dc, 'XD');
      await dc.openBoard();
      expect(await dc.rowKeys()).toContain('XD-1');
      const linear = new LinearPage(site.page, given.linear, 'XD');
      await linear.openBoard();
      expect(await linear.cardIds()).toContain('XD-1');
      await site.open('/jira/core/projects/AUT/board');
      expect(await site.page.title()).toBe('Saved board');
      await site.open('/saved/other');
      expect(await site.page.title()).toBe('Other page');
    } finally {
      await own.close();
      await given.close();
      await rm(dir, { recursive: true, force: true });
    }
  });
});
