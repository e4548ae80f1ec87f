import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, launchWithExtension } from '../support/browser';
import { count } from '../support/counts';
import { figure } from '../support/figures';
import type { Variant } from './kill/build';
import { seededRandom } from './kill/page/random';
import { openWorkshop, type Workshop } from './kill/workshop';

/** Stores as every past version of Keyline left them, brought up to this one: with an old tab open, and killed meanwhile. */
const killsEach = count(3, 20);

let workshop: Workshop;
let browser: Browser;
let desk: Page;
let newest: number;
/** The past ones. */
let versions: number[];
beforeAll(async () => {
  workshop = await openWorkshop(['real', 'split-migration']);
  browser = await launchWithExtension();
  desk = await pageOf('real');
  newest = await desk.evaluate(() => window.newest);
  versions = Array.from({ length: newest - 1 }, (_, at) => at + 1);
});
afterAll(async () => {
  await browser?.close();
  await workshop?.close();
});

async function pageOf(variant: Variant): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${workshop.server.origin}/${variant}/`);
  return page;
}

const makeOld = (run: string, version: number, seed: number) =>
  desk.evaluate((args) => window.makeOld(...args), [run, version, seed] as const);
const dump = (run: string) => desk.evaluate((name) => window.dump(name), run);

/** Runs the upgrade in a page and crashes that at a step; null = it had ended before. */
async function killAt(variant: Variant, run: string, step: number): Promise<string | null> {
  const page = await pageOf(variant);
  const session = await browser.context.newCDPSession(page);
  const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  const known = {
    begun: 0,
    acked: 0,
    step: null as string | null,
    closed: false,
    kill: async () => {
      // Never answers: the renderer is gone.
      session.send('Page.crash').catch(() => {});
      await crashed;
    },
  };
  workshop.server.runs.set(run, known);
  await Promise.race([
    page.evaluate((job) => window.upgrade(job), { run, killAt: step }).catch(() => crashed),
    crashed,
  ]);
  known.closed = true;
  await page.close();
  return known.step;
}

interface Tally {
  kills: number;
  /** Kills by what stood there afterwards. */
  stayed: number;
  upgraded: number;
  /** Neither the old store nor the new one. */
  half: string[];
  /** Not what it must be, after the upgrade was tried once more. */
  wrong: string[];
}

async function killMany(variant: Variant, version: number, kills: number): Promise<Tally> {
  const tally: Tally = { kills: 0, stayed: 0, upgraded: 0, half: [], wrong: [] };
  const first = `${variant}-${version}-steps`;
  await makeOld(first, version, version);
  const walker = await pageOf(variant);
  const steps = await walker.evaluate((run) => window.upgrade({ run, killAt: null }), first);
  await walker.close();
  const random = seededRandom(version * 7919 + 1);
  const kinds = [...new Set(steps)];
  for (let kill = 0; kill < kills; kill++) {
    const run = `${variant}-${version}-${kill}`;
    const expected = await makeOld(run, version, kill + 1);
    const before = await dump(run);
    // Each kind of step as often as another, the last ones first: there a migration may be half.
    const kind = kinds.at(-1 - (kill % kinds.length)) ?? kinds[0];
    const places = [...steps.keys()].filter((at) => steps[at] === kind);
    const step = await killAt(variant, run, places[Math.floor(random() * places.length)] ?? 0);
    tally.kills++;
    const [stands, after] = [await desk.evaluate((name) => window.versionOf(name), run), await dump(run)];
    const which = `version ${version}, kill ${kill} at “${step}”`;
    if (stands === version && after === before) tally.stayed++;
    else if (stands === newest && after === expected) tally.upgraded++;
    else tally.half.push(which);
    await desk.evaluate((name) => window.upgrade({ run: name, killAt: null }), run);
    if ((await dump(run)) !== expected) tally.wrong.push(which);
  }
  return tally;
}

describe('a store of every past version', () => {
  test(`upgrades whole, also where it is killed ${killsEach} times meanwhile`, {
    timeout: count(300_000, 1_800_000),
  }, async () => {
    for (const version of versions) {
      const tally = await killMany('real', version, killsEach);
      const { kills, stayed, upgraded, half, wrong } = tally;
      figure(`upgrade from version ${version} killed`, {
        kills,
        'stayed as they were': stayed,
        'upgraded whole': upgraded,
        half: half.length,
        'not as expected at last': wrong.length,
      });
      expect([...half, ...wrong]).toEqual([]);
      expect(stayed).toBeGreaterThan(0);
    }
  });

  test('upgrades with an old tab open, which lets go and is told of the newer version', async () => {
    for (const version of versions) {
      const run = `held-${version}`;
      const expected = await makeOld(run, version, 99);
      const old = await pageOf('real');
      await old.evaluate((args) => window.holdOld(...args), [run, version] as const);
      await desk.evaluate((name) => window.upgrade({ run: name, killAt: null }), run);
      expect(await dump(run), `from version ${version}`).toBe(expected);
      expect(await old.evaluate(() => window.heldOld())).toBe('newer-schema');
      await old.close();
    }
  });

  test('a migration in two transactions is found out', { timeout: 200_000 }, async () => {
    const { half, wrong, kills } = await killMany('split-migration', 2, 6);
    figure('planted: split-migration', { kills, half: half.length, 'not as expected at last': wrong.length });
    expect(wrong.length).toBeGreaterThan(0);
  });
});
