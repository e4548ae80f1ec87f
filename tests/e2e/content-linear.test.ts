import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxServer } from '../sandbox/server';
import type { Browser } from '../support/browser';
import { hostStage } from './hosts/host-stage';
import { clickChip, readChips } from './pages/chips';
import { eventually } from './pages/closed-shadow';
import { chipText, isLinked, linkEveryThird } from './pages/every-third';
import { LinearPage } from './pages/linear-page';
import { launcherBox, openPanel, panelBox, panelFrame } from './pages/panel';

/** What the content script does to Linear's pages, in a real browser. */
const stage = hostStage();
const { errors } = stage;
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let linear: LinearPage;

beforeAll(async () => {
  ({ sandbox, browser } = stage);
  await linkEveryThird(browser);
});
beforeEach(() => {
  page = stage.page;
  linear = new LinearPage(page, sandbox.linear);
});

/** Of each row or card: its size, and where each of its own cells starts. */
const layoutOf = (selector: string) =>
  page.locator(selector).evaluateAll((rows) =>
    rows.map((row) => {
      const { height, width } = row.getBoundingClientRect();
      const cells = [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left));
      return { href: row.getAttribute('href'), height, width, cells };
    }),
  );
const openIssue = async () => linear.openIssue('ENG-142');

async function openReadyPanel() {
  const panel = await openPanel(page, browser.extensionId);
  await panel.getByText('ENG-142').first().waitFor();
  await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
  return panel;
}

describe('chips', () => {
  it.each([
    ['list', () => linear.openTeam('active'), 'a[data-list-key]'],
    ['board', () => linear.openBoard(), 'a[data-board-item]'],
    ['view', () => linear.openView(), 'a[data-list-key]'],
    ['my issues', () => linear.openMine(), 'a[data-list-key]'],
  ])('of the %s are right, within a cell, and move no column', async (_, open, rows) => {
    await open();
    const before = await layoutOf(rows);
    expect(before.length).toBeGreaterThan(3);
    await eventually('a chip', async () => (await readChips(page)).find(({ inView }) => inView));
    const chips = await readChips(page);
    for (const { key, text } of chips)
      expect(text.startsWith(chipText(`${key}`)), `${key} ${text}`).toBe(true);
    const keys = before.map(({ href }) => href?.split('/')[3] ?? '').filter(isLinked);
    expect(new Set(chips.map(({ key }) => key))).toEqual(new Set(keys));
    for (const { box } of chips) expect(box?.height).toBeCloseTo(18, 0);
    expect(await layoutOf(rows)).toEqual(before);
    expect(await page.locator('a > keyline-chip').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('stand in the inbox too', async () => {
    await linear.openInbox();
    await eventually('a chip', async () => (await readChips(page)).find(({ inView }) => inView));
    expect(await page.locator('a > keyline-chip').count()).toBe(0);
  });

  it('are right after a scroll to the end and back', async () => {
    await linear.openTeam('all');
    const right = async () => {
      const keys = (await linear.rowIds()).filter(isLinked);
      const chips = await readChips(page);
      return (
        keys.length > 0 &&
        JSON.stringify(chips.map(({ key }) => key).sort()) === JSON.stringify(keys.sort()) &&
        chips.every(({ key, text }) => text.startsWith(chipText(`${key}`)))
      );
    };
    await expect.poll(right, { timeout: 6000 }).toBe(true);
    const scroller = page.locator('[data-restore-scroll-view="issues-view"]');
    for (const share of [1, 0.4, 0]) {
      await scroller.evaluate((element, part) => element.scrollTo(0, element.scrollHeight * part), share);
      await linear.painted();
      await expect.poll(right, { timeout: 5000 }).toBe(true);
    }
    expect(errors).toEqual([]);
  });

  it('appear where every class, id, data and aria attribute is scrambled', async () => {
    await linear.openTeam('active');
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('body *'))
        for (const { name } of [...element.attributes])
          if (/^(class|id|data-|aria-)/.test(name)) element.setAttribute(name, `x${Math.random()}`);
    });
    await expect.poll(async () => (await readChips(page)).length, { timeout: 6000 }).toBeGreaterThan(3);
    expect(await page.locator('a > keyline-chip').count()).toBe(0);
  });

  it('open the panel for their ticket, unseen by the host', async () => {
    await linear.openTeam('active');
    const chip = await eventually('a chip', async () => (await readChips(page)).find(({ inView }) => inView));
    await linear.hostEvents();
    await clickChip(page, `${chip.key}`);
    const panel = await panelFrame(page, browser.extensionId);
    await panel.getByText(`${chip.key}`).first().waitFor();
    expect((await linear.hostEvents()).pointer).toEqual([]);
    expect(page.url()).toContain('/team/');
  });
});

describe('an issue', () => {
  it('leaves room in a page that is fixed to the window', async () => {
    await openIssue();
    const right = () => page.evaluate(() => document.getElementById('root')?.getBoundingClientRect().right);
    expect(await right()).toBe(1440);
    await openReadyPanel();
    expect(await right()).toBe(1440 - 380);
    await page.keyboard.press('Escape');
    await expect.poll(right).toBe(1440);
    expect(await linear.touched()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('follows the theme', async () => {
    await openIssue();
    const panel = await openReadyPanel();
    const mode = () => panel.evaluate(() => document.documentElement.dataset.colorMode);
    for (let turn = 0; turn < 2; turn++) {
      await linear.switchTheme();
      await expect.poll(mode, { timeout: 4000 }).toBe(await linear.theme());
    }
  });

  it('its single keys are its own with the panel closed, and none gets there from the panel', async () => {
    await openIssue();
    await eventually('launcher', () => launcherBox(page));
    const panel = await openReadyPanel();
    await linear.hostEvents();
    const field = panel.getByRole('combobox').or(panel.getByRole('textbox')).first();
    if (!(await field.isVisible())) await panel.getByRole('button', { name: /link/i }).first().click();
    await field.focus();
    await page.keyboard.type('cxsapl');
    expect(await field.inputValue()).toBe('cxsapl');
    expect(await linear.hostEvents()).toMatchObject({ keys: [], shortcuts: [] });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => panelBox(page)).toBeNull();
    await linear.hostEvents();
    await page.keyboard.press('c');
    const seen = await linear.hostEvents();
    expect(seen.keys.map(({ key }) => key)).toContain('c');
    await linear.overlay('create').waitFor();
  });
});
