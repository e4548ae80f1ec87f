import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchWithExtension } from '../support/browser';
import { count } from '../support/counts';
import { figure } from '../support/figures';
import type { Variant } from './kill/build';
import { databaseFolder, harm, type Way } from './kill/harm';
import type { Filled, Seen } from './kill/page/damage';
import { openWorkshop, type Workshop } from './kill/workshop';

/*
 * The database's files are damaged between two starts of a real browser. Each store lies at an origin of its own, so that
 * one start serves many; the pages hold the real store, its health check, its snapshots and its restore. What the screens
 * make of their answers is in `recovery.test.ts`, with the whole extension.
 */
const stores = count(12, 500);
const batchSize = 50;
/** This one is not harmed: it must be found whole. */
const control = 0;

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop(['real', 'no-look-behind']);
});
afterAll(() => workshop?.close());

/**
 * `untouched` the harm hit nothing that is needed; `said` the person is told, and the snapshot brings all back;
 * `said, snapshot as a file` the browser can neither open nor delete what it has, so nothing can be written in its place:
 * the person is told, and the snapshot is there to be saved.
 */
type Verdict =
  | 'untouched'
  | 'said'
  | 'said, snapshot as a file'
  | 'silently empty'
  | 'silently partial'
  | 'not restored';

interface Case {
  seed: number;
  origin: string;
  filled: Filled;
  harm: string;
  verdict: Verdict;
  seen: (Seen & { back?: string }) | null;
}

async function verdictOf(page: Page, { filled }: Case): Promise<[Verdict, Case['seen']]> {
  const seen = await page.evaluate(() => window.look());
  // What a page shows in its place is the recovery screen: of a failure, or of an empty store that was none.
  const isSaid =
    seen.failure !== null ||
    seen.laterFailure !== null ||
    (!seen.isInUse && ['wiped', 'corrupt'].includes(seen.health));
  if (isSaid) {
    const back = await page.evaluate(() => window.restore());
    if (back === filled.snapshot) return ['said', seen];
    const isKept = (await page.evaluate(() => window.newestSnapshot())) === filled.snapshot;
    const isStuck = seen.failure === 'storage-corrupt' && back.startsWith('not restored');
    return [isKept && isStuck ? 'said, snapshot as a file' : 'not restored', { ...seen, back }];
  }
  if (!seen.isInUse) return ['silently empty', seen];
  return [seen.text === filled.whole ? 'untouched' : 'silently partial', seen];
}

/** Many stores filled, the browser closed, each harmed, the browser started again, each looked at. */
async function batch(variant: Variant, seeds: readonly number[], only?: Way): Promise<Case[]> {
  const profileDir = path.join(workshop.directory, `profile-${variant}-${seeds[0]}`);
  await mkdir(profileDir);
  const { port } = new URL(workshop.server.origin);
  const cases: Case[] = seeds.map((seed) => ({
    seed,
    origin: `http://store-${seed}.localhost:${port}`,
    filled: { whole: '', snapshot: '' },
    harm: '',
    verdict: 'untouched',
    seen: null,
  }));
  const session = async (work: (page: Page, one: Case) => Promise<void>, of = cases) => {
    const browser = await launchWithExtension({ profileDir });
    try {
      const queue = [...of];
      const lane = async () => {
        const page = await browser.context.newPage();
        for (let one = queue.shift(); one; one = queue.shift()) {
          await page.goto(`${one.origin}/${variant}/`);
          await work(page, one);
        }
      };
      await Promise.all([lane(), lane()]);
    } finally {
      await browser.close();
    }
  };
  await session(async (page, one) => {
    one.filled = await page.evaluate((seed) => window.fill(seed), one.seed);
  });
  // Every second store has lived through a restart: its log has become a table, and a new log was begun.
  await session(
    async (page, one) => {
      one.filled.whole = await page.evaluate((seed) => window.add(seed), one.seed);
    },
    cases.filter(({ seed }) => seed % 2 === 0),
  );
  for (const one of cases.filter(({ seed }) => seed !== control))
    one.harm = await harm(databaseFolder(profileDir, one.origin), one.seed, only);
  await session(async (page, one) => {
    [one.verdict, one.seen] = await verdictOf(page, one);
  });
  return cases;
}

const tally = (cases: readonly Case[]) => {
  const found: Record<Verdict, number> = {
    untouched: 0,
    said: 0,
    'said, snapshot as a file': 0,
    'silently empty': 0,
    'silently partial': 0,
    'not restored': 0,
  };
  for (const { verdict } of cases) found[verdict]++;
  return found;
};

const bad = (cases: readonly Case[]) =>
  cases
    .filter(({ verdict }) => !['untouched', 'said', 'said, snapshot as a file'].includes(verdict))
    .map(
      ({ seed, harm: done, verdict, seen }) =>
        `${seed}: ${done}: ${verdict}, ${JSON.stringify({ ...seen, text: seen?.text?.length })}`,
    );

test(`${stores} stores damaged on the disk: whole, or said and restored from the snapshot byte for byte`, {
  timeout: count(400_000, 5_400_000),
}, async () => {
  const cases: Case[] = [];
  for (let first = control; first <= stores; first += batchSize) {
    const seeds = Array.from({ length: Math.min(batchSize, stores - first + 1) }, (_, at) => first + at);
    cases.push(...(await batch('real', seeds)));
  }
  const answers: Record<string, number> = {};
  for (const { seen } of cases) {
    const answer = seen?.failure ?? seen?.laterFailure ?? seen?.health ?? '';
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
  figure('database files damaged, browser started again', {
    'damaged stores': cases.length - 1,
    ...tally(cases),
    answers: Object.entries(answers)
      .map(([answer, times]) => `${answer} ${times}`)
      .join(' / '),
  });
  expect(bad(cases)).toEqual([]);
  // A check that calls every store damaged, or none, would put nothing to the test.
  expect(cases.find(({ seed }) => seed === control)?.verdict).toBe('untouched');
  expect(tally(cases).said).toBeGreaterThan(0);
});

test('a store that believes what the browser has left of it is found out', { timeout: 300_000 }, async () => {
  const cases = await batch('no-look-behind', [601, 602, 603, 604], 'cut off');
  figure('planted: no-look-behind, end of the log cut off', tally(cases));
  expect(tally(cases)['silently partial']).toBeGreaterThan(0);
});
