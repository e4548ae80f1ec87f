import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count } from '../../support/counts';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { linkByTwoClicks, openDetails } from '../hosts/host-stage';
import { takeSample } from '../pages/first-run';
import { openPanel } from '../pages/panel';
import { type Arrangement, arrangements } from './arrangements';
import { countPresses, leave, placeOf, quadOf, takePresses } from './press';
import { withoutGuard } from './unguarded';

/** What takes a ticket's link away, with one press; and what the panel asks where it is in doubt. */
const control = '.activity .icon-button';
const yes = '.ask-again button';

let sandbox: SandboxServer;
const browsers: Browser[] = [];
let page: Page;
let panel: Frame;

/** The panel beside a ticket, at the list of what serves a key result. */
async function atList(extension: string): Promise<{ page: Page; panel: Frame }> {
  const browser = await launchWithExtension({ extension, port: sandbox.port });
  browsers.push(browser);
  await takeSample(browser, sandbox.origin);
  const opened = await browser.context.newPage();
  await opened.goto(`${sandbox.origin}/browse/WEB-142`);
  const frame = await openPanel(opened, browser.extensionId);
  await openDetails(frame, await linkByTwoClicks(frame));
  await countPresses(frame, control);
  return { page: opened, panel: frame };
}

beforeAll(async () => {
  sandbox = await startSandbox();
  ({ page, panel } = await atList(builtExtension));
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await sandbox?.close();
});

const rows = (frame: Frame) => frame.locator('.activity').count();
const said = (frame: Frame) =>
  frame.evaluate(() => document.querySelector('.toast > span')?.textContent ?? '');
const isAsked = (frame: Frame) => frame.evaluate((asked) => document.querySelector(asked) !== null, yes);
const firstKey = async (frame: Frame) =>
  (await frame.locator('.activity .activity-key').first().textContent()) ?? '';

/** What the panel says where it has not done it. */
const refusals = () => [t('guardCovered'), t('guardNotDone')];

interface Outcome {
  /** Clicks that came to the control. */
  presses: number;
  removed: number;
  /** The panel has asked once more. */
  asked: boolean;
  said: string;
}

/** The page lays its trap; a person presses where the control is, and then where the panel's question has its answer. */
async function fallFor(trap: Arrangement, on: Page, frame: Frame): Promise<Outcome> {
  const before = await rows(frame);
  await frame.evaluate(() => document.querySelector<HTMLElement>('.toast .icon-button')?.click());
  const home = await quadOf(on);
  const size = () => frame.evaluate(() => `${innerWidth} ${innerHeight}`);
  const sizeAtHome = await size();
  const rest = await placeOf(on, frame, control);
  if (trap.isFromOutside || trap.isNoClick) {
    await on.mouse.move(20, 400);
    await leave(frame);
  } else await on.mouse.move(rest.x, rest.y);
  await on.waitForTimeout(550);
  await on.evaluate(trap.lay, rest);
  await on.waitForTimeout(120);
  // Where it is when it is pressed: of a trap that springs, where it was at rest.
  const at = trap.spring ? rest : await placeOf(on, frame, control);
  if (trap.isNoClick) await on.mouse.down();
  await on.mouse.move(at.x, at.y);
  await on.waitForTimeout(300);
  if (trap.spring) {
    await on.evaluate(trap.spring, rest);
    await on.waitForTimeout(60);
  }
  if (!trap.isNoClick) await on.mouse.down();
  await on.mouse.up();
  const outcome: Outcome = { presses: 0, removed: 0, asked: false, said: '' };
  const end = Date.now() + (trap.isNoClick ? 400 : 10_000);
  while (!outcome.asked && outcome.said === '' && Date.now() < end) {
    await on.waitForTimeout(40);
    outcome.asked = await isAsked(frame);
    outcome.said = await said(frame);
  }
  if (outcome.asked) {
    if (!trap.spring) {
      await on.waitForTimeout(600);
      Object.assign(at, await placeOf(on, frame, yes));
      await on.mouse.move(at.x, at.y);
    }
    // Where it sprang, a second press of the same hurry, on the same place.
    await on.mouse.click(at.x, at.y);
    await on.waitForTimeout(200);
    // The question may be where no press comes to it.
    if (await isAsked(frame)) await frame.getByRole('button', { name: t('cancel') }).press('Enter');
    await expect.poll(() => said(frame), { message: trap.name }).not.toBe('');
    outcome.said = await said(frame);
  }
  // The list follows its message.
  if (outcome.said !== '' && !refusals().includes(outcome.said))
    await expect.poll(() => rows(frame), { message: trap.name }).toBe(before - 1);
  outcome.presses = await takePresses(frame);
  outcome.removed = before - (await rows(frame));
  await on.evaluate(() => {
    const node = document.querySelector('keyline-panel');
    const top = document.documentElement as Element & { moveBefore: (node: unknown, before: null) => void };
    if (node?.parentElement !== top) top.moveBefore(node, null);
    for (const each of document.querySelectorAll('.hostile')) each.remove();
  });
  await expect.poll(() => quadOf(on)).toEqual(home);
  await expect.poll(size).toBe(sizeAtHome);
  return outcome;
}

const chosen = arrangements.slice(0, count(12, arrangements.length));

describe('a page that makes a person press what they do not see', () => {
  const tally = { arrangements: 0, presses: 0, executed: 0 };
  afterAll(() => figure('clickjacking, Chromium', tally));

  it.each(chosen)('$name: nothing is taken away', async (trap) => {
    const { presses, removed, asked, said } = await fallFor(trap, page, panel);
    tally.arrangements++;
    tally.presses += presses;
    tally.executed += removed;
    expect(removed).toBe(0);
    // A trap into which no press falls would prove nothing.
    if (trap.isNoClick) expect(presses).toBe(0);
    else expect(presses).toBeGreaterThanOrEqual(1);
    expect(asked).toBe(!trap.isNoClick);
    if (asked) expect(refusals()).toContain(said);
  });

  it('in plain view the same press does it, and nothing is asked', async () => {
    const key = await firstKey(panel);
    const { presses, asked, said } = await fallFor({ name: 'none', lay: () => {} }, page, panel);
    expect(asked).toBe(false);
    expect(presses).toBe(1);
    expect(said).toBe(t('unlinked', key));
  });

  it('and would, without the guard, do it under a lure and under a mask', async () => {
    const unguarded = await withoutGuard(builtExtension);
    try {
      const there = await atList(unguarded.extension);
      for (const name of ['a lure above it', 'a mask']) {
        const trap = arrangements.find((each) => each.name === name);
        if (!trap) throw new Error(`no ${name}`);
        expect((await fallFor(trap, there.page, there.panel)).removed, name).toBe(1);
      }
    } finally {
      await unguarded.remove();
    }
  });
});
