import { t } from '@/lib/platform/strings';
import type { SandboxServer } from '../../sandbox/server';
import type { Browser } from '../../support/browser';
import { openPanel } from './panel';

/** Goes through the first run in a tab of its own: me, then the sample. */
export async function takeSample(browser: Browser, origin: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/browse/WEB-142`);
  const panel = await openPanel(page, browser.extensionId);
  await panel.getByRole('button', { name: /continue/i }).click();
  await panel.getByRole('button', { name: /sample/i }).click();
  await panel.getByText('WEB-142').first().waitFor();
  await page.close();
}

/** The same, to a workspace of one's own without an objective: it is real, and hosts are asked of its tickets. */
export async function takeOwn(browser: Browser, { origin }: Pick<SandboxServer, 'origin'>): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/browse/WEB-142`);
  const panel = await openPanel(page, browser.extensionId);
  await panel.getByRole('button', { name: t('continue') }).click();
  await panel.getByRole('button', { name: t('wayOwn') }).click();
  await panel.getByRole('button', { name: t('ownStart') }).click();
  await panel.getByRole('heading', { level: 1, name: /^WEB-142/ }).waitFor();
  await page.close();
}
