import type { Page } from 'playwright-core';
import { launcherBox } from '../../e2e/pages/panel';

/** Where the launcher stands, in words. */
export async function launcherSide(page: Page): Promise<string> {
  const box = await launcherBox(page);
  if (!box) return 'none';
  const width = await page.evaluate(() => innerWidth);
  return Math.abs(box.x + box.width - width) < 2
    ? 'at the right edge'
    : `at ${Math.round(box.x)} of ${width}`;
}
