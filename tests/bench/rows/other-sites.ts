import { type Browser, cdpOf } from '../../support/browser';
import { backlog, elsewhere } from '../addresses';
import { interleave } from '../interleave';
import type { Row } from '.';

/** The same page on a host that is none of ours: no script of the extension runs there and no node is added. */
export const otherSites: Row = {
  name: 'other-sites',
  rounds: 3,
  async measure(bench, rounds) {
    const [bare, keyline] = [await bench.bare(), await bench.keyline()];
    const own = backlog(bench.sandbox);
    const onOwn = await look(keyline, own);
    if (onOwn.worlds === 0 || onOwn.nodes === 0)
      throw new Error(
        'other-sites: nothing found where the extension is at work, so finding nothing proves nothing',
      );
    const address = elsewhere(own);
    const { control, subject } = await interleave(
      { rounds, warmUps: 0, random: bench.random },
      () => look(bare, address),
      () => look(keyline, address),
    );
    return (['worlds', 'nodes'] as const).map((what) => ({
      name: `other-sites: ${what === 'worlds' ? 'scripts' : 'nodes'}`,
      unit: 'count' as const,
      compare: 'delta' as const,
      goal: { median: 0, p90: 0 },
      control: control.map((each) => each[what]),
      subject: subject.map((each) => each[what]),
    }));
  },
};

/** Script worlds of extensions in the page, and elements that the page itself does not make. */
async function look(browser: Browser, address: string): Promise<{ worlds: number; nodes: number }> {
  const page = await browser.context.newPage();
  const session = await cdpOf(page);
  let worlds = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:')) worlds++;
  });
  await session.send('Runtime.enable');
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  const nodes = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter(
        (node) => node.localName.includes('-') || node.parentNode === document.documentElement,
      ).length - document.querySelectorAll('html > head, html > body').length,
  );
  await page.close();
  return { worlds, nodes };
}
