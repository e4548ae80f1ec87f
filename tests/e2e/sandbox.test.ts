import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { JiraPage } from './pages/jira-page';

let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let jira: JiraPage;
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
  jira = new JiraPage(page, sandbox.origin);
});

describe('pages', () => {
  const over = '?selectedIssue=WEB-142';
  it.each([
    ['/browse/WEB-142', '[WEB-142] Lazy-load product images below the fold - Jira'],
    ['/jira/software/c/projects/WEB/boards/1/backlog', 'WEB Backlog - Webshop - Jira'],
    [
      `/jira/software/c/projects/WEB/boards/1/backlog${over}`,
      '[WEB-142] Lazy-load product images below the fold - Jira',
    ],
    ['/jira/software/c/projects/WEB/boards/1', 'WEB Board - Webshop - Jira'],
    [
      `/jira/software/c/projects/WEB/boards/1${over}`,
      '[WEB-142] Lazy-load product images below the fold - Jira',
    ],
    ['/jira/software/projects/WEB/boards/2', 'WEB Board - Webshop - Jira'],
    ['/jira/core/projects/WEB/list', 'WEB List - Webshop - Jira'],
    ['/issues/?jql=project%20%3D%20WEB', 'WEB List - Webshop - Jira'],
    ['/jira/for-you', 'For you - Jira'],
    ['/browse/WEB-99999', 'Issue not found - Jira'],
    ['/browse/WEB-130', /^\[WEB-130] <img src=x onerror=/],
    ['/browse/WEB-132', /^\[WEB-132] Pay/],
    ['/browse/WEB-133', /^\[WEB-133] Ten thousand characters/],
  ])('%s hydrates without a complaint', async (address, title) => {
    await jira.open(address);
    await expect.poll(() => page.title()).toMatch(title);
    expect(await jira.recoverable()).toEqual({ count: 0, messages: [] });
    expect(errors).toEqual([]);
  });

  it('says who is signed in, and forbids frames and foreign scripts', async () => {
    const response = await page.goto(`${sandbox.origin}/browse/WEB-142`);
    const csp = (await response?.headerValue('content-security-policy')) ?? '';
    expect(csp).toContain("frame-src 'none'");
    expect(csp).toMatch(/script-src 'nonce-[\w+/=]+'/);
    expect(csp).not.toContain('require-trusted-types-for');
    const meta = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content');
    expect(await meta('ajs-remote-user-fullname')).toBe('Maya Lindqvist');
    expect(await meta('ajs-atlassian-account-id')).toBe(sandbox.site.person.accountId);
    expect(await meta('ajs-cloud-id')).toBe(sandbox.site.cloudId);
    expect((await browser.context.cookies(sandbox.origin)).map(({ name }) => name)).toContain(
      'tenant.session.token',
    );
  });

  it('counts what was put into the server’s markup before hydration', async () => {
    for (const at of ['prepend', 'append', 'deep'] as const) {
      const planted = await browser.context.newPage();
      await planted.goto(`${sandbox.origin}/browse/WEB-142?hydrateAfter=600`);
      await planted.evaluate((where) => {
        const root = document.getElementById('jira-frontend');
        const target = where === 'deep' ? root?.querySelector('[data-testid="page-layout.main"]') : root;
        const node = document.createElement('planted-node');
        if (where === 'append') target?.append(node);
        else target?.prepend(node);
      }, at);
      await planted.waitForFunction(() => window.__hydrated === true);
      expect(await planted.evaluate(() => window.__recoverable), at).toBeGreaterThan(0);
      expect(await planted.locator('planted-node').count(), at).toBe(0);
      await planted.close();
    }
  });

  it('changes pages by pushState alone', async () => {
    await jira.openBacklog();
    await page.evaluate(() => Object.assign(window, { __same: true }));
    await jira.goTo('Board');
    await jira.openFromRow('WEB-142');
    await jira.modal.waitFor();
    await page.goBack();
    await jira.modal.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => '__same' in window)).toBe(true);
  });

  it('switches its theme, tokens and all, and keeps it', async () => {
    await jira.openBacklog();
    const surface = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ds-surface').trim());
    expect(await surface()).toBe('#FFFFFF');
    await jira.switchTheme();
    expect(await surface()).toBe('#1F1F21');
    await page.reload();
    await jira.hydrated();
    expect(await jira.theme()).toBe('dark');
    expect((await jira.recoverable()).count).toBe(0);
  });
});

