import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { askWorker } from '../support/damage-profile';
import { builtExtension } from '../support/extension';
import { PanelScreen } from '../tour/screens/panel-screen';
import { openPanel } from './pages/panel';

/**
 * A browser that denies IndexedDB to the panel's frame, as "block all third-party cookies" does in some modes. The
 * same commands and queries run through the worker.
 */
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let frame: Frame;
const loadTitle = 'Product page loads below 2 s';

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({
    extension: builtExtension,
    port: sandbox.port,
    // The flag with which drivers turn partitioning off; without partitions a third party is denied.
    args: ['--disable-features=ThirdPartyStoragePartitioning', '--lang=en-US'],
  });
  page = await browser.context.newPage();
  frame = await openAt('WEB-142');
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

async function openAt(key: string): Promise<Frame> {
  await page.goto(`${sandbox.origin}/browse/${key}`);
  return openPanel(page, browser.extensionId);
}

it('the frame is denied its own', async () => {
  const answer = await frame.evaluate(
    () =>
      new Promise<string>((resolve) => {
        try {
          const request = indexedDB.open('probe');
          request.onsuccess = () => resolve('opened');
          request.onerror = () => resolve(String(request.error));
        } catch (error) {
          resolve(String(error));
        }
      }),
  );
  expect(answer).not.toBe('opened');
});

it('first run, link and check-in go through the worker', async () => {
  await frame.getByRole('button', { name: t('continue') }).click();
  await frame.getByRole('button', { name: t('waySample') }).click();
  await frame.locator('.panel-footer button').first().waitFor();
  frame = await openAt('WEB-130');
  const screen = new PanelScreen(page, frame);
  await screen.startLinking();
  await screen.picker().fill('page loads');
  await expect.poll(() => screen.activeOption()).toContain(loadTitle);
  await screen.picker().press('Enter');
  await expect.poll(async () => (await screen.cardOf(loadTitle))?.percent).toBe('73 %');
  const form = await screen.startCheckIn(loadTitle);
  await form.getByRole('textbox').or(form.getByRole('spinbutton')).first().fill('2.1');
  await form.getByRole('button', { name: t('checkInSave') }).click();
  await form.waitFor({ state: 'detached' });
  await expect.poll(async () => (await screen.cardOf(loadTitle))?.lines.join(' ')).toContain('2.1 s');
});

it('the next answer comes also after the browser has ended the worker', async () => {
  await browser.killWorker();
  frame = await openAt('WEB-130');
  const screen = new PanelScreen(page, frame);
  await expect.poll(async () => (await screen.cardOf(loadTitle))?.lines.join(' ')).toContain('2.1 s');
});

it('what another page writes is heard', async () => {
  const screen = new PanelScreen(page, frame);
  await askWorker(browser, 'run', { command: 'undo', args: {} });
  await expect.poll(async () => (await screen.cardOf(loadTitle))?.lines.join(' ')).not.toContain('2.1 s');
});
