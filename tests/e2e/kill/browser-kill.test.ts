import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count } from '../../support/counts';
import { figure } from '../../support/figures';
import type { Variant } from './build';
import { type Outcome, outcomeIn } from './killer';
import type { Done, Job } from './page/page';
import { seededRandom } from './page/random';
import type { Run } from './server';
import { type Fault, faultOf } from './verdict';
import { openWorkshop, type Workshop } from './workshop';

/**
 * The whole browser killed with SIGKILL while tabs write to a real profile, and started on it again: at a seeded step of
 * a write of one tab, and at any moment of the others'.
 */
const kills = count(3, 100);
const tabs = 3;
const planLength = 8;

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop(['real', 'early-ack']);
});
afterAll(() => workshop?.close());

interface Tally {
  kills: number;
  writers: number;
  acked: number;
  faults: Record<Fault, number>;
  first: string | null;
}

/** The browser's own process. Those of its pages end when it has. */
async function processOf({ context }: Browser): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('No connection to the browser itself.');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('The browser names no process of its own.');
  return main.id;
}

async function killMany(variant: Variant, most: number, until: (tally: Tally) => boolean): Promise<Tally> {
  const profileDir = path.join(workshop.directory, `profile-${variant}`);
  await mkdir(profileDir);
  const address = `${workshop.server.origin}/${variant}/`;
  const faults = { lost: 0, half: 0, unasked: 0, doubled: 0 };
  const tally: Tally = { kills: 0, writers: 0, acked: 0, faults, first: null };
  let browser = await launchWithExtension({ profileDir });
  const open = async (): Promise<Page> => {
    const page = await browser.context.newPage();
    await page.goto(address);
    return page;
  };
  try {
    const references: Done[] = [];
    const walker = await open();
    for (let seed = 1; seed <= tabs; seed++) {
      const job = { run: `${variant}-reference-${seed}`, seed, length: planLength, killAt: null };
      references.push(await walker.evaluate((asked) => window.job(asked), job));
    }
    while (tally.kills < most && !until(tally)) {
      const random = seededRandom((tally.kills + 1) * 7919);
      const steps = references[0]?.steps.length ?? 1;
      const jobs: Job[] = references.map((_, tab) => ({
        run: `${variant}-${tally.kills}-${tab}`,
        seed: tab + 1,
        length: planLength,
        // The others are killed wherever they are: their own step comes after their end.
        killAt: tab === 0 ? Math.floor(random() * steps) : 1e9,
      }));
      const runs = await strike(browser, await Promise.all(jobs.map(open)), jobs, tally.kills);
      await browser.close().catch(() => {});
      browser = await launchWithExtension({ profileDir });
      tally.kills++;
      const reader = await open();
      for (const [tab, job] of jobs.entries()) {
        const outcome = await outcomeOf(reader, job, runs[tab] as Run);
        tally.writers++;
        tally.acked += outcome.acked;
        const fault = faultOf(outcome, references[tab]?.dumps ?? []);
        if (!fault) continue;
        tally.faults[fault]++;
        tally.first ??= `kill ${tally.kills}, tab ${tab}: ${fault} at “${outcome.step}”, ${outcome.acked} acknowledged`;
      }
    }
  } finally {
    await browser.close().catch(() => {});
  }
  return tally;
}

/** Lets the pages write, and kills the browser when the first of them stands at its step. */
async function strike(
  browser: Browser,
  pages: readonly Page[],
  jobs: readonly Job[],
  killed: number,
): Promise<Run[]> {
  const pid = await processOf(browser);
  const gone = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  const kill = async () => {
    // The first stands still at its step. The others write on, each past its preparation at least.
    while (runs.slice(1).some(({ acked }, at) => acked < 1 + ((killed + at) % (planLength - 1))))
      await sleep(1);
    process.kill(pid, 'SIGKILL');
    await gone;
  };
  const runs: Run[] = jobs.map((job) => {
    const run = { begun: 0, acked: 0, step: null, closed: false, kill };
    workshop.server.runs.set(job.run, run);
    return run;
  });
  for (const [tab, page] of pages.entries())
    page.evaluate((asked) => window.job(asked), jobs[tab] as Job).catch(() => {});
  await gone;
  // What its pages had sent is heard.
  await sleep(100);
  for (const run of runs) run.closed = true;
  return runs;
}

/** What stands there now. One that was killed at any moment may have begun one command more than it was answered. */
async function outcomeOf(reader: Page, job: Job, run: Run): Promise<Outcome> {
  const { acked, step } = run;
  const begun = step === null ? Math.min(acked + 1, planLength) : run.begun;
  return outcomeIn(reader, job, { begun, acked, step });
}

test(`the browser killed ${kills} times while tabs write: nothing acknowledged lost, nothing doubled`, {
  timeout: count(300_000, 3_600_000),
}, async () => {
  const { faults, first, ...figures } = await killMany('real', kills, () => false);
  figure('browser killed with SIGKILL', {
    kills: figures.kills,
    writers: figures.writers,
    'acknowledged writes': figures.acked,
    ...faults,
  });
  expect(first).toBeNull();
  expect(figures.acked).toBeGreaterThan(0);
});

test('a store that answers before the commit is found out', { timeout: 300_000 }, async () => {
  const tally = await killMany('early-ack', 12, ({ faults }) => faults.lost > 0);
  figure('planted: early-ack, browser killed', {
    'kills until caught': tally.kills,
    first: tally.first ?? 'not caught',
  });
  expect(tally.faults.lost).toBeGreaterThan(0);
});
