import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { askWorker, dropStateRow } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { takeSample } from '../pages/first-run';
import { pageViolations, plantFault, violations } from './axe';

/** A damaged store, as every page says it. */
let sandbox: SandboxServer;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
  await askWorker(browser, 'takeSnapshot');
  await dropStateRow(browser);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

it.each(['panel.html', 'dashboard.html', 'options.html#/data', 'popup.html'])('%s', async (address) => {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(browser.extensionUrl(address));
  await page.getByText(t('recoveryTitleCorrupt')).first().waitFor();
  await page
    .locator('summary', { hasText: t('recoveryAnew') })
    .first()
    .click();
  await page.getByRole('button', { name: t('recoveryNewest') }).waitFor();
  expect(await pageViolations(page, { forced: true })).toEqual([]);
  await plantFault(page);
  expect((await violations(page)).map((violation) => violation.split(':')[0])).toEqual(['color-contrast']);
  await page.close();
});
