import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chipOf, clickChip, readChips } from '../pages/chips';
import { eventually } from '../pages/closed-shadow';
import { takeSample } from '../pages/first-run';
import { LinearPage } from '../pages/linear-page';
import { launcherBox, openPanel, panelBox, panelFrame, pressSeen } from '../pages/panel';
import { reloadExtension } from '../pages/reload-extension';
import { cardOf, hostStage, linkByTwoClicks, openDetails } from './host-stage';

/** A person at work in Linear, with links in the store: the panel, its ticket, the chips that come of it. */
const stage = hostStage({
  load: 'pipe',
  async begin(browser, sandbox) {
    await takeSample(browser, sandbox.origin);
    const page = await browser.context.newPage();
    await new LinearPage(page, sandbox.linear).openIssue('ENG-142');
    await linkByTwoClicks(await openPanel(page, browser.extensionId));
    await page.close();
  },
});
const linear = () => new LinearPage(stage.page, stage.sandbox.linear);
const heading = (frame: Awaited<ReturnType<typeof openPanel>>) => frame.getByRole('heading', { level: 1 });

describe('on every page of Linear', () => {
  it.each([
    ['an issue', (at: LinearPage) => at.openIssue('ENG-142'), /^ENG-142/],
    ['a list', (at: LinearPage) => at.openTeam('active'), /^My key results/],
    ['a board', (at: LinearPage) => at.openBoard(), /^My key results/],
    ['a view', (at: LinearPage) => at.openView(), /^My key results/],
    ['my issues', (at: LinearPage) => at.openMine(), /^My key results/],
    ['the inbox', (at: LinearPage) => at.openInbox(), /^My key results/],
    ['several issues', (at: LinearPage) => at.open('/issues/ENG-142,ENG-143'), /^My key results/],
  ])('%s has the launcher, and the panel opens', async (_, open, name) => {
    await open(linear());
    await eventually('launcher', () => launcherBox(stage.page));
    const children = await stage.page.evaluate(() =>
      [...document.documentElement.children].map(({ localName }) => localName),
    );
    expect(children).toEqual(['head', 'body', 'keyline-panel']);
    const panel = await openPanel(stage.page, stage.browser.extensionId);
    await heading(panel).filter({ hasText: name }).waitFor();
    expect(await linear().touched()).toEqual([]);
    expect(stage.errors).toEqual([]);
  });
});

describe('which issue it is', () => {
  it.each([
    ['a notification', '/issue/ENG-142/notification/n-1', 'ENG-142'],
    ['a private team, without a slug', '/issue/OPS-2', 'OPS-2'],
    ['small letters', '/issue/eng-143', 'ENG-143'],
  ])('is told by the path: %s', async (_, path, key) => {
    await linear().open(path);
    await stage.openReadyPanel(key);
  });

  it('is followed from row to issue, from there to the inbox and back', async () => {
    const at = linear();
    await at.openTeam('active');
    const panel = await openPanel(stage.page, stage.browser.extensionId);
    await heading(panel).filter({ hasText: 'My key results' }).waitFor();
    await at.row('ENG-146').click();
    await heading(panel).filter({ hasText: 'ENG-146' }).waitFor();
    await stage.page.getByRole('link', { name: 'Inbox' }).click();
    await heading(panel).filter({ hasText: 'My key results' }).waitFor();
    await at.notification('ENG-147').click();
    await heading(panel).filter({ hasText: 'ENG-147' }).waitFor();
    await stage.page.goBack();
    await heading(panel).filter({ hasText: 'My key results' }).waitFor();
    expect(panel.isDetached()).toBe(false);
  });
});

