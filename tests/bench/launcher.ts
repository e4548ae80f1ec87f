import type { Page } from 'playwright-core';
import { boxOf, eventually, nodesOf, pierceAll, withSession } from '../e2e/pages/closed-shadow';
import type { Browser } from '../support/browser';

/** The middle of the first button within this element, its closed shadow root included; in CSS pixels. */
export async function launcherMiddle(page: Page, host: string): Promise<{ x: number; y: number }> {
  return withSession(page, (session) =>
    eventually(`button in <${host}>`, async () => {
      const [element] = await pierceAll(session, host);
      const button = element && [...nodesOf(element.node)].find(({ localName }) => localName === 'button');
      const box = button && (await boxOf(session, button.backendNodeId));
      return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }),
  );
}

/** An open panel is remembered for the next page; forgotten here, so that the next one begins with the launcher. */
export async function forgetPanel(browser: Browser): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    if (!chrome.storage) return; // the control remembers nothing
    const keys = Object.keys(await chrome.storage.local.get()).filter((key) => key.startsWith('page:'));
    await chrome.storage.local.remove(keys);
  });
}
