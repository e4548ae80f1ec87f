import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxServer } from '../sandbox/server';
import type { Browser } from '../support/browser';
import { hostStage } from './hosts/host-stage';
import { chipOf, clickChip, readChips } from './pages/chips';
import { eventually } from './pages/closed-shadow';
import { chipText, isLinked, linkEveryThird } from './pages/every-third';
import { JiraPage } from './pages/jira-page';
import { panelFrame } from './pages/panel';

/** Chips on the rows of the stand-in's lists and boards, in a real browser. */
const stage = hostStage();
const { errors } = stage;
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let jira: JiraPage;

beforeAll(async () => {
  ({ sandbox, browser } = stage);
  await linkEveryThird(browser);
});
beforeEach(() => {
  page = stage.page;
  jira = new JiraPage(page, sandbox.origin);
});

/** Chips in view must sit on the very rows they speak of, and on every such row. */
async function chipsAreRight(): Promise<boolean> {
  const rows = (await jira.rowKeys()).filter(isLinked).sort();
  const chips = await readChips(page);
  const right = chips.every(({ key, text }) => key !== null && text.startsWith(chipText(key)));
  return right && JSON.stringify(chips.map(({ key }) => key).sort()) === JSON.stringify(rows);
}

describe('chips', () => {
  it('are right after a scroll to the end of 1,000 rows and back, and hydration never fails', async () => {
    await jira.openBacklog();
    await expect.poll(chipsAreRight, { timeout: 6000 }).toBe(true);
    const scroller = page.getByTestId('software-backlog.backlog-content.scrollable');
    const to = (share: number) =>
      scroller.evaluate(async (element, part) => {
        const goal = element.scrollHeight * part;
        const step = (goal - element.scrollTop) / 60;
        for (let frame = 0; frame < 60; frame++) {
          element.scrollTop += step;
          await new Promise(requestAnimationFrame);
        }
        element.scrollTop = goal;
      }, share);
    for (const share of [1, 0.5, 0]) {
      await to(share);
      await expect.poll(chipsAreRight, { timeout: 5000 }).toBe(true);
      expect((await readChips(page)).length).toBeGreaterThan(3);
    }
    expect(await jira.recoverable()).toEqual({ count: 0, messages: [] });
    expect(errors).toEqual([]);
  });

  it.each(['backlog', 'board', 'new-board', 'list'] as const)(
    'stand in view on the %s and shift no row',
    async (view) => {
      await jira.open(jira.pathOf(view));
      const heights = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('a[href*="/browse/"]')].map((link) => {
            const row =
              link.closest('.backlog-card,.card,tr,[data-testid="board.content.cell.card"]') ?? link;
            return row.getBoundingClientRect().height;
          }),
        );
      const before = await heights();
      const chip = await eventually('a chip', async () =>
        (await readChips(page)).find(({ inView }) => inView),
      );
      expect(chip.box?.height).toBeGreaterThanOrEqual(18);
      expect(chip.box?.height).toBeLessThanOrEqual(20);
      for (const { box } of await readChips(page)) expect(box?.width ?? 0).toBeLessThanOrEqual(140);
      expect(await heights()).toEqual(before);
      expect(await jira.recoverable()).toEqual({ count: 0, messages: [] });
    },
  );

  it('follow a row that is used again for another ticket', async () => {
    await jira.openBacklog();
    await expect.poll(chipsAreRight, { timeout: 6000 }).toBe(true);
    const key = (await jira.rowKeys()).filter(isLinked)[0] ?? '';
    await page.evaluate((from) => {
      for (const link of document.querySelectorAll(`a[href="/browse/${from}"]`))
        link.setAttribute('href', '/browse/WEB-3');
    }, key);
    expect((await readChips(page)).map((chip) => chip.text)).not.toContain(chipText(key));
  });

  it('appear where every class, id and data attribute of the page is scrambled', async () => {
    await jira.openBacklog();
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('#jira-frontend *'))
        for (const { name } of [...element.attributes])
          if (/^(class|id|data-|aria-)/.test(name)) element.setAttribute(name, `x${Math.random()}`);
    });
    await expect.poll(async () => (await readChips(page)).length, { timeout: 6000 }).toBeGreaterThan(3);
  });

  it('open the panel for their ticket, unseen by the host', async () => {
    await jira.openBacklog();
    const key = (await jira.rowKeys()).filter(isLinked)[0] ?? '';
    await chipOf(page, key);
    await jira.hostEvents();
    await clickChip(page, key);
    const panel = await panelFrame(page, browser.extensionId);
    await panel.getByText(key).first().waitFor();
    expect((await jira.hostEvents()).pointer).toEqual([]);
    expect(page.url()).toContain('/backlog');
    expect(page.url()).not.toContain('selectedIssue');
  });
});
