import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { backlog } from '../addresses';
import type { Bench } from '../bench';
import { interleave } from '../interleave';
import type { Measure } from '../verdict';
import { collectGarbage, countChips, countLongTasks, quietAfter, visit, waitForChips } from '../visit';
import type { Row } from '.';

/** What the extension adds to a backlog of 1,000 virtualised rows, some of them linked, panel closed. */
export const pageCost: Row = {
  name: 'page-cost',
  rounds: 15,
  async measure(bench, rounds) {
    const [bare, keyline] = [await bench.bare(), await bench.keyline()];
    const address = backlog(bench.sandbox);
    const load = async (browser: typeof bare) => {
      const { page, read, close } = await visit(browser, address);
      await page.waitForTimeout(quietAfter);
      await waitForChips(page, browser === keyline);
      const times = await read();
      const longTasks = await countLongTasks(page);
      const chips = await countChips(page);
      await collectGarbage(page);
      const heap = (await read()).heap / 1e6;
      await close();
      if (chips > 0 !== (browser === keyline)) throw new Error(`page-cost: ${chips} chips on the backlog`);
      return { ...times, longTasks, heap };
    };
    const { control, subject } = await interleave(
      { rounds, random: bench.random, until: { value: ({ script }) => script, within: 2 } },
      () => load(bare),
      () => load(keyline),
    );
    const one = (name: keyof (typeof control)[number], fields: Pick<Measure, 'unit' | 'goal'>): Measure => ({
      name: `page-cost: ${names[name]}`,
      compare: 'delta',
      ...fields,
      control: control.map((each) => each[name]),
      subject: subject.map((each) => each[name]),
    });
    return [
      one('script', { unit: 'ms', goal: { median: 4, p90: 8 } }),
      one('task', { unit: 'ms', goal: { median: 10 } }),
      one('scriptProcessor', { unit: 'ms', goal: {} }),
      one('taskProcessor', { unit: 'ms', goal: {} }),
      one('heap', { unit: 'MB', goal: { median: 0.35 } }),
      one('longTasks', { unit: 'count', goal: { median: 0 } }),
      await contentScriptSize(bench),
    ];
  },
};

const names = {
  script: 'script',
  task: 'main thread',
  scriptProcessor: 'script, processor time',
  taskProcessor: 'main thread, processor time',
  heap: 'heap',
  longTasks: 'long tasks',
};

/** The most that the manifest puts into one page: hosts have a script each, and no page two of them. */
async function contentScriptSize(bench: Bench): Promise<Measure> {
  const folder = await bench.extensionDir();
  const manifest: { content_scripts: { js?: string[]; css?: string[] }[] } = JSON.parse(
    await readFile(path.join(folder, 'manifest.json'), 'utf8'),
  );
  let most = 0;
  for (const { js = [], css = [] } of manifest.content_scripts) {
    let bytes = 0;
    for (const name of [...js, ...css]) bytes += (await readFile(path.join(folder, name))).length;
    most = Math.max(most, bytes);
  }
  return {
    name: 'page-cost: content script',
    unit: 'bytes',
    compare: 'delta',
    goal: { median: 10_000 },
    control: [0],
    subject: [most],
  };
}
