/**
 * `npm run bench -- --json FILE [--only NAME] [--vs NAME=DIR] [--rounds N] [--seed TEXT] [--write-docs] [--extension DIR]
 * [--plant MS] [--small]`, see docs/bench.md.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../support/find-browser';
import { openBench } from './bench';
import { withFigures } from './docs';
import { describeMachine, table } from './report';
import { rows } from './rows';
import { judge, missed, type ReportRow } from './verdict';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    seed: { type: 'string', default: 'keyline' },
    extension: { type: 'string' },
    plant: { type: 'string' },
    vs: { type: 'string', multiple: true, default: [] },
    small: { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
  },
});
const unknown = values.only?.filter((name) => !rows.some((row) => row.name === name)) ?? [];
if (unknown.length > 0)
  throw new Error(`No row ${unknown.join(', ')}; there are: ${rows.map(({ name }) => name).join(', ')}.`);
const rounds = values.rounds === undefined ? undefined : wholeNumber('--rounds', values.rounds);
const plant = values.plant === undefined ? undefined : wholeNumber('--plant', values.plant);
const { small } = values;
const isForDocs = values['write-docs'];
if (isForDocs && (small || plant !== undefined || values.extension !== undefined))
  throw new Error(
    '--write-docs writes figures of Keyline as it ships: without --small, --plant and --extension.',
  );
const vs = await Promise.all(values.vs.map(rivalOf));

const { version } = await findBrowser();
const load = os.loadavg()[0] ?? 0;
const bench = await openBench({
  extension: values.extension,
  plant,
  vs,
  small,
  seed: values.seed,
  log: console.log,
});
const report: ReportRow[] = [];
try {
  for (const row of rows.filter(({ name }) => values.only?.includes(name) ?? true)) {
    console.log(`▸ ${row.name}`);
    const measures = await row.measure(bench, rounds ?? row.rounds);
    report.push(...measures.map(judge));
  }
} catch (error) {
  // 2 = it could not be measured; 1 is kept for a goal that was.
  console.error(error);
  process.exitCode = 2;
} finally {
  await bench.close();
}
if (process.exitCode) process.exit();

const machine = describeMachine(version, load);
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ rows: report, machine, seed: values.seed }, null, 2)}\n`);
if (isForDocs) {
  const page = 'docs/bench.md';
  const order = rows.map(({ name }) => name);
  await writeFile(page, withFigures(await readFile(page, 'utf8'), report, machine, order));
}
console.log(
  `\n${table(report)}\n\nmedian / p90; ${machine.browser}; ${machine.processor}, load ${machine.load.join(' → ')}`,
);
const missing = missed(report);
console.log(missing.length === 0 ? '\nEvery goal held.' : `\nMissed: ${missing.join('; ')}`);
process.exit(missing.length === 0 ? 0 : 1);

/** `NAME=DIR`, of an unpacked extension that is there. */
async function rivalOf(text: string, at: number): Promise<{ name: string; folder: string }> {
  const [, name = '', folder = ''] = /^([\w.-]+)=(.+)$/.exec(text) ?? [];
  if (folder === '') throw new Error(`--vs ${text} is no NAME=DIR.`);
  if (values.vs.findIndex((other) => other.startsWith(`${name}=`)) !== at)
    throw new Error(`--vs names ${name} twice.`);
  if (!(await stat(path.join(folder, 'manifest.json')).catch(() => null)))
    throw new Error(`--vs ${text}: there is no unpacked extension.`);
  return { name, folder: path.resolve(folder) };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw new Error(`${name} ${text} is no whole number from 1.`);
  return number;
}
