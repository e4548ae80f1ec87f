import type { Page } from 'playwright-core';
import { fullPlan, ownPage } from '../bench';
import { interleave } from '../interleave';
import type { Row } from '.';

/** An import of 10,000 records against the same rows put by one bare transaction, in the same page. */
export const importFile: Row = {
  name: 'import',
  rounds: 10,
  async measure(bench, rounds) {
    const total = bench.small ? 500 : 10_000;
    const browser = await bench.fresh();
    const page = await ownPage(browser, 'import-file');
    const plan = fullPlan(bench);
    const made = await run(page, `prepareImport(${JSON.stringify(plan)}, ${total})`);
    if (made !== total) throw new Error(`import: a file of ${made} records instead of ${total}`);
    const fields = { unit: 'ms', compare: 'ratio' } as const;
    const against = async (withIndexes: boolean) =>
      interleave(
        { rounds, random: bench.random },
        () => run(page, `putOnce(${withIndexes})`),
        () => run(page, 'importOnce()'),
      );
    const measures = [
      {
        ...fields,
        name: `import: over a put of the same rows with the same indexes`,
        goal: { median: 2 },
        ...(await against(true)),
      },
      {
        ...fields,
        name: 'import: over a put without indexes',
        goal: { median: 2 },
        ...(await against(false)),
      },
    ];
    await browser.close();
    return measures;
  },
};

async function run(page: Page, call: string): Promise<number> {
  const answer: unknown = await page.evaluate(call);
  if (typeof answer !== 'number') throw new Error(`import: ${call.slice(0, 40)} gave ${typeof answer}`);
  return answer;
}
