/** The stand-ins of Jira Data Center, under a context path and on a plain http domain, and of the other own domains. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dcToken } from '../sandbox/dc/server';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { DcPage } from './pages/dc-page';
import { JiraPage } from './pages/jira-page';

let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let dc: DcPage;
const errors: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ port: sandbox.port });
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  await page?.close();
  await browser.context.clearCookies();
  page = await browser.context.newPage();
  errors.length = 0;
  page.on('pageerror', (error) => errors.push(error.message));
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()),
  );
  dc = new DcPage(page, sandbox.dc);
});

const meta = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content');
/** Marks the document: gone after a load, still there after pushState. */
const mark = () => page.evaluate(() => Object.assign(window, { __same: true }));
const isMarked = () => page.evaluate(() => '__same' in window);
const get = (path: string, headers: Record<string, string> = {}) =>
  page.evaluate(
    async ([at, sent]) => {
      const response = await fetch(at, { headers: sent });
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        body: await response.text(),
      };
    },
    [path, headers] as const,
  );

describe('pages', () => {
  const title = '[WEB-142] Lazy-load product images below the fold - Acme Jira';
  it.each([
    ['/browse/WEB-142', title],
    ['/browse/web-142', title],
    ['/projects/WEB/issues/WEB-142?filter=allopenissues', title],
    ['/projects/WEB/queues/custom/27/WEB-142', title],
    ['/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB', 'WEB board - Agile Board - Acme Jira'],
    [
      '/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB&view=detail&selectedIssue=WEB-142',
      'WEB board - Agile Board - Acme Jira',
    ],
    [
      '/secure/RapidBoard.jspa?rapidView=1&view=planning&selectedIssue=WEB-142',
      'WEB board - Backlog - Acme Jira',
    ],
    ['/secure/RapidBoard.jspa?rapidView=1&view=planning.nodetail', 'WEB board - Backlog - Acme Jira'],
    ['/secure/RapidBoard.jspa?rapidView=1&view=reporting', 'WEB board - Reports - Acme Jira'],
    ['/issues/?jql=project%20%3D%20WEB', 'Issue Navigator - Acme Jira'],
    ['/secure/Dashboard.jspa', 'System Dashboard - Acme Jira'],
    ['/browse/WEB-99999', 'Issue not found - Acme Jira'],
    ['/browse/WEB-130', /^\[WEB-130] <img src=x onerror=/],
  ])('%s', async (address, title) => {
    await dc.open(address);
    await expect.poll(() => page.title()).toMatch(title);
    expect(errors).toEqual([]);
  });

  it('says what and where it is, as Data Center does', async () => {
    await dc.openIssue('WEB-142');
    expect(await meta('ajs-base-url')).toBe('https://jira.example.test/jira');
    expect(await meta('ajs-context-path')).toBe('/jira');
    expect(await meta('ajs-issue-key')).toBe('WEB-142');
    expect(await meta('ajs-remote-user-fullname')).toBe('Maya Lindqvist');
    expect(await meta('application-name')).toBe('JIRA');
    expect(await page.locator('body#jira.aui-layout').getAttribute('data-version')).toMatch(/^10\./);
    expect(await page.locator('#jira-frontend, meta[name="ajs-cloud-id"]').count()).toBe(0);
    const tokens = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--ds-surface'),
    );
    expect(tokens).toBe('');
    await dc.openBoard();
    expect(await page.locator('meta[name="ajs-issue-key"]').count()).toBe(0);
  });

  it('has the anchors of an issue', async () => {
    await dc.openIssue('WEB-142');
    expect(await dc.keyLink.getAttribute('data-issue-key')).toBe('WEB-142');
    expect(await dc.keyLink.getAttribute('rel')).toBe('10142');
    expect(await dc.keyLink.getAttribute('href')).toBe('/jira/browse/WEB-142');
    expect(await page.locator('h1#summary-val').textContent()).toBe(
      'Lazy-load product images below the fold',
    );
    expect(await page.locator('#status-val').textContent()).toBe('In Progress');
    await page.locator('#viewissuesidebar #assignee-val').waitFor();
    await page.locator('#details-module #type-val').waitFor();
  });

  it('leads a moved issue to its new key', async () => {
    await dc.openIssue('SHOP-12');
    expect(page.url()).toBe('https://jira.example.test/jira/browse/WEB-150');
  });

  it('is nowhere but below its context path', async () => {
    const outside = await page.goto('https://jira.example.test/browse/WEB-142');
    expect(outside?.status()).toBe(404);
    await page.goto('https://jira.example.test/jira');
    expect(page.url()).toBe('https://jira.example.test/jira/secure/Dashboard.jspa');
  });

  it('runs on plain http without a context path', async () => {
    const plain = new DcPage(page, sandbox.http);
    await plain.openIssue('WEB-142');
    expect(page.url()).toBe('http://tickets.example.test/browse/WEB-142');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    expect(await meta('ajs-context-path')).toBe('');
    expect(await plain.keyLink.getAttribute('href')).toBe('/browse/WEB-142');
    expect((await get('/rest/api/2/myself')).status).toBe(200);
    expect(errors).toEqual([]);
  });
});

