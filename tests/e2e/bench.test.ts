import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('the bench fails on a content script that keeps the page busy, and says where', async () => {
  const json = path.join(folder, 'bench.json');
  const flags = [
    '--only',
    'page-cost',
    '--rounds',
    '3',
    '--plant',
    '80',
    '--extension',
    '.output/chrome-mv3',
  ];
  const run = spawnSync(
    'npx',
    [
      'tsx',
      '--import',
      './scripts/build/register-strings.ts',
      'tests/bench/main.ts',
      '--json',
      json,
      ...flags,
    ],
    {
      encoding: 'utf8',
    },
  );
  expect(run.status, run.stderr).toBe(1);
  expect(run.stdout).toMatch(/^Missed: .*page-cost: script/m);
  const { rows, machine } = JSON.parse(await readFile(json, 'utf8'));
  const script = rows.find(({ name }: { name: string }) => name === 'page-cost: script');
  expect(script).toMatchObject({ goal: { median: 4, p90: 8 }, verdict: 'missed' });
  // 80 ms were planted: nothing else explains a difference of this size.
  expect(script.delta.median).toBeGreaterThan(40);
  expect(script.subject.median - script.control.median).toBeCloseTo(script.delta.median, 6);
  expect(machine.cores).toBeGreaterThan(0);
}, 400_000);
