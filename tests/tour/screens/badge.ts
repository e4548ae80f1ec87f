import type { Browser } from '../../support/browser';

/** What stands on the extension's button in the toolbar; '' = nothing. */
export async function badgeText(browser: Browser): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(() => chrome.action.getBadgeText({}));
}
