import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, launchWithExtension } from '../support/browser';
import { count, isSoak } from '../support/counts';
import { figure } from '../support/figures';
import type { Variant } from './kill/build';
import type { Edit, Ending } from './kill/page/tabs';
import { openWorkshop, type Workshop } from './kill/workshop';

/** Many tabs edit the same records of one real store at once, each as fast as it is answered. */
const few = { tabs: 4, edits: 40 };
const many = isSoak ? { tabs: 20, edits: 1000 } : few;

let workshop: Workshop;
let browser: Browser;
beforeAll(async () => {
  workshop = await openWorkshop(['real', 'two-transactions']);
  browser = await launchWithExtension();
});
afterAll(async () => {
  await browser?.close();
  await workshop?.close();
});

/** What must stand there: the acknowledged commits one after another, of each field the last. */
function modelOf(start: Ending, all: readonly Edit[]): Ending {
  const end: Ending = structuredClone(start);
  for (const { title, description, checkIn, work } of [...all].sort((a, b) => a.revision - b.revision)) {
    end.revision++;
    if (title) end.titles[title.keyResultId] = title.title;
    if (description) end.descriptions[description.keyResultId] = description.description;
    if (checkIn) end.checkIns[checkIn.id] = `${checkIn.keyResultId} ${checkIn.value}`;
    if (work) end.work.push(`${work.keyResultId} ${work.text}`);
    if (checkIn || work) end.count++;
  }
  end.work.sort();
  return end;
}

interface Compared {
  all: Edit[];
  /** Commits that two tabs were told to be theirs. */
  twice: number;
  /** The store, and what the model says of it. */
  found: Ending;
  expected: Ending;
  seconds: number;
}

async function editAtOnce(variant: Variant, seed: number, { tabs, edits }: typeof many): Promise<Compared> {
  const address = `${workshop.server.origin}/${variant}/`;
  const pages: Page[] = [];
  for (let tab = 0; tab < tabs; tab++) {
    const page = await browser.context.newPage();
    await page.goto(address);
    pages.push(page);
  }
  const [first] = pages;
  if (!first) throw new Error('no tab');
  const { shared, start } = await first.evaluate((run) => window.share(run), `tabs-${variant}-${seed}`);
  const began = performance.now();
  const made = await Promise.all(
    pages.map((page, tab) =>
      page.evaluate((args) => window.edit(...args), [shared, tab, seed, edits] as const),
    ),
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  const found = await first.evaluate((of) => window.ending(of), shared);
  for (const page of pages) await page.close();
  const all = made.flat();
  return {
    all,
    twice: all.length - new Set(all.map(({ revision }) => revision)).size,
    found,
    expected: modelOf(start, all),
    seconds,
  };
}

test(`${many.tabs} tabs × ${many.edits} edits: the store equals the model`, {
  timeout: count(200_000, 3_600_000),
}, async () => {
  const { all, twice, found, expected, seconds } = await editAtOnce('real', 1, many);
  figure('tabs that edit at once', {
    tabs: many.tabs,
    edits: all.length,
    'commits told twice': twice,
    'equal to the model': isDeepStrictEqual(found, expected) ? 'yes' : 'no',
    seconds,
  });
  expect(all).toHaveLength(many.tabs * many.edits);
  expect(twice).toBe(0);
  expect(found).toEqual(expected);
});

test('a store whose books are a transaction of their own is found out', { timeout: 300_000 }, async () => {
  const { twice, found, expected } = await editAtOnce('two-transactions', 2, few);
  figure('planted: two-transactions, in tabs', { 'commits told twice': twice });
  expect(twice > 0 || found.revision !== expected.revision).toBe(true);
});
