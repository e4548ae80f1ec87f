import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ownPage } from '../bench';
import { firstScripts } from '../first-scripts';
import type { Measure } from '../verdict';
import type { Row } from '.';

/** What the build weighs where it counts, and that nothing is checked anew that is read from our own store. */
export const startSizes: Row = {
  name: 'start-sizes',
  rounds: 1,
  async measure(bench) {
    const folder = await bench.extensionDir();
    const measures: Measure[] = [];
    const bytes = (name: string, most: number, weight: number) =>
      measures.push({
        name: `start-sizes: ${name}`,
        unit: 'bytes',
        compare: 'delta',
        goal: { median: most },
        control: [0],
        subject: [weight],
      });
    for (const page of ['panel', 'popup']) {
      let weight = 0;
      for (const name of await firstScripts(folder, `${page}.html`))
        weight += gzipSync(await readFile(path.join(folder, name))).length;
      bytes(`${page}, scripts gzipped`, 150_000, weight);
    }
    const scripts = (await readdir(path.join(folder, 'content-scripts'))).filter((name) =>
      /\.js$/.test(name),
    );
    const sizes = await Promise.all(
      scripts.map(async (name) => (await readFile(path.join(folder, 'content-scripts', name))).length),
    );
    bytes('the largest content script', 10_000, Math.max(...sizes));

    const page = await ownPage(await bench.keyline(), 'count-schemas');
    const { host: site } = new URL(bench.sandbox.origin);
    const { reads, command } = (await page.evaluate(
      `countSchemas(${JSON.stringify(bench.linked[0])}, ${JSON.stringify(site)})`,
    )) as { reads: number; command: number };
    await page.close();
    if (!(command > 0)) throw new Error('start-sizes: no schema was seen where one is run');
    measures.push({
      name: 'start-sizes: schemas run by reads',
      unit: 'count',
      compare: 'delta',
      goal: { median: 0 },
      control: [0],
      subject: [reads],
    });
    return measures;
  },
};
