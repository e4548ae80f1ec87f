import type { ConsoleMessage, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { builtExtension } from '../support/extension';
import { openPanel } from './pages/panel';
import { openPopup } from './pages/popup';

/** What the worker does on its own: badge and reminder, also after the browser has ended it. */
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let panel: Frame;
/** Errors and warnings of our own pages and worker, from the first moment on. */
const complaints: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  const { context, extensionId } = browser;
  const hear = (message: ConsoleMessage) => {
    const isOurs = message.location().url.includes(extensionId) || message.page() === null;
    if (isOurs && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  };
  context.on('console', hear);
  (await browser.worker()).on('console', hear);
  context.on('serviceworker', (worker) => worker.on('console', hear));
  page = await browser.context.newPage();
  await page.goto('https://acme.atlassian.net/browse/WEB-142');
  panel = await openPanel(page, browser.extensionId);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

const badge = async () => (await browser.worker()).evaluate(() => chrome.action.getBadgeText({}));
const alarm = async () => (await browser.worker()).evaluate(() => chrome.alarms.get('reminder'));

describe('badge', () => {
  it('is empty before the first run', async () => expect(await badge()).toBe(''));

  it('counts what is due once there are check-ins', async () => {
    await panel.getByRole('button', { name: /continue/i }).click();
    await panel.getByRole('button', { name: /sample/i }).click();
    await expect.poll(badge).toBe('3');
  });

  it('counts down after a check-in that finds the worker ended', async () => {
    const popup = await openPopup(browser);
    await popup.getByText(/of 3 due/).waitFor();
    await browser.killWorker();
    await popup.keyboard.press('Enter');
    await expect.poll(badge, { timeout: 10_000 }).toBe('2');
    await popup.close();
  });
});

describe('reminder', () => {
  it('is planned for the next 9 o’clock', async () => {
    const planned = await alarm();
    const when = new Date(planned?.scheduledTime ?? 0);
    expect([when.getHours(), when.getMinutes()]).toEqual([9, 0]);
    expect(when.getTime() - Date.now()).toBeGreaterThan(0);
    expect(when.getTime() - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it('goes where a person turns it off, and comes back', async () => {
    const options = await browser.context.newPage();
    await options.goto(browser.extensionUrl('options.html#/check-ins'));
    const toggle = options.getByRole('checkbox').or(options.getByRole('switch')).first();
    await toggle.click();
    await expect.poll(alarm).toBeFalsy();
    await toggle.click();
    await expect.poll(alarm).toBeTruthy();
    await options.close();
  });
});

describe('the extension’s own console', () => {
  it('holds no error and no warning after all of this, and on every page', async () => {
    for (const address of ['panel.html', 'popup.html', 'options.html#/data', 'options.html#/import']) {
      const own = await browser.context.newPage();
      await own.goto(browser.extensionUrl(address));
      await own.getByRole('heading').first().waitFor();
      await own.close();
    }
    expect(complaints).toEqual([]);
  });

  it('would have been heard', async () => {
    const own = await browser.context.newPage();
    await own.goto(browser.extensionUrl('popup.html'));
    await own
      .evaluate(() => {
        const script = document.createElement('script');
        script.src = 'https://acme.atlassian.net/planted.js';
        document.head.append(script);
      })
      .catch(() => {});
    await (await browser.worker()).evaluate(() => console.error('planted in the worker'));
    await expect.poll(() => complaints.length).toBeGreaterThan(0);
    await own.close();
  });
});