describe('rows and cards', () => {
  it('opens the detail view without a load, and the key’s own page with one', async () => {
    await dc.openBoard();
    await mark();
    await dc.openFromRow('WEB-142');
    await dc.detailView.locator('[data-issue-key="WEB-142"]').first().waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('detail');
    expect(await isMarked()).toBe(true);
    await dc.followKey('WEB-142');
    expect(await isMarked()).toBe(false);
  });

  it('follows the navigator’s links by pushState', async () => {
    await dc.openNavigator();
    await mark();
    await dc.followKey('WEB-142');
    expect(await isMarked()).toBe(true);
    await expect.poll(() => page.title()).toContain('[WEB-142]');
    await page.goBack();
    await page.locator('#issuetable').waitFor();
  });

  it('draws the board’s cards anew with a filter', async () => {
    await dc.openBoard();
    const marked = page.locator('#ghx-pool [data-planted]');
    await dc.row('WEB-142').evaluate((card) => card.setAttribute('data-planted', ''));
    expect(await marked.count()).toBe(1);
    await dc.toggleQuickFilter();
    expect(await dc.rowKeys()).toContain('WEB-142');
    expect(await marked.count()).toBe(0);
  });

  it('draws the navigator’s table anew with each page', async () => {
    await dc.openNavigator();
    const first = await dc.rowKeys();
    expect(first).toHaveLength(50);
    await dc.nextPage();
    await expect.poll(async () => (await dc.rowKeys()).some((key) => first.includes(key))).toBe(false);
  });

  it('has a row for each ticket of the backlog, with a place for chips', async () => {
    await dc.openBacklog();
    expect(await dc.row('WEB-142').locator('.ghx-end').count()).toBe(1);
    expect((await dc.rowKeys()).length).toBe(120);
    await page.getByRole('button', { name: /more issues$/ }).click();
    expect((await dc.rowKeys()).length).toBe(1000);
  });
});

describe('keys and dialogs', () => {
  it('acts on single keys and notes them, but not while somebody types', async () => {
    await dc.openBoard('WEB-142');
    await page.keyboard.press('j');
    await page.waitForFunction(() => !location.search.includes('selectedIssue=WEB-142'));
    expect((await dc.hostEvents()).shortcuts).toEqual(['j']);
    await dc.commentField.click();
    await page.keyboard.type('jkc1');
    expect((await dc.hostEvents()).shortcuts).toEqual([]);
    expect(await dc.commentField.inputValue()).toBe('jkc1');
    await page.locator('#ghx-board-name').click();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.waitForURL('**/secure/Dashboard.jspa');
  });

  it('opens a native dialog, at once where asked', async () => {
    await dc.open('/browse/WEB-142?share=1');
    await page.getByTestId('sandbox.native-dialog.input').waitFor();
  });

  it('keeps links and texts, and none of the names, when scrambled', async () => {
    await dc.open('/browse/WEB-142?scramble=1');
    expect(await page.locator('#key-val, .issue-link, [data-issue-key], [aria-label], [role]').count()).toBe(
      0,
    );
    expect(await page.locator('a[href="/jira/browse/WEB-142"]').count()).toBeGreaterThan(0);
  });
});

