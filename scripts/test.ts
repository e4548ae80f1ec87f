/**
 * Everything that has to hold, in the order in which it fails fastest: lint, types, unit and convention tests, the
 * server on PGlite and on real PostgreSQL, both builds, tests in Chromium and in Firefox. Installs a browser that is
 * missing. Closes with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { whyNoPostgres } from '../server/test/pg/binaries';
import { findBrowser } from '../tests/support/find-browser';
import { findFirefox } from '../tests/support/find-firefox';

const reports = mkdtempSync(path.join(tmpdir(), 'keyline-test-'));
let passed = 0;
let failed = 0;

function run(name: string, command: string[]): boolean {
  const [program = '', ...args] = command;
  console.log(`\n▸ ${name}`);
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  return status === 0;
}

/** A step that holds or does not. */
function step(name: string, command: string[]): boolean {
  const ok = run(name, command);
  if (ok) passed++;
  else failed++;
  return ok;
}

/** A vitest project, counted by its tests; a run that breaks before its first test counts as one failure. */
function vitest(...projects: string[]): void {
  const report = path.join(reports, `${projects.join('-')}.json`);
  const flags = projects.flatMap((project) => ['--project', project]);
  const ok = run(`tests: ${projects.join(', ')}`, [
    'npx',
    'vitest',
    'run',
    ...flags,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readCounts(report);
  passed += counts.passed;
  failed += ok ? counts.failed : Math.max(1, counts.failed);
}

function readCounts(report: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** A browser that can be neither found nor installed is a failure: nothing is left out in silence. */
async function isThere(find: () => Promise<unknown>): Promise<boolean> {
  try {
    await find();
    return true;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    failed++;
    return false;
  }
}

step('lint', ['npx', 'biome', 'ci', '.']);
step('types', ['npx', 'tsc', '--noEmit']);
vitest('unit', 'arch');
vitest('server');
vitest('sim');
step('simulator: 40 seeds of 8 clients × 400', [
  'npm',
  'run',
  'sim',
  '--',
  '--seeds',
  '40',
  '--processes',
  '2',
]);
step('simulator: 500 seeds of 8 clients × 200', [
  'npm',
  'run',
  'sim',
  '--',
  ...['--from', '1001', '--seeds', '500', '--ops', '200', '--processes', '2'],
]);
// The one thing that may be left out, and never in silence: there is no PostgreSQL for every machine.
const noPostgres = whyNoPostgres();
if (noPostgres === null) vitest('pg');
const built = step('build', ['npx', 'wxt', 'build']);
const builtForFirefox = step('build for Firefox', ['npx', 'wxt', 'build', '-b', 'firefox', '--mv3']);
if (built && (await isThere(findBrowser))) vitest('e2e');
if (builtForFirefox && (await isThere(findFirefox))) vitest('firefox');
rmSync(reports, { recursive: true, force: true });
if (noPostgres !== null) console.log(`\nNot run: the proofs on PostgreSQL. ${noPostgres}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
