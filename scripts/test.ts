/**
 * Everything that has to hold: lint, types, both builds, unit and convention tests, the server on PGlite and on real
 * PostgreSQL, the simulator, tests in Chromium and in Firefox. Two at a time, as most of them wait for a browser or a
 * database half of their time. Installs a browser that is missing. Closes with `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { whyNoPostgres } from '../server/test/pg/binaries';
import { findBrowser } from '../tests/support/find-browser';
import { findFirefox } from '../tests/support/find-firefox';
import { type Ended, inLanes, type Task } from './test/lanes';
import { lastWords, readCounts } from './test/reports';

const reports = mkdtempSync(path.join(tmpdir(), 'keyline-test-'));
const began = performance.now();
const failures: string[] = [];
let passed = 0;

/** A step that holds or does not. */
const step = (name: string, command: string, most = 10): Task => ({
  name,
  command: command.split(' '),
  most,
});
const reportOf = ({ name }: Task) => path.join(reports, `${name.replace(/\W+/g, '-')}.json`);
const isVitest = ({ command }: Task) => command.includes('vitest');

interface Choice {
  /** In so many parts. */
  shards?: number;
  /** These files alone, or all but these. */
  only?: readonly string[];
  but?: readonly string[];
}

/** Projects of vitest, counted by their tests. */
function vitest(projects: string, { shards = 1, only = [], but = [] }: Choice = {}): Task[] {
  return Array.from({ length: shards }, (_, at) => {
    const part = shards > 1 ? ` --shard=${at + 1}/${shards}` : '';
    const files = [...only, ...but.map((file) => `--exclude ${file}`)].map((each) => ` ${each}`).join('');
    const flags = projects.split(' ').map((project) => `--project ${project}`);
    const name = `tests: ${only.join(' ') || projects}${shards > 1 ? ` (${at + 1} of ${shards})` : ''}`;
    const task = step(name, `npx vitest run${files} ${flags.join(' ')}${part} --maxWorkers=1`, 25);
    const to = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(task)}`];
    return { ...task, command: [...task.command, ...to] };
  });
}

const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`;

function tell(ended: Ended): void {
  const { task, ok, output } = ended;
  console.log(
    `\n▸ ${task.name}${ok ? '' : ': FAILED'} (took ${Math.round(ended.seconds)} s)\n${output.trimEnd()}`,
  );
  if (!isVitest(task)) {
    if (ok) passed++;
    else failures.push(task.name);
    return;
  }
  const counts = readCounts(reportOf(task), task.name);
  passed += counts.passed;
  failures.push(...counts.failures);
  if (!ok && counts.failed === 0) failures.push(`${task.name}: it ended badly: ${lastWords(output)}`);
}

/** A browser that can be neither found nor installed is a failure: nothing is left out in silence. */
async function isThere(name: string, find: () => Promise<unknown>): Promise<boolean> {
  try {
    await find();
    return true;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    failures.push(name);
    return false;
  }
}

// What runs ends with this: see `lanes.ts`.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const chromium = await isThere('Chromium', findBrowser);
const firefox = await isThere('Firefox', findFirefox);
await inLanes(
  [
    step('build', 'npx wxt build'),
    step('types', 'npx tsc --noEmit'),
    step('build for Firefox', 'npx wxt build -b firefox --mv3'),
    step('lint', 'npx biome ci .'),
  ],
  2,
  tell,
);
const isBuilt = (name: string) => !failures.includes(name);
// The one thing that may be left out, and never in silence: there is no PostgreSQL for every machine.
const noPostgres = whyNoPostgres();
const isDriven = chromium && isBuilt('build');
// Chromium's tests one after another: a person's patience, which they have, is not made for two at once. But the tour,
// which is the longest and has more of it, and kills, which need none.
const apart = ['tests/e2e/tour.test.ts', 'tests/e2e/kill/kill.test.ts'];
await Promise.all([
  inLanes(isDriven ? vitest('e2e', { shards: 3, but: apart }) : [], 1, tell),
  inLanes(
    [
      ...vitest('unit arch'),
      ...(noPostgres === null ? vitest('pg') : []),
      ...vitest('server'),
      ...vitest('sim'),
      // Long stories on PGlite, many on PostgreSQL, which takes two thirds of the time.
      step('simulator: 12 seeds of 8 clients × 400', 'npm run sim -- --seeds 12'),
      step(
        'simulator: 500 seeds of 8 clients × 120',
        `npm run sim -- --from 1001 --seeds 500 --ops 120 --db ${noPostgres === null ? 'embedded' : 'memory:'}`,
        20,
      ),
      ...(firefox && isBuilt('build for Firefox') ? vitest('firefox') : []),
      ...(isDriven ? vitest('e2e', { only: apart }) : []),
    ],
    1,
    tell,
  ),
]);
rmSync(reports, { recursive: true, force: true });
if (noPostgres !== null) console.log(`\nNot run: the proofs on PostgreSQL. ${noPostgres}`);
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`\nin ${seconds(began)}\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
