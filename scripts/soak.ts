/**
 * `npm run soak [-- --only NAME …]`: the checks of `npm test` with their full counts. Writes what they did to `docs/soak.md`,
 * and `docs/soak.json`, from which rows that were not run again keep their figures. The exit code is 1 where one failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { type Harness, harnesses } from './soak/harnesses';
import { type Result, readFigures, report, resultSchema } from './soak/report';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } });
for (const name of values.only)
  if (!harnesses.some((one) => one.name === name))
    throw new Error(`no harness ${name}: ${harnesses.map((one) => one.name).join(', ')}`);
const chosen = harnesses.filter(({ name }) => values.only.length === 0 || values.only.includes(name));

const folder = mkdtempSync(path.join(tmpdir(), 'keyline-soak-'));
const results = new Map(readResults().map((result) => [result.name, result]));
if (chosen.some(({ project }) => project === 'e2e')) run(['npx', 'wxt', 'build']);
if (chosen.some(({ project }) => project === 'firefox'))
  run(['npx', 'wxt', 'build', '-b', 'firefox', '--mv3']);
let failed = 0;
for (const harness of chosen) {
  const result = soak(harness);
  results.set(harness.name, result);
  if (!result.ok) failed++;
  const rows = harnesses.flatMap(({ name }) => results.get(name) ?? []);
  writeFileSync('docs/soak.json', `${JSON.stringify(rows, null, 2)}\n`);
  writeFileSync('docs/soak.md', report(rows, harnesses));
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${chosen.length - failed} held, ${failed} failed: docs/soak.md`);
process.exit(failed === 0 ? 0 : 1);

function soak({ name, title, project, files, command }: Harness): Result {
  console.log(`\n▸ ${title}`);
  const file = path.join(folder, `${name}.jsonl`);
  writeFileSync(file, '');
  const began = performance.now();
  const ok = run([...(command ?? ['npx', 'vitest', 'run', '--project', project, ...files])], {
    KEYLINE_SOAK: '1',
    KEYLINE_FIGURES: file,
  });
  return {
    name,
    title,
    command: `npm run soak -- --only ${name}`,
    ok,
    seconds: (performance.now() - began) / 1000,
    on: new Date().toISOString().slice(0, 10),
    figures: readFigures(readFileSync(file, 'utf8')),
  };
}

function run([program = '', ...args]: string[], env: Record<string, string> = {}): boolean {
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function readResults(): Result[] {
  try {
    return z.array(resultSchema).parse(JSON.parse(readFileSync('docs/soak.json', 'utf8')));
  } catch {
    return [];
  }
}
