import { jiraBacklog, type ListPage, linearList } from '../addresses';
import { interleaveAll } from '../interleave';
import { bytesInto } from '../page-bytes';
import type { Measure } from '../verdict';
import { collectGarbage, countChips, countLongTasks, quietAfter, visit, waitForChips } from '../visit';
import type { Row } from '.';

/**
 * What the extension adds to a list of 1,000 virtualised rows, some of them linked, panel closed. Other extensions that
 * `--vs` names are loaded in turn with it: reported, not judged.
 */
const pageCostOn = (name: string, { address: addressIn }: ListPage): Row => ({
  name,
  rounds: 15,
  async measure(bench, rounds) {
    const [bare, keyline] = [await bench.bare(), await bench.keyline()];
    const address = addressIn(bench.sandbox);
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
      if (chips > 0 !== (browser === keyline)) throw new Error(`${name}: ${chips} chips on the list`);
      return { ...times, longTasks, heap };
    };
    type Loaded = Awaited<ReturnType<typeof load>>;
    const others: Record<string, () => Promise<Loaded>> = {};
    for (const rival of bench.rivals) {
      const browser = await rival.browser();
      others[`vs ${rival.name}`] = () => load(browser);
    }
    const { control, subject, ...rivals } = await interleaveAll<Loaded, string>(
      { rounds, random: bench.random, until: { value: ({ script }) => script, within: 2 } },
      { ...others, control: () => load(bare), subject: () => load(keyline) },
    );
    const pick = (loads: readonly Loaded[] | undefined, what: keyof Loaded) =>
      (loads ?? []).map((each) => each[what]);
    const one = (what: keyof Loaded, unit: Measure['unit'], goal: Measure['goal']): Measure[] => {
      const fields = { unit, compare: 'delta', control: pick(control, what) } as const;
      return [
        { ...fields, name: `${name}: ${names[what]}`, goal, subject: pick(subject, what) },
        ...Object.entries(rivals).map(([rival, loads]) => ({
          ...fields,
          name: `${name}: ${names[what]}, ${rival}`,
          goal: {},
          subject: pick(loads, what),
        })),
      ];
    };
    const bytes = async (folder: string, of: string, goal: Measure['goal']): Promise<Measure> => ({
      name: `${name}: content script${of}`,
      unit: 'bytes',
      compare: 'delta',
      goal,
      control: [0],
      subject: [await bytesInto(address, folder)],
    });
    return [
      ...one('script', 'ms', { median: 4, p90: 8 }),
      ...one('task', 'ms', { median: 10 }),
      ...one('scriptProcessor', 'ms', {}),
      ...one('taskProcessor', 'ms', {}),
      ...one('heap', 'MB', { median: 0.35 }),
      ...one('longTasks', 'count', { median: 0 }),
      await bytes(await bench.extensionDir(), '', { median: 10_000 }),
      ...(await Promise.all(bench.rivals.map((rival) => bytes(rival.folder, `, vs ${rival.name}`, {})))),
    ];
  },
});

const names = {
  script: 'script',
  task: 'main thread',
  scriptProcessor: 'script, processor time',
  taskProcessor: 'main thread, processor time',
  heap: 'heap',
  longTasks: 'long tasks',
};

export const pageCost = pageCostOn('page-cost', jiraBacklog);
export const pageCostLinear = pageCostOn('page-cost-linear', linearList);