describe('a link', () => {
  it('is two clicks, and a chip on row and card at once, without a load', async () => {
    const at = linear();
    await at.openTeam('active');
    await stage.page.evaluate(() => Object.assign(window, { sameLoad: true }));
    await at.row('ENG-146').click();
    const panel = await stage.openReadyPanel('ENG-146');
    const title = await linkByTwoClicks(panel);
    expect(await at.touched()).toEqual([]);
    await stage.page.goBack();
    expect((await chipOf(stage.page, 'ENG-146')).tooltip).toContain(title);
    await stage.page.getByRole('link', { name: 'Board layout' }).click();
    expect((await chipOf(stage.page, 'ENG-146')).tooltip).toContain(title);
    expect(await stage.page.evaluate(() => 'sameLoad' in window)).toBe(true);
  });

  it('has its chip again after its row was thrown away by scrolling', async () => {
    const at = linear();
    await at.openTeam('all');
    await at.scrollToRow('ENG-142');
    await chipOf(stage.page, 'ENG-142');
    const scroller = stage.page.locator('[data-restore-scroll-view="issues-view"]');
    await scroller.evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect.poll(() => at.row('ENG-142').count()).toBe(0);
    expect((await readChips(stage.page)).filter(({ key }) => key === 'ENG-142')).toEqual([]);
    await at.scrollToRow('ENG-142');
    await chipOf(stage.page, 'ENG-142');
  });

  it('taken back, it has none', async () => {
    await linear().openIssue('ENG-143');
    const panel = await stage.openReadyPanel('ENG-143');
    const title = await linkByTwoClicks(panel);
    const card = cardOf(panel, title);
    await card.getByRole('button', { name: /^More/ }).click();
    await pressSeen(panel.getByRole('menuitem', { name: 'Unlink' }));
    await card.waitFor({ state: 'detached' });
    await linear().openBoard();
    await chipOf(stage.page, 'ENG-142');
    expect((await readChips(stage.page)).map(({ key }) => key)).not.toContain('ENG-143');
  });

  it('stands where a page was closed in the middle of it, or does not: nothing in between', async () => {
    await linear().openIssue('ENG-144');
    const panel = await stage.openReadyPanel('ENG-144');
    await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
    const option = panel.locator('[role=option]').nth(1);
    await option.waitFor();
    await Promise.all([option.click({ noWaitAfter: true }).catch(() => {}), stage.page.close()]);
    const page = await stage.browser.context.newPage();
    await new LinearPage(page, stage.sandbox.linear).openIssue('ENG-144');
    const again = await openPanel(page, stage.browser.extensionId);
    await heading(again).filter({ hasText: 'ENG-144' }).waitFor();
    const linked = again.locator('.kr');
    await linked.or(again.getByText('Which result does this ticket serve?')).first().waitFor();
    if ((await linked.count()) === 0) await linkByTwoClicks(again);
    expect(await linked.count()).toBe(1);
    await page.close();
  });
});

describe('a chip', () => {
  it('stands within a cell, moves no column and covers nothing of the host', async () => {
    for (const open of [() => linear().openTeam('active'), () => linear().openBoard()]) {
      await open();
      const before = await rowOf(stage.page, 'ENG-142');
      await chipOf(stage.page, 'ENG-142');
      const after = await rowOf(stage.page, 'ENG-142');
      expect(after.row).toEqual(before.row);
      expect(after.overlapped).toEqual([]);
      expect(after.chip?.width).toBeGreaterThanOrEqual(18);
      expect(after.chip?.width).toBeLessThanOrEqual(140);
      expect(after.chip?.parentIsRow).toBe(false);
    }
  });

  it('opens the panel for its issue and not the issue', async () => {
    await linear().openBoard();
    await chipOf(stage.page, 'ENG-142');
    const { href } = await stage.page.evaluate(() => location);
    await linear().hostEvents();
    await clickChip(stage.page, 'ENG-142');
    const panel = await panelFrame(stage.page, stage.browser.extensionId);
    await heading(panel).filter({ hasText: 'ENG-142' }).waitFor();
    expect(await linear().hostEvents()).toEqual({ keys: [], pointer: [], shortcuts: [] });
    expect(stage.page.url()).toBe(href);
  });

  it('goes at once where its row is used for another issue', async () => {
    await linear().openTeam('active');
    await chipOf(stage.page, 'ENG-142');
    await linear()
      .row('ENG-142')
      .evaluate((row) => row.setAttribute('href', '/acme/issue/ENG-901/other'));
    expect((await readChips(stage.page)).map(({ key }) => key)).not.toContain('ENG-901');
  });

  it('is not printed, nor is the panel', async () => {
    await linear().openTeam('active');
    await chipOf(stage.page, 'ENG-142');
    await stage.page.emulateMedia({ media: 'print' });
    const shown = await stage.page
      .locator('keyline-panel,keyline-chip')
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).display));
    expect(shown.length).toBeGreaterThan(1);
    expect(new Set(shown)).toEqual(new Set(['none']));
    await stage.page.emulateMedia({ media: 'screen' });
  });
});

