/** The stand-in Linear: its pages, its keys, its editors. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { LinearPage } from './pages/linear-page';

let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let linear: LinearPage;
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
  linear = new LinearPage(page, sandbox.linear);
});

const proper = '/acme/issue/ENG-142/lazy-load-product-images-below-the-fold';
const pathOf = () => new URL(page.url()).pathname;

describe('pages', () => {
  it.each([
    ['/issue/ENG-142/lazy-load-product-images-below-the-fold', /^ENG-142 Lazy-load product images/],
    ['/issue/eng-142', /^ENG-142 Lazy-load product images/],
    ['/team/ENG/all', 'Engineering › All issues'],
    ['/team/ENG/active', 'Engineering › Active issues'],
    ['/team/ENG/backlog', 'Engineering › Backlog'],
    ['/team/ENG/triage', 'Engineering › Triage'],
    ['/team/ENG/board', 'Engineering › Active issues'],
    ['/view/performance-4f2c9a1b7e3d', 'Performance work'],
    ['/project/faster-product-pages-4f2c9a1b7e3d/issues', 'Faster product pages › Issues'],
    ['/issues/ENG-142,ENG-143', 'Issues'],
    ['/my-issues/assigned', 'My issues'],
    ['/inbox', 'Inbox'],
    ['/issue/ENG-142/notification/n-1', 'Inbox'],
    ['/search?q=image', 'Search'],
    ['/settings/account', 'Acme'],
    ['/issue/ENG-99999', 'Issue not found'],
    ['/issue/ENG-130', /^ENG-130 <img src=x onerror=/],
    ['/issue/ENG-133', /^ENG-133 Ten thousand characters/],
  ])('%s', async (address, title) => {
    await linear.open(address);
    await expect.poll(() => page.title()).toMatch(title);
    expect(errors).toEqual([]);
    expect(await linear.touched()).toEqual([]);
  });

  it('has the anchors of an issue', async () => {
    await linear.openIssue('ENG-142');
    await page.locator('[data-restore-scroll-view="issue-view"]').waitFor();
    expect(await linear.titleEditor.textContent()).toBe('Lazy-load product images below the fold');
    expect(await linear.issueId()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    await page.locator('[data-details-pane-section-content] button[data-detail-button="status"]').waitFor();
    expect(await linear.announced()).toMatch(/^Navigated to ENG-142/);
  });

  it('keeps the page itself from scrolling, and what floats in its layers', async () => {
    await linear.openTeam('all');
    const style = (selector: string, name: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, at) => getComputedStyle(element).getPropertyValue(at), name);
    expect(await style('html', 'position')).toBe('fixed');
    expect(await style('body', 'position')).toBe('fixed');
    expect(await style('#root', 'overflow')).toBe('hidden');
    expect(await style('nav[aria-label="Sidebar"]', 'z-index')).toBe('96');
    await page.keyboard.press('Control+k');
    const layers = await linear
      .overlay('command')
      .evaluate((menu) => getComputedStyle(menu.parentElement ?? menu).zIndex);
    expect(layers).toBe('581');
  });

  it('forbids frames, foreign scripts and requests elsewhere', async () => {
    const response = await page.goto(`${sandbox.linear}/team/ENG/active`);
    const csp = (await response?.headerValue('content-security-policy')) ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-src 'none'");
    expect(csp).toMatch(/script-src 'nonce-[\w+/=]+'/);
  });

  it('puts an address right: slug, first view, a moved issue’s new identifier', async () => {
    await linear.openIssue('ENG-142');
    await expect.poll(pathOf).toBe(proper);
    await linear.openIssue('OPS-3');
    const id = await linear.issueId();
    await linear.open('/issue/ENG-7/move-image-resizing');
    await expect.poll(pathOf).toBe('/acme/issue/OPS-3');
    await expect.poll(() => linear.issueId()).toBe(id);
    await linear.open('');
    await expect.poll(pathOf).toBe('/acme/team/ENG/active');
  });

  it('has the same issues under the workspace’s new name, and no app at other names', async () => {
    await linear.openIssue('ENG-142');
    const id = await linear.issueId();
    const renamed = new LinearPage(page, 'https://linear.app/acme-inc');
    await renamed.openIssue('ENG-142');
    expect(await renamed.issueId()).toBe(id);
    expect(pathOf()).toMatch(/^\/acme-inc\//);
    await page.goto('https://linear.app/changelog');
    expect(await page.locator('#root').count()).toBe(0);
  });

  it('switches its theme and keeps it', async () => {
    await linear.openTeam();
    const background = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--bg-base-color'));
    expect(await linear.theme()).toBe('light');
    expect(await background()).toBe('#fff');
    await linear.switchTheme();
    expect(await background()).toBe('#101113');
    await page.reload();
    expect(await linear.theme()).toBe('dark');
  });
});

describe('lists and boards', () => {
  it('destroys the rows out of view', async () => {
    await linear.openTeam('all');
    const first = await linear.rowIds();
    expect(first.length).toBeLessThan(60);
    await linear.row('ENG-146').evaluate((row) => row.append(document.createElement('planted-node')));
    await linear.scrollToRow('ENG-1100');
    expect(await linear.row('ENG-146').count()).toBe(0);
    await linear.scrollToRow('ENG-146');
    expect(await page.locator('planted-node').count()).toBe(0);
  });

  it('destroys the cards out of view', async () => {
    await linear.openBoard();
    const first = await linear.cardIds();
    expect(first.length).toBeLessThan(60);
    expect(first).toContain('ENG-142');
    const scroller = linear.card('ENG-142').locator('xpath=../../..');
    await scroller.evaluate((element) => element.scrollTo(0, 5000));
    await expect.poll(() => linear.card('ENG-142').count()).toBe(0);
  });

  it('lays all rows on one grid, which a child more would break', async () => {
    await linear.openTeam();
    const leftOf = (id: string) =>
      linear
        .row(id)
        .locator('[data-column-id="title"]')
        .evaluate((cell) => cell.getBoundingClientRect().left);
    expect(await leftOf('ENG-146')).toBe(await leftOf('ENG-149'));
    expect(await linear.row('ENG-146').evaluate((row) => getComputedStyle(row).contain)).toBe('style');
    await linear.row('ENG-146').evaluate((row) => row.prepend(document.createElement('span')));
    expect(await leftOf('ENG-146')).not.toBe(await leftOf('ENG-149'));
  });

  it('follows rows, cards and notifications by pushState', async () => {
    await linear.openTeam();
    await page.evaluate(() => Object.assign(window, { __same: true }));
    await linear.row('ENG-142').click();
    await linear.issueView.waitFor();
    expect(pathOf()).toBe(proper);
    await page.goBack();
    await linear.row('ENG-142').waitFor();
    await page.getByRole('link', { name: 'Board layout' }).click();
    expect(await linear.cardIds()).toContain('ENG-142');
    await linear.card('ENG-142').click();
    await linear.issueView.waitFor();
    await page.getByRole('link', { name: 'Inbox' }).click();
    await linear.notification('ENG-146').click();
    await linear.issueView.waitFor();
    expect(pathOf()).toMatch(/^\/acme\/issue\/ENG-146\/notification\/n-/);
    expect(await page.evaluate(() => '__same' in window)).toBe(true);
    expect(errors).toEqual([]);
  });

  it('keeps links and texts, and none of the names, when scrambled', async () => {
    await linear.open('/team/ENG/active?scramble=1');
    const named = '[data-list-key], [data-column-id], [data-view-id], [aria-label], [role], #root';
    expect(await page.locator(named).count()).toBe(0);
    expect(await page.locator(`a[href="${proper}"]`).count()).toBe(1);
    await linear.open('/issue/ENG-142?scramble=1&share=1');
    expect(await page.locator('dialog[open]').count()).toBe(1);
    expect(await page.locator('[data-editor-id], [aria-label]').count()).toBe(0);
    expect(await linear.touched()).toEqual([]);
  });
});

describe('keys', () => {
  it('acts on single keys, sequences and commands, and notes each', async () => {
    await linear.openTeam();
    for (const key of ['c', 'Escape', 's', 'Escape', '?', 'Escape', 'j', 'x', 'Control+k', 'Escape'])
      await page.keyboard.press(key);
    expect((await linear.hostEvents()).shortcuts).toEqual(
      ['c', 's', '?', 'j', 'x', 'mod+k'].flatMap(withEscape),
    );
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect.poll(pathOf).toBe('/acme/inbox');
    await page.keyboard.press('/');
    await expect.poll(pathOf).toBe('/acme/search');
    expect((await linear.hostEvents()).shortcuts).toEqual(['g i', '/']);
  });
  /** The keys that open something are followed by Escape; the last one too. */
  const withEscape = (key: string) => (['c', 's', '?', 'mod+k'].includes(key) ? [key, 'escape'] : [key]);

  it('listens late: what somebody called off, or marked, is left alone', async () => {
    await linear.openTeam();
    await page.evaluate(() => {
      const marked = document.createElement('button');
      marked.setAttribute('data-prevent-global-listener', '');
      document.body.append(marked);
      marked.focus();
    });
    await page.keyboard.press('c');
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).remove();
      addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true });
    });
    await page.keyboard.press('c');
    expect((await linear.hostEvents()).shortcuts).toEqual([]);
    await page.keyboard.press('c');
    expect((await linear.hostEvents()).shortcuts).toEqual(['c']);
  });

  it('takes a field in a shadow root for any element', async () => {
    await linear.openTeam();
    await page.evaluate(() => {
      const host = document.createElement('div');
      const input = document.createElement('input');
      host.attachShadow({ mode: 'open' }).append(input);
      document.body.append(host);
      input.focus();
    });
    await page.keyboard.press('c');
    expect((await linear.hostEvents()).shortcuts).toEqual(['c']);
  });
});

