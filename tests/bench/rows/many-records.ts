import type { Browser } from '../../support/browser';
import { type Bench, fullPlan, ownPage } from '../bench';
import { interleave } from '../interleave';
import type { Measure } from '../verdict';
import type { Row } from '.';
import { openPanel } from './panel-open';

const few = 100;

/** Popup and panel with 100,000 records in the store against the same with 100; what they show is the same. */
export const manyRecords: Row = {
  name: 'many-records',
  rounds: 12,
  async measure(bench, rounds) {
    const many = bench.small ? 2000 : 100_000;
    const plan = fullPlan(bench);
    const browsers: Browser[] = [];
    try {
      for (const total of [few, many]) {
        const browser = await bench.fresh();
        browsers.push(browser);
        const page = await ownPage(browser, 'many-records');
        const made: unknown = await page.evaluate(`fillMany(${JSON.stringify(plan)}, ${total})`);
        if (made !== total) throw new Error(`many-records: ${made} records instead of ${total}`);
        await page.close();
      }
      const [small, large] = browsers;
      if (!small || !large) throw new Error('many-records: no browsers');
      const measure = async (what: string, open: (browser: Browser, round: number) => Promise<number>) => ({
        name: `many-records: ${what} with ${many}`,
        unit: 'ms' as const,
        compare: 'ratio' as const,
        goal: { median: 1.2 },
        ...(await interleave(
          { rounds, random: bench.random },
          (round) => open(small, round),
          (round) => open(large, round),
        )),
      });
      const measures: Measure[] = [await measure('popup', openPopup)];
      measures.push(await measure('panel', (browser, round) => openLinked(bench, plan, browser, round)));
      return measures;
    } finally {
      for (const browser of browsers) await browser.close();
    }
  },
};

const openLinked = (
  { sandbox }: Bench,
  { tickets }: ReturnType<typeof fullPlan>,
  browser: Browser,
  round: number,
) => {
  const linked = tickets.map(({ ticket }) => ticket.key);
  return openPanel({ sandbox, linked }, browser, {
    host: 'keyline-panel',
    worker: 'warm',
    round: Math.abs(round),
  });
};

/** From the start of the page until the check-in that is due can be given. */
async function openPopup(browser: Browser): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.popup-due input')) return;
      observer.disconnect();
      Object.assign(globalThis, { shownAt: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(browser.extensionUrl('popup.html'));
  const shown = await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt);
  const at = await shown.jsonValue();
  await page.close();
  if (at === undefined) throw new Error('many-records: the popup showed no check-in');
  return at;
}
