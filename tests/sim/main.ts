/**
 * `npm run sim -- --seeds 500 [--from 1] [--clients 8] [--ops 400] [--db memory:|postgres://…] [--bug NAME]
 * [--processes 1]`: the real client over the real server, in bad weather. The exit code is 1 where something does not
 * hold.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Bug, type BugName, bugs } from './bugs';
import { runSeed } from './seed';
import { emptyTables, openSimDb } from './server';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    clients: { type: 'string', default: '8' },
    ops: { type: 'string', default: '400' },
    db: { type: 'string', default: 'memory:' },
    bug: { type: 'string' },
    processes: { type: 'string', default: '1' },
  },
});
const size = { clients: Number(values.clients), ops: Number(values.ops) };
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (values.bug !== undefined && !Object.hasOwn(bugs, values.bug))
  throw new Error(`no bug ${values.bug}: ${Object.keys(bugs).join(', ')}`);
const bug: Bug = values.bug === undefined ? {} : bugs[values.bug as BugName];

const processes = Number(values.processes);
if (processes > 1) process.exit(await shared());

const sim = await openSimDb(values.db);
const began = performance.now();
const cpuBefore = process.cpuUsage();
const totals: Record<string, number> = {};
let failed = 0;
for (let seed = from; seed < from + seeds; seed++) {
  const { problems, counts } = await runSeed(sim, seed, size, bug);
  for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
  if (problems.length > 0) {
    failed++;
    console.error(`seed ${seed}:\n  ${problems.slice(0, 4).join('\n  ')}`);
    const flags = [`--from ${seed} --seeds 1 --clients ${size.clients} --ops ${size.ops}`];
    if (values.db !== 'memory:') flags.push(`--db ${values.db}`);
    if (values.bug) flags.push(`--bug ${values.bug}`);
    console.error(`  again: npm run sim -- ${flags.join(' ')}`);
  }
  if ((seed - from) % 25 === 24) await emptyTables(sim);
}
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(
  `${seeds - failed} of ${seeds} seeds hold (${size.clients} clients × ${size.ops} ops, ${values.db}): ` +
    `${Object.entries(totals)
      .map(([name, count]) => `${count} ${name}`)
      .join(
        ', ',
      )}; ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${(seeds / seconds).toFixed(2)} seeds/s, ` +
    `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
);
await sim.db.destroy();
process.exit(failed === 0 ? 0 : 1);

/** The seeds, shared out; how many of the processes failed. */
async function shared(): Promise<number> {
  const each = Math.ceil(seeds / processes);
  const codes = await Promise.all(
    Array.from({ length: Math.ceil(seeds / each) }, (_, at) => {
      const first = from + at * each;
      const share = [
        '--from',
        `${first}`,
        '--seeds',
        `${Math.min(each, from + seeds - first)}`,
        '--processes',
        '1',
      ];
      const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), ...share], {
        stdio: 'inherit',
      });
      return new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
    }),
  );
  return codes.filter((code) => code !== 0).length;
}