describe('editors', () => {
  it('lets a person type, with no shortcut and no alarm', async () => {
    await linear.openIssue('ENG-142');
    await linear.titleEditor.click();
    await page.keyboard.press('End');
    await page.keyboard.type(', c j k');
    await linear.commentEditor.click();
    await page.keyboard.type('Looks good');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    expect(await linear.titleEditor.textContent()).toBe('Lazy-load product images below the fold, c j k');
    expect(await linear.commentEditor.textContent()).toBe('Looks good');
    expect((await linear.hostEvents()).shortcuts).toEqual([]);
    expect(await linear.touched()).toEqual([]);
  });

  it.each([
    ['a node in the description', '[data-editor-id^="issue-"] p', 'append'],
    ['a node beside the editor, in its box', '[data-editor-id^="issue-"]', 'append'],
    ['an attribute of the title', '[aria-label="Issue title"]', 'attribute'],
    ['text in a comment', '[data-editor-id^="comment-"] p', 'text'],
  ])('sees a foreign hand: %s', async (_what, selector, how) => {
    await linear.openIssue('ENG-142');
    await page
      .locator(selector)
      .first()
      .evaluate((element, kind) => {
        if (kind === 'append') element.append(document.createElement('planted-node'));
        if (kind === 'attribute') element.setAttribute('data-planted', '');
        if (kind === 'text') element.textContent = 'planted';
      }, how);
    expect((await linear.touched()).map(({ what }) => what).join()).toContain('planted');
  });
});
