import type { Page } from 'playwright-core';
import { eventually } from '../pages/closed-shadow';

/** How many chips the page has got, once it has any. */
export const visibleChips = (page: Page): Promise<number> =>
  eventually('a chip', async () => (await page.locator('keyline-chip').count()) || null);