describe('a host that changed all its names', () => {
  it('keeps links and texts, and none of the names', async () => {
    await jira.open('/jira/software/c/projects/WEB/boards/1?scramble=1');
    expect(await page.locator('[data-testid], [aria-label], [role], .card, #jira').count()).toBe(0);
    expect(await page.locator('a[href="/browse/WEB-142"]').count()).toBeGreaterThan(0);
    await page.locator('a[href="/browse/WEB-142"]').first().dispatchEvent('click');
    await expect.poll(() => page.title()).toContain('[WEB-142]');
    expect(await page.locator('[data-testid]').count()).toBe(0);
  });
});

describe('backlog', () => {
  it('has a thousand tickets and destroys the rows out of view', async () => {
    await jira.openBacklog();
    expect(sandbox.site.tickets).toHaveLength(1000);
    expect((await jira.rowKeys()).length).toBeLessThan(45);
    await page.evaluate(() => {
      document.querySelector('.backlog-card')?.append(document.createElement('left-behind'));
    });
    await jira.scrollToRow('WEB-500');
    expect(await page.locator('left-behind').count()).toBe(0);
    expect(await jira.rowKeys()).not.toContain('WEB-142');
    await jira.scrollToRow('WEB-142');
    expect(await page.locator('left-behind').count()).toBe(0);
  });

  it('gives some rows their testid late', async () => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const bare = document.querySelectorAll('.backlog-card:not([data-testid])').length;
        Object.assign(window, { __bare: bare });
      });
    });
    await jira.openBacklog();
    expect(await page.evaluate(() => Reflect.get(window, '__bare'))).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.backlog-card:not([data-testid])').count()).toBe(0);
  });

  it('opens an issue in the preview panel, which is no dialog', async () => {
    await jira.openBacklog();
    await jira.openFromRow('WEB-143');
    await jira.previewPanel.waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await jira.previewPanel.boundingBox())?.width).toBe(400);
    const before = page.url();
    await jira.toModal();
    await jira.modal.waitFor();
    expect(page.url()).toBe(before);
  });
});

describe('modal', () => {
  it('keeps the focus to itself', async () => {
    await jira.openBoard();
    await jira.openFromRow('WEB-142');
    await jira.modal.waitFor();
    const within = () => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      expect(await within()).toBe(true);
    }
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid="search-input"]')?.focus());
    await expect.poll(within).toBe(true);
    await page.keyboard.press('Escape');
    await jira.modal.waitFor({ state: 'detached' });
  });

  it('a native dialog makes the page inert', async () => {
    await jira.openIssue('WEB-142');
    await jira.openNativeDialog();
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid="search-input"]')?.focus());
    expect(await page.evaluate(() => document.activeElement?.closest('dialog:modal') !== null)).toBe(true);
  });
});

describe('host events', () => {
  it('records keys and pointers, and acts on single keys', async () => {
    await jira.openIssue('WEB-142');
    await page.mouse.click(700, 700);
    await page.keyboard.press('j');
    await expect.poll(() => page.url()).toContain('/browse/WEB-143');
    const { keys, pointer, shortcuts } = await jira.hostEvents();
    expect(keys.map(({ type, key }) => `${type} ${key}`)).toEqual(['keydown j', 'keyup j']);
    expect(pointer.map(({ type }) => type)).toContain('click');
    expect(shortcuts).toEqual(['j']);
    await jira.commentField.fill('');
    await jira.commentField.press('j');
    expect((await jira.hostEvents()).shortcuts).toEqual([]);
  });

  it('opens a card’s issue from the capture phase, whatever was clicked in it', async () => {
    await jira.openBoard();
    await page.evaluate(() => {
      const inner = document.createElement('button');
      inner.textContent = 'x';
      inner.addEventListener('click', (event) => event.stopPropagation());
      document.querySelector('#card-WEB-142 .card-summary')?.append(inner);
    });
    await page.locator('#card-WEB-142 button').click();
    await expect.poll(() => page.url()).toContain('selectedIssue=WEB-142');
  });

  it('lets no pointer through to the contents of a newer card', async () => {
    await jira.openNewBoard();
    const hit = await page.evaluate(() => {
      const summary = document.querySelector('[data-testid="board.content.cell.card"] .card-summary');
      const box = summary?.getBoundingClientRect();
      return box && document.elementFromPoint(box.x + 4, box.y + 4)?.className;
    });
    expect(hit).toBe('overlay');
  });
});
