import type { Page } from 'playwright-core';

/** What the host's own listeners saw since the last call, on every stand-in. */
export async function takeHostEvents(page: Page) {
  return page.evaluate(() => ({
    keys: window.__hostKeys.splice(0),
    pointer: window.__hostPointer.splice(0),
    shortcuts: window.__hostShortcuts.splice(0),
  }));
}

/** Waits until a stand-in that draws itself has done so; a page of none of them is left alone. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.getElementById('sandbox-state') || document.documentElement.dataset.sandbox === 'drawn',
    undefined,
    { timeout: 10_000 },
  );
}
