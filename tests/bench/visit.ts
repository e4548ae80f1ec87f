import type { CDPSession, Page } from 'playwright-core';
import { type Browser, cdpOf } from '../support/browser';

export interface Metrics {
  /** Milliseconds of script and of all tasks of the main thread, by the clock on the wall. */
  script: number;
  task: number;
  /** The same in processor time of the main thread, which others on the machine do not lengthen. */
  scriptProcessor: number;
  taskProcessor: number;
  /** Bytes of JavaScript heap in use. */
  heap: number;
}

export interface Visit {
  page: Page;
  /** Counted since the page began. */
  read: () => Promise<Metrics>;
  close: () => Promise<void>;
}

/** Milliseconds after `load` until a page counts as quiet: the same for each variant, well past the last chip. */
export const quietAfter = 2500;

/** Loads an address in a tab of its own. */
export async function visit(browser: Browser, address: string): Promise<Visit> {
  const page = await browser.context.newPage();
  const [wall, processor] = [await cdpOf(page), await cdpOf(page)];
  await wall.send('Performance.enable', { timeDomain: 'timeTicks' });
  await processor.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address, { waitUntil: 'load' });
  return {
    page,
    async read() {
      const [byWall, byProcessor] = [await metricsOf(wall), await metricsOf(processor)];
      return {
        script: byWall('ScriptDuration') * 1000,
        task: byWall('TaskDuration') * 1000,
        scriptProcessor: byProcessor('ScriptDuration') * 1000,
        taskProcessor: byProcessor('TaskDuration') * 1000,
        heap: byWall('JSHeapUsedSize'),
      };
    },
    close: () => page.close(),
  };
}

async function metricsOf(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const values = new Map(metrics.map(({ name, value }) => [name, value]));
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The browser gives no ${name}.`);
    return value;
  };
}

/** Without garbage that waits for its collection. */
export async function collectGarbage(page: Page): Promise<void> {
  const session = await cdpOf(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/** Tasks over 50 ms since the page began. */
export function countLongTasks(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
          type: 'longtask',
          buffered: true,
        });
        setTimeout(resolve, 200, 0); // none: the observer is never called
      }),
  );
}

/**
 * On a busy machine chips come later than quiet. Asked by a bare evaluation, in each variant alike: a locator would put
 * the driver's own script into the page before it is measured, some 50 ms of main thread.
 */
export async function waitForChips(page: Page, wanted: boolean): Promise<void> {
  const session = await cdpOf(page);
  const end = Date.now() + 20_000;
  const isThere = async () => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: "document.querySelector('keyline-chip') !== null",
      returnByValue: true,
    });
    return result.value === true;
  };
  while ((await isThere()) !== wanted) {
    if (Date.now() > end) throw new Error(`chips on the page: wanted ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await session.detach();
}

export const countChips = (page: Page): Promise<number> => page.locator('keyline-chip').count();
