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
