import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count, isSoak } from '../../support/counts';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { takeSample } from '../pages/first-run';
import { openPanel } from '../pages/panel';
import { type Alarms, listenFor } from './alarms';
import { visibleChips } from './chip-count';
import { payloads } from './payloads';
import { seedTitles, type Titled } from './seed-titles';

/** Texts that want to be script, in everything that has a text, on every screen. */
const titles = payloads(count(60, 1000), 1);
const batch = 60;
const own = ['dashboard.html', 'options.html', 'popup.html', 'panel.html'];

let sandbox: SandboxServer;
let browser: Browser;
let alarms: Alarms;
let page: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
  alarms = await listenFor(browser.context);
  page = await browser.context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

/** Shows a page of ours and waits until it stands still. */
async function visit(address: string, wanted?: string): Promise<string> {
  await page.goto(browser.extensionUrl(address));
  await page.locator('#root *').first().waitFor();
  if (wanted) await page.getByText(wanted).first().waitFor({ state: 'attached' });
  await page.waitForTimeout(150);
  return (await page.locator('body').innerText()).replace(/\s+/g, ' ');
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Every screen on which a text of this batch stands. */
async function tour(made: readonly Titled[], shown: readonly string[]): Promise<number> {
  let seen = 0;
  const [one] = made;
  const [title = ''] = shown;
  if (!one) return 0;
  for (const address of [
    'dashboard.html#/objectives',
    'dashboard.html#/home',
    'dashboard.html#/people',
    'dashboard.html#/cycles',
    `dashboard.html#/objective/${one.objectiveId}`,
    `dashboard.html#/kr/${one.keyResultId}`,
    'options.html#/data',
    'options.html#/sites',
    'options.html#/import',
    'options.html#/health',
    'popup.html',
    'panel.html',
  ])
    if ((await visit(address)).includes(plain(title).slice(0, 12))) seen++;

  const host = await browser.context.newPage();
  await host.goto(`${sandbox.origin}/browse/WEB-142`);
  // The page's own title of its ticket, which the panel is told.
  await host.evaluate((text) => {
    for (const heading of document.querySelectorAll('h1')) heading.textContent = text;
    document.title = `[WEB-142] ${text}`;
  }, title);
  const panel = await openPanel(host, browser.extensionId);
  await panel.getByRole('heading', { level: 1 }).first().waitFor();
  await panel.locator('.kr').first().waitFor();
  expect(
    await panel.locator('img, iframe, script:not([src]), object, embed, [onerror], [onload]').count(),
  ).toBe(0);
  seen++;
  await host.goto(`${sandbox.origin}/jira/software/c/projects/WEB/boards/1/backlog`);
  expect(await visibleChips(host)).toBeGreaterThan(0);
  await host.close();
  return seen;
}

it('are text on every screen', { timeout: isSoak ? 900_000 : 120_000 }, async () => {
  let screens = 0;
  for (let first = 0; first < titles.length; first += batch) {
    const some = titles.slice(first, first + batch);
    await visit('options.html');
    const made = await page.evaluate(seedTitles, { titles: some, first });
    screens += await tour(made, some);
    await visit('dashboard.html#/objectives');
    // Nothing of them has become an element.
    const foreign =
      'img, iframe, object, embed, base, [onerror], [onload], [onfocus], [ontoggle], a[href^="javascript:" i]';
    expect(await page.locator(foreign).count()).toBe(0);
  }
  figure('hostile titles', {
    titles: titles.length,
    'screens that showed one': screens,
    executions: alarms.executions.length,
    violations: alarms.violations.length,
  });
  expect(screens).toBeGreaterThan(4);
  expect(alarms).toEqual({ executions: [], violations: [] });
});

it('in a file that is looked through before it is imported', async () => {
  await visit('options.html#/data');
  const [title = ''] = titles;
  const file = { name: `${title.replace(/[^<>=() a-z]/gi, '')}.json`, mimeType: 'application/json' };
  for (const text of [title, JSON.stringify({ keyline: title, title }), `{"a":"${title}`]) {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ ...file, buffer: Buffer.from(text) });
    await page.waitForTimeout(200);
  }
  expect(alarms).toEqual({ executions: [], violations: [] });
});

describe('what would be seen', () => {
  it.each(own)('%s lets no text become markup', async (address) => {
    await visit(address);
    const before = alarms.violations.length;
    const thrown = await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=pwned()>');
        return null;
      } catch (error) {
        return `${error}`;
      }
    });
    expect(thrown).toContain('TrustedHTML');
    await expect.poll(() => alarms.violations.length).toBeGreaterThan(before);
    expect(alarms.executions).toEqual([]);
  });

  it('a sink in a page without that policy runs, and is heard', async () => {
    await page.goto(`${sandbox.origin}/browse/WEB-7`);
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.innerHTML = '<img src="data:,x" onerror="pwned()">';
      document.body.append(box);
    });
    await expect
      .poll(
        () =>
          alarms.executions.length + alarms.violations.filter((each) => each.includes('script-src')).length,
      )
      .toBeGreaterThan(0);
  });
});
