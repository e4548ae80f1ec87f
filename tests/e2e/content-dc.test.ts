import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxServer } from '../sandbox/server';
import type { Browser } from '../support/browser';
import { hostStage } from './hosts/host-stage';
import { clickChip, readChips } from './pages/chips';
import { eventually } from './pages/closed-shadow';
import { DcPage } from './pages/dc-page';
import { chipText, isLinked, linkEveryThird } from './pages/every-third';
import { openPanel, panelBox, panelFrame } from './pages/panel';

/** What the content script does to Jira Data Center's pages, in a real browser: under a context path, and over http. */
const stage = hostStage({ own: ({ dc, http }) => [dc, http] });
const { errors } = stage;
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let jira: DcPage;

beforeAll(async () => {
  ({ sandbox, browser } = stage);
  await linkEveryThird(browser);
});
beforeEach(() => {
  page = stage.page;
  jira = new DcPage(page, sandbox.dc);
});

const rows = '#ghx-pool .ghx-issue, #ghx-backlog-column .js-issue, #issuetable tr.issuerow';
const heights = () =>
  page.locator(rows).evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
const aChip = () => eventually('a chip', async () => (await readChips(page)).find(({ inView }) => inView));

async function openReadyPanel() {
  const panel = await openPanel(page, browser.extensionId);
  await panel.getByText('WEB-142').first().waitFor();
  await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
  return panel;
}

describe('chips', () => {
  it.each([
    ['board', () => jira.openBoard()],
    ['backlog', () => jira.openBacklog()],
    ['navigator', () => jira.openNavigator()],
  ])('of the %s are right, one a row, and shift none', async (_, open) => {
    await open();
    const before = await heights();
    expect(before.length).toBeGreaterThan(3);
    await aChip();
    const chips = await readChips(page);
    for (const { key, text } of chips)
      expect(text.startsWith(chipText(`${key}`)), `${key} ${text}`).toBe(true);
    expect(chips.map(({ key }) => key).sort()).toEqual((await jira.rowKeys()).filter(isLinked).sort());
    expect(await heights()).toEqual(before);
    expect(errors).toEqual([]);
  });

  it('appear on cards that have no link, and where every attribute of cards that have one is scrambled', async () => {
    await jira.openBoard();
    await page.evaluate(() => {
      for (const link of document.querySelectorAll('#ghx-pool .ghx-key a'))
        link.replaceWith(link.textContent ?? '');
    });
    await aChip();
    await jira.openBacklog();
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('body *'))
        for (const { name } of [...element.attributes])
          if (/^(class|id|data-|aria-)/.test(name)) element.setAttribute(name, `x${Math.random()}`);
    });
    await expect.poll(async () => (await readChips(page)).length, { timeout: 6000 }).toBeGreaterThan(3);
  });

  it('open the panel for their ticket, unseen by the host', async () => {
    await jira.openBacklog();
    const { key } = await aChip();
    await jira.hostEvents();
    await clickChip(page, `${key}`);
    const panel = await panelFrame(page, browser.extensionId);
    await panel.getByText(`${key}`).first().waitFor();
    expect((await jira.hostEvents()).pointer).toEqual([]);
    expect(page.url()).not.toContain('selectedIssue');
  });
});

describe('the panel', () => {
  it('knows the ticket under the context path, and leaves room', async () => {
    await jira.openIssue('WEB-142');
    const width = () => page.evaluate(() => document.body.getBoundingClientRect().width);
    const before = await width();
    await openReadyPanel();
    expect(await width()).toBe(before - 380);
    await page.keyboard.press('Escape');
    await expect.poll(() => panelBox(page)).toBeNull();
    expect(await width()).toBe(before);
    expect(errors).toEqual([]);
  });

  it('follows the board’s selection', async () => {
    await jira.openBoard('WEB-142');
    const panel = await openReadyPanel();
    const [other] = (await jira.rowKeys()).filter((key) => key !== 'WEB-142');
    await jira.openFromRow(`${other}`);
    await panel.getByText(`${other}`, { exact: true }).first().waitFor({ timeout: 5000 });
  });

  it('opens on a page without encryption', async () => {
    jira = new DcPage(page, sandbox.http);
    await jira.openIssue('WEB-142');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await openReadyPanel();
    await jira.openBacklog();
    await aChip();
    expect(errors).toEqual([]);
  });
});
