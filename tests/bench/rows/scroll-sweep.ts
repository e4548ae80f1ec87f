import { jiraBacklog, type ListPage, linearList } from '../addresses';
import { interleave } from '../interleave';
import { countChips, quietAfter, visit, waitForChips } from '../visit';
import type { Row } from '.';

const frames = 200;
/** Milliseconds after the last frame in which late work still counts. */
const after = 1200;

/** Script that the extension adds while the list is scrolled from top to end, a step a frame. */
const scrollSweepOn = (name: string, { address: addressIn, scroller }: ListPage): Row => ({
  name,
  rounds: 12,
  async measure(bench, rounds) {
    const [bare, keyline] = [await bench.bare(), await bench.keyline()];
    const address = addressIn(bench.sandbox);
    const sweep = async (browser: typeof bare) => {
      const { page, read, close } = await visit(browser, address);
      await page.waitForTimeout(quietAfter);
      await waitForChips(page, browser === keyline);
      // The driver's own script comes into the page with its first evaluation, in each variant.
      await page.evaluate(() => {});
      const before = await read();
      await page.evaluate(scroll, { frames, after, scroller });
      const end = await read();
      await waitForChips(page, browser === keyline);
      const chips = await countChips(page);
      await close();
      if (chips > 0 !== (browser === keyline)) throw new Error(`${name}: ${chips} chips at the end`);
      return { script: end.script - before.script, task: end.task - before.task };
    };
    const { control, subject } = await interleave(
      { rounds, random: bench.random, until: { value: ({ script }) => script, within: 1 } },
      () => sweep(bare),
      () => sweep(keyline),
    );
    return [
      {
        name: `${name}: script`,
        unit: 'ms',
        compare: 'delta',
        goal: { median: 2 },
        control: control.map(({ script }) => script),
        subject: subject.map(({ script }) => script),
      },
      {
        name: `${name}: main thread`,
        unit: 'ms',
        compare: 'delta',
        goal: {},
        control: control.map(({ task }) => task),
        subject: subject.map(({ task }) => task),
      },
    ];
  },
});

export const scrollSweep = scrollSweepOn('scroll-sweep', jiraBacklog);
export const scrollSweepLinear = scrollSweepOn('scroll-sweep-linear', linearList);

interface Sweep {
  frames: number;
  after: number;
  scroller: string;
}

/** Runs in the page. */
async function scroll({ frames, after, scroller: selector }: Sweep): Promise<void> {
  const scroller = document.querySelector(selector);
  if (!scroller) throw new Error('nothing to scroll');
  const height = scroller.scrollHeight - scroller.clientHeight;
  for (let i = 1; i <= frames; i++) {
    scroller.scrollTop = (height * i) / frames;
    await new Promise(requestAnimationFrame);
  }
  await new Promise((resolve) => setTimeout(resolve, after));
}
