import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { builtExtension } from '../support/extension';
import { DashboardPage } from './pages/dashboard-page';
import { takeSample } from './pages/first-run';

/** A plan as large as an import can bring at once. */
let sandbox: SandboxServer;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

it('of 2,000 rows, as many are drawn as can be seen', async () => {
  const table = ['Objective\tKey result\tStart\tTarget\tUnit'];
  for (let i = 0; i < 2000; i++)
    table.push(`Objective ${Math.floor(i / 10) + 1}\tKey result ${i + 1}\t0\t${i + 10}\tpieces`);
  const page = await browser.context.newPage();
  await page.goto(browser.extensionUrl('options.html#/import'));
  await page.locator('input[type="file"]').setInputFiles({
    name: 'plan.tsv',
    mimeType: 'text/tab-separated-values',
    buffer: Buffer.from(table.join('\n')),
  });
  await page.getByRole('button', { name: t('optionsImportTake') }).click();
  await page.getByText(t('optionsImportDone', 200, 2000)).waitFor();
  await page.close();

  const many = await DashboardPage.open(browser);
  const grid = many.table;
  // The sample's besides.
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(2200);
  const total = Number(await grid.getAttribute('aria-rowcount'));
  await many.page.locator('.tree').hover();
  let most = 0;
  for (let i = 0; i < 30; i++) {
    await many.page.mouse.wheel(0, 3000);
    most = Math.max(most, await grid.getByRole('row').count());
  }
  await grid.locator('[data-row]').first().focus();
  await many.page.keyboard.press('Control+End');
  const last = grid.locator('[data-row]').last();
  await expect.poll(async () => Number(await last.getAttribute('aria-rowindex'))).toBe(total);
  await expect.poll(many.focusedRow).not.toBeNull();
  // 900 px hold 25 rows; ten more stand ready on either side.
  expect(Math.max(most, await grid.getByRole('row').count())).toBeLessThan(60);
  await many.page.close();
});
