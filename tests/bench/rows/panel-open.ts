import type { Page } from 'playwright-core';
import { type Browser, extensionFrame } from '../../support/browser';
import { ticket } from '../addresses';
import type { Bench } from '../bench';
import { interleave } from '../interleave';
import { forgetPanel, launcherMiddle } from '../launcher';
import type { Measure } from '../verdict';
import { quietAfter } from '../visit';
import type { Row } from '.';

/** Milliseconds from the click until it is read what came of it: no driver is at work in between. */
const patience = 1500;

/** From the click on the launcher until the panel can be used, over an empty React page in a frame. */
export const panelOpen: Row = {
  name: 'panel-open',
  rounds: 12,
  async measure(bench, rounds) {
    const [control, keyline] = [await bench.control(), await bench.keyline()];
    const measures: Measure[] = [];
    for (const worker of ['warm', 'cold'] as const) {
      const { control: bare, subject } = await interleave(
        { rounds, random: bench.random },
        (round) => openPanel(bench, control, { host: 'bench-control', worker, round }),
        (round) => openPanel(bench, keyline, { host: 'keyline-panel', worker, round }),
      );
      measures.push({
        name: `panel-open: worker ${worker}`,
        unit: 'ms',
        compare: 'ratio',
        goal: { median: 1.7 },
        control: bare,
        subject,
      });
    }
    return measures;
  },
};

interface Opening {
  /** Name of the element that the launcher is in. */
  host: string;
  worker: 'warm' | 'cold';
  round: number;
}

/** Milliseconds from the click on the launcher of a linked ticket. A tab of its own each time: no frame has been there. */
export async function openPanel(
  { linked, sandbox }: Pick<Bench, 'linked' | 'sandbox'>,
  browser: Browser,
  { host, worker, round }: Opening,
): Promise<number> {
  await forgetPanel(browser);
  const page = await browser.context.newPage();
  // Before the extension's own listener, which keeps what happens on its nodes from the page.
  await page.addInitScript(noteClick);
  const key = linked.at(round % linked.length) ?? '';
  await page.goto(ticket(sandbox, key), { waitUntil: 'load' });
  await page.waitForTimeout(quietAfter);
  if (worker === 'cold') await browser.killWorker();
  else await browser.worker();
  await page.bringToFront();
  const { x, y } = await launcherMiddle(page, host);
  // Straight there and down: nobody dwells on it, so what a hover would prepare has no time to.
  await page.mouse.click(x, y);
  await page.waitForTimeout(patience);
  const clicked = await page.evaluate(() => (globalThis as { clickedAt?: number }).clickedAt);
  const interactive = await interactiveAt(page, browser);
  await page.close();
  if (clicked === undefined) throw new Error(`panel-open: the click on <${host}> was not seen`);
  return interactive - clicked;
}

/** Milliseconds since 1970, in the page and in its frame alike. */
function noteClick(): void {
  if (window !== top) return;
  addEventListener(
    'pointerdown',
    (event) => Object.assign(globalThis, { clickedAt: performance.timeOrigin + event.timeStamp }),
    { capture: true },
  );
}

async function interactiveAt(page: Page, browser: Browser): Promise<number> {
  const frame = await extensionFrame(page, browser.extensionId);
  return frame.evaluate(() => {
    const mark = performance.getEntriesByName('keyline:interactive')[0];
    if (!mark) throw new Error('the frame was never marked interactive');
    return performance.timeOrigin + mark.startTime;
  });
}
