/** Chips for every third ticket of any site, told by the worker: what stands in the store is another test's. */
import type { Chip } from '@/lib/messages/runtime';
import type { Browser } from '../../support/browser';

const numberOf = (key: string) => Number(key.split('-')[1]);
export const isLinked = (key: string): boolean => numberOf(key) % 3 === 1;
/** What the chip of a linked ticket starts with. */
export const chipText = (key: string): string => `Page load ${numberOf(key)}`;

/** `step` 1 = every ticket. */
export async function linkEveryThird(browser: Browser, step = 3): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((step) => {
    chrome.runtime.onMessage.addListener((message, _sender, respond) => {
      if (message?.type !== 'readChips') return;
      const statuses = ['on-track', 'at-risk', 'off-track', null, 'done'] as const;
      const chips: Record<string, Chip> = {};
      for (const key of message.keys as string[]) {
        const number = Number(key.split('-')[1]);
        if (number % step !== 1 % step) continue;
        chips[key] = {
          status: statuses[number % 5] ?? null,
          stale: number % 7 === 0,
          name: `Page load ${number}`,
          more: number % 4 === 0 ? 2 : 0,
          tooltip: `Objective of ${key}\n73 %`,
        };
      }
      respond({ chips });
      return true;
    });
  }, step);
}