describe('REST', () => {
  it('answers as Data Center: ids, people by name, pages by startAt', async () => {
    await dc.openIssue('WEB-142');
    const json = async (path: string) => JSON.parse((await get(`/jira/rest/api/2/${path}`)).body);
    expect(await json('issue/WEB-142?fields=summary,status')).toEqual({
      expand: expect.any(String),
      id: '10142',
      key: 'WEB-142',
      self: 'https://jira.example.test/jira/rest/api/2/issue/10142',
      fields: {
        summary: 'Lazy-load product images below the fold',
        status: expect.objectContaining({ name: 'In Progress' }),
      },
    });
    expect(await json('issue/SHOP-12?fields=summary')).toMatchObject({ id: '10150', key: 'WEB-150' });
    expect((await json('issue/WEB-142')).fields.assignee).toMatchObject({ name: 'maya' });
    expect(await json('myself')).toMatchObject({ name: 'maya', displayName: 'Maya Lindqvist' });
    const search = await json('search?jql=project%20%3D%20WEB&startAt=990&maxResults=50&fields=summary');
    expect(search).toMatchObject({ startAt: 990, total: 1000 });
    expect(search.issues).toHaveLength(10);
    expect((await get('/jira/rest/api/2/issue/WEB-9999')).status).toBe(404);
    expect((await get('/jira/rest/api/3/issue/WEB-142')).status).toBe(404);
  });

  it('tells anybody what it is, and nobody else anything without a session or token', async () => {
    await page.goto(`${sandbox.dc}/logout`);
    const info = await get('/jira/rest/api/2/serverInfo');
    expect(info.type).toContain('application/json');
    expect(JSON.parse(info.body)).toMatchObject({
      deploymentType: 'Server',
      baseUrl: 'https://jira.example.test/jira',
    });
    expect((await get('/jira/rest/api/2/myself')).status).toBe(401);
    expect((await get('/jira/rest/api/2/issue/WEB-142')).status).toBe(401);
    const bearer = (token: string) => get('/jira/rest/api/2/myself', { authorization: `Bearer ${token}` });
    expect((await bearer('wrong')).status).toBe(401);
    expect((await bearer(dcToken)).status).toBe(200);
  });

  it('refuses a browser’s POST from elsewhere', async () => {
    await dc.openIssue('WEB-142');
    const post = async (origin: string) => {
      const answer = await page.request.post(`https://127.0.0.1:${sandbox.port}/jira/rest/api/2/search`, {
        ignoreHTTPSErrors: true,
        headers: {
          host: 'jira.example.test',
          cookie: 'JSESSIONID=x',
          'user-agent': 'Mozilla/5.0',
          'x-atlassian-token': 'no-check',
          origin,
        },
        data: {},
      });
      return [answer.status(), await answer.text()];
    };
    expect(await post('chrome-extension://abc')).toEqual([403, 'XSRF check failed']);
    expect((await post('https://jira.example.test'))[0]).not.toBe(403);
  });
});

describe('other own domains', () => {
  it('has Cloud on a custom domain', async () => {
    const cloud = new JiraPage(page, sandbox.custom);
    await cloud.openIssue('WEB-142');
    expect(page.url()).toBe('https://work.example.test/browse/WEB-142');
    expect(await cloud.recoverable()).toEqual({ count: 0, messages: [] });
    expect(await meta('ajs-cloud-id')).toBe(sandbox.site.cloudId);
    expect(JSON.parse((await get('/rest/api/2/serverInfo')).body)).toMatchObject({
      deploymentType: 'Cloud',
      baseUrl: 'https://work.example.test',
    });
    await cloud.openIssue('SHOP-12');
    expect(page.url()).toBe('https://work.example.test/browse/WEB-150');
  });

  it('has a site that is no Jira and answers everything with a page', async () => {
    await page.goto(`${sandbox.intranet}/browse/WEB-142`);
    expect(await page.title()).toBe('Acme intranet');
    expect(await page.locator('meta[name="application-name"], body#jira').count()).toBe(0);
    const info = await get('/rest/api/2/serverInfo');
    expect(info).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
  });
});
