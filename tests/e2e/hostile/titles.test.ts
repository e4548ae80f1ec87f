import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count, isSoak } from '../../support/counts';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { takeSample } from '../pages/first-run';
import { type Alarms, listenFor } from './alarms';
import { payloads } from './payloads';
import { seedTitles } from './seed-titles';
import { tour, visit } from './title-tour';

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
const stage = () => ({ sandbox, browser, page });
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

it('are text on every screen', { timeout: isSoak ? 900_000 : 120_000 }, async () => {
  let screens = 0;
  for (let first = 0; first < titles.length; first += batch) {
    const some = titles.slice(first, first + batch);
    await visit(stage(), 'options.html');
    const [one] = await page.evaluate(seedTitles, { titles: some, first });
    if (one) screens += await tour(stage(), one, some[0] ?? '');
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
  await visit(stage(), 'options.html#/data');
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
    await visit(stage(), address);
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