/** The row or card of an issue with what is in it, as drawn. */
const rowOf = (page: Page, key: string) =>
  page.evaluate((wanted) => {
    const row = [...document.querySelectorAll<HTMLElement>('a[data-list-key],a[data-board-item]')].find(
      (each) => each.getAttribute('href')?.split('/')[3] === wanted,
    );
    if (!row) throw new Error(`no row of ${wanted}`);
    const { width, height } = row.getBoundingClientRect();
    const chip = row.querySelector('keyline-chip');
    const at = chip?.getBoundingClientRect();
    const leaves = [...row.querySelectorAll('*')].filter(
      (each) => each !== chip && !each.closest('svg *') && !each.firstElementChild,
    );
    const isUnder = (element: Element) => {
      const box = element.getBoundingClientRect();
      if (!at || box.width === 0) return false;
      return at.left < box.right && box.left < at.right && at.top < box.bottom && box.top < at.bottom;
    };
    return {
      row: {
        width,
        height,
        columns: getComputedStyle(row).gridTemplateColumns,
        children: row.childElementCount,
        cells: [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left)),
      },
      overlapped: leaves.filter(isUnder).map((leaf) => leaf.outerHTML.slice(0, 120)),
      chip: chip && at && { width: at.width, parentIsRow: chip.parentElement === row },
    };
  }, key);

describe('with every name in the page scrambled', () => {
  it('the panel opens, links and shows; chips stand where links are', async () => {
    await linear().open('/issue/ENG-160?scramble=1');
    const title = await linkByTwoClicks(await stage.openReadyPanel('ENG-160'));
    for (const path of ['/team/ENG/board?scramble=1', '/team/ENG/active?scramble=1']) {
      await linear().open(path);
      await expect
        .poll(async () => (await readChips(stage.page)).some(({ shown }) => shown), { timeout: 8000 })
        .toBe(true);
      expect(await stage.page.locator('a > keyline-chip').count()).toBe(0);
    }
    await linear().openIssue('ENG-160');
    await cardOf(await stage.openReadyPanel('ENG-160'), title).waitFor();
    expect(stage.errors).toEqual([]);
  });
});

it('hostile titles are text', { timeout: 60_000 }, async () => {
  const { site } = stage.sandbox;
  let linked = '';
  for (const number of [130, 131, 132, 133, 134, 135]) {
    await linear().openIssue(`ENG-${number}`);
    linked = await linkByTwoClicks(await stage.openReadyPanel(`ENG-${number}`));
  }
  const panel = await panelFrame(stage.page, stage.browser.extensionId);
  await openDetails(panel, linked);
  const more = panel.getByRole('button', { name: /^Show all/ });
  if (await more.isVisible()) await more.click();
  const listed = (await panel.locator('.activity bdi').allTextContents()).map((text) => text.trim());
  // Control characters and blanks at the ends are nobody's.
  const plain = (text: string) => text.replace(/\p{Cc}/gu, '').trim();
  for (const number of [130, 131, 132, 134, 135]) {
    const { summary = '-' } = site.tickets.find(({ key }) => key === `WEB-${number}`) ?? {};
    expect(listed.map(plain)).toContain(plain(summary));
  }
  expect(listed.some((text) => text.startsWith('Ten thousand characters') && text.length <= 1000)).toBe(true);
  expect(await panel.locator('.activity img, .activity script, .activity svg[onload]').count()).toBe(0);
  await linear().open('/issues/ENG-130,ENG-131,ENG-132,ENG-133,ENG-134,ENG-135');
  await expect.poll(async () => (await readChips(stage.page)).length, { timeout: 8000 }).toBe(6);
  expect(await stage.page.title()).toBe('Issues');
  expect(stage.errors).toEqual([]);
});

it('a tab from before an update has the new script: one panel, one chip an issue, no error', async () => {
  await linear().openIssue('ENG-142');
  const panel = await stage.openReadyPanel('ENG-142');
  await panel.locator('.kr').first().waitFor();
  await linear().openTeam('active');
  await chipOf(stage.page, 'ENG-142');
  await eventually('panel', () => panelBox(stage.page));
  await stage.page.evaluate(() => {
    for (const old of document.querySelectorAll('keyline-panel,keyline-chip'))
      Object.assign(old, { old: true });
  });
  await reloadExtension(stage.browser);
  await stage.page.bringToFront();
  const nodes = (name: string) =>
    stage.page.locator(name).evaluateAll((all) => all.map((node) => 'old' in node));
  await expect.poll(() => nodes('keyline-panel'), { timeout: 10_000 }).toEqual([false]);
  const again = await panelFrame(stage.page, stage.browser.extensionId);
  await heading(again).filter({ hasText: 'My key results' }).waitFor();
  await chipOf(stage.page, 'ENG-142');
  expect(await nodes('keyline-chip')).not.toContain(true);
  const keys = (await readChips(stage.page)).map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)]);
  await clickChip(stage.page, 'ENG-142');
  await heading(again).filter({ hasText: 'ENG-142' }).waitFor();
  expect(stage.page.url()).toContain('/team/');
  expect(stage.errors).toEqual([]);
});
