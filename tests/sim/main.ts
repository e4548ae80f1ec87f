/**
 * `npm run sim -- --seeds 500 [--from 1] [--clients 8] [--ops 400] [--db memory:|embedded|postgres://…] [--bug NAME]
 * [--processes 1]`: the real client over the real server, in bad weather. The exit code is not 0 where something does not
 * hold, or a seed does not end.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { figure } from '../support/figures';
import { type Bug, type BugName, bugs } from './bugs';
import { emptyTables, openSimDb } from './database';
import { runSeed } from './seed';

import { watchdog } from './watchdog';

/** What some seeds were: how many did not hold, and what happened in all of them. */
interface Tally {
  seeds: number;
  failed: number;
  totals: Record<string, number>;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    clients: { type: 'string', default: '8' },
    ops: { type: 'string', default: '400' },
    db: { type: 'string', default: 'memory:' },
    bug: { type: 'string' },
    processes: { type: 'string', default: '1' },
    /** One of several processes: it tells the one that started it what its share was. */
    share: { type: 'boolean', default: false },
  },
});
const size = { clients: Number(values.clients), ops: Number(values.ops) };
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (values.bug !== undefined && !Object.hasOwn(bugs, values.bug))
  throw new Error(`no bug ${values.bug}: ${Object.keys(bugs).join(', ')}`);
const bug: Bug = values.bug === undefined ? {} : bugs[values.bug as BugName];

const processes = Number(values.processes);
const began = performance.now();
const { failed, totals } = processes > 1 ? await shared() : await alone();
const seconds = (performance.now() - began) / 1000;
if (values.share) {
  const tally: Tally = { seeds, failed, totals };
  await new Promise((resolve) => process.send?.(tally, resolve));
} else {
  figure(`seeds of ${size.clients} clients × ${size.ops}`, { seeds, 'not held': failed, ...totals });
  console.log(
    `${seeds - failed} of ${seeds} seeds hold (${values.db}); ${seconds.toFixed(1)} s, ${(seeds / seconds).toFixed(2)} seeds/s, ` +
      `${Math.round(process.resourceUsage().maxRSS / 2 ** 10)} MB`,
  );
}
process.exit(failed === 0 ? 0 : 1);

async function alone(): Promise<Tally> {
  const now = watchdog({ processor: 60, clock: 900 });
  const sim = await openSimDb(values.db);
  const tally: Tally = { seeds, failed: 0, totals: {} };
  for (let seed = from; seed < from + seeds; seed++) {
    now(seed);
    const { problems, counts } = await runSeed(sim, seed, size, bug);
    for (const [name, count] of Object.entries(counts))
      tally.totals[name] = (tally.totals[name] ?? 0) + count;
    if (problems.length > 0) {
      tally.failed++;
      tell(seed, problems);
    }
    if ((seed - from) % 25 === 24) await emptyTables(sim);
  }
  await sim.close();
  return tally;
}

function tell(seed: number, problems: readonly string[]): void {
  console.error(`seed ${seed}:\n  ${problems.slice(0, 4).join('\n  ')}`);
  const flags = [`--from ${seed} --seeds 1 --clients ${size.clients} --ops ${size.ops}`];
  if (values.db !== 'memory:') flags.push(`--db ${values.db}`);
  if (values.bug) flags.push(`--bug ${values.bug}`);
  console.error(`  again: npm run sim -- ${flags.join(' ')}`);
}

/** The seeds, shared out. Of a process that ended before it told, all seeds count as failed. */
async function shared(): Promise<Tally> {
  const each = Math.ceil(seeds / processes);
  const tallies = await Promise.all(
    Array.from({ length: Math.ceil(seeds / each) }, (_, at) => {
      const first = from + at * each;
      const count = Math.min(each, from + seeds - first);
      const share = ['--from', `${first}`, '--seeds', `${count}`, '--processes', '1', '--share'];
      const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), ...share], {
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      });
      let tally: Tally = { seeds: count, failed: count, totals: {} };
      child.on('message', (told) => {
        tally = told as Tally;
      });
      return new Promise<Tally>((resolve) => child.on('exit', () => resolve(tally)));
    }),
  );
  const all: Tally = { seeds, failed: 0, totals: {} };
  for (const { failed, totals } of tallies) {
    all.failed += failed;
    for (const [name, count] of Object.entries(totals)) all.totals[name] = (all.totals[name] ?? 0) + count;
  }
  return all;
}
