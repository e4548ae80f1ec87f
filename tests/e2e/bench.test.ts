import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from '../support/extension';

/*
 * The bench as it is run, small: that rows run, that what was planted is seen, and that a rival is measured beside it. The
 * figures themselves are `npm run bench`'s, on a quiet machine.
 */
interface Reported {
  name: string;
  verdict: string;
  goal: { median?: number; p90?: number };
  delta?: { median: number };
  ratio?: { median: number };
  control: { median: number };
  subject: { median: number };
}

let folder: string;
let run: SpawnSyncReturns<string>;
let rows: Reported[];
let cores: number;
/** Milliseconds that Keyline’s content script is made to keep the page busy, and a rival’s: far more than a busy machine adds. */
const [planted, rival] = [2000, 1500];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-bench-test-'));
  const json = path.join(folder, 'bench.json');
  run = bench(
    ...['start-sizes', 'page-cost', 'many-records', 'import'].flatMap((name) => ['--only', name]),
    ...['--small', '--rounds', '1', '--plant', `${planted}`, '--extension', builtExtension],
    ...['--vs', `tiny=${await tinyExtension()}`, '--json', json],
  );
  const report = await readFile(json, 'utf8').catch(() => '');
  if (report === '') throw new Error(`The bench made no report.\n${run.stdout}\n${run.stderr}`);
  ({
    rows,
    machine: { cores },
  } = JSON.parse(report));
}, 400_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const bench = (...flags: string[]) =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', '--import', './scripts/build/register-strings.ts', 'tests/bench/main.ts', ...flags],
    { encoding: 'utf8' },
  );

/** An extension that is none of ours: it has no worker, and keeps Jira's pages busy. */
async function tinyExtension(): Promise<string> {
  const tiny = path.join(folder, 'tiny');
  await mkdir(tiny);
  const content_scripts = [{ matches: ['https://*.atlassian.net/*'], js: ['tiny.js'] }];
  const manifest = { manifest_version: 3, name: 'Tiny', version: '1.0', content_scripts };
  await writeFile(path.join(tiny, 'manifest.json'), JSON.stringify(manifest));
  const loop = `for(const until=performance.now()+${rival};performance.now()<until;);`;
  await writeFile(path.join(tiny, 'tiny.js'), loop);
  return tiny;
}

const row = (name: string) => {
  const found = rows.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name} among ${rows.map((each) => each.name).join(', ')}`);
  return found;
};

describe('the bench', () => {
  it('fails on a content script that keeps the page busy, and says where', () => {
    expect(run.status, `${run.stderr}`).toBe(1);
    expect(run.stdout).toMatch(/^Missed: .*page-cost: script/m);
    const script = row('page-cost: script');
    expect(script).toMatchObject({ goal: { median: 4, p90: 8 }, verdict: 'missed' });
    // Nothing else explains a difference of this size.
    expect(script.delta?.median).toBeGreaterThan(planted / 2);
    expect(script.subject.median - script.control.median).toBeCloseTo(script.delta?.median ?? 0, 6);
    expect(row('page-cost: main thread').verdict).toBe('missed');
    expect(cores).toBeGreaterThan(0);
  });

  it('measures another extension beside it, and does not judge it', () => {
    const script = row('page-cost: script, vs tiny');
    expect(script.verdict).toBe('not judged');
    expect(script.delta?.median).toBeGreaterThan(rival / 2);
    expect(row('page-cost: content script, vs tiny').subject.median).toBeLessThan(100);
  });

  it('weighs the build, and sees no schema run by a read', () => {
    expect(row('start-sizes: panel, scripts gzipped')).toMatchObject({ goal: { median: 150_000 } });
    expect(row('start-sizes: panel, scripts gzipped').subject.median).toBeGreaterThan(109_000);
    expect(row('start-sizes: schemas run by reads')).toMatchObject({
      subject: { median: 0 },
      verdict: 'held',
    });
  });

  it('opens popup and panel on few and on many records, and imports', () => {
    for (const what of ['popup', 'panel'])
      expect(row(`many-records: ${what} with 2000`)).toMatchObject({ goal: { median: 1.2 } });
    const imported = row('import: over a put of the same rows with the same indexes');
    expect(imported.goal).toEqual({ median: 2 });
    expect(imported.ratio?.median).toBeGreaterThan(0);
  });

  it('refuses an extension that is not there', () => {
    const refused = bench('--vs', `none=${folder}/none`);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('no unpacked extension');
  });
});
