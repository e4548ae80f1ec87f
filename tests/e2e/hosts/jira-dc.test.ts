import { describe, expect, it } from 'vitest';
import { chipOf, readChips } from '../pages/chips';
import { DcPage } from '../pages/dc-page';
import { openPanel, panelBox } from '../pages/panel';
import { cardOf, hostStage, linkByTwoClicks, openDetails } from './host-stage';

/** A person at work in Jira Data Center, under a context path and on a plain http domain. */
const stage = hostStage({ own: (sandbox) => [sandbox.dc, sandbox.http] });

describe.each([
  ['under a context path', 'dc', 'https://jira.example.test/jira'],
  ['over http', 'http', 'http://tickets.example.test'],
] as const)('Jira Data Center %s', (_, which, base) => {
  const jira = () => new DcPage(stage.page, stage.sandbox[which]);
  let title = '';

  it('is linked on the board’s selection, and the issue’s own page knows it', async () => {
    await jira().openBoard('WEB-142');
    const panel = await stage.openReadyPanel('WEB-142');
    expect(await panel.locator('.kr').count(), 'the other Jira has the key, not the link').toBe(0);
    title = await linkByTwoClicks(panel);
    await openDetails(panel, title);
    const href = await panel
      .locator('.activity', { hasText: 'WEB-142' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(href).toContain(`${base}/browse/WEB-142`);
    await jira().openIssue('WEB-142');
    await cardOf(await stage.openReadyPanel('WEB-142'), title).waitFor();
  });

  it.each([
    ['board', () => jira().openBoard()],
    ['backlog', () => jira().openBacklog()],
    ['backlog with an issue open', () => jira().openBacklog('WEB-143')],
    ['navigator', () => jira().openNavigator()],
    ['project beside an issue', () => jira().openBeside('WEB-143')],
  ])('has its chip on the %s, one alone', async (_, open) => {
    await open();
    const chip = await chipOf(stage.page, 'WEB-142');
    expect(chip.tooltip).toContain(title);
    expect(chip.shown).toBe(true);
    expect(chip.box?.width).toBeLessThanOrEqual(140);
    expect(await readChips(stage.page)).toHaveLength(1);
    expect(stage.errors).toEqual([]);
  });

  it('follows the selection, and hears nothing of what is typed in the panel', async () => {
    await jira().openBoard('WEB-142');
    const panel = await stage.openReadyPanel('WEB-142');
    const [other = ''] = (await jira().rowKeys()).filter((key) => key !== 'WEB-142');
    await jira().openFromRow(other);
    await panel.getByRole('heading', { level: 1 }).filter({ hasText: other }).waitFor();
    await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
    await jira().hostEvents();
    await panel.getByRole('combobox').waitFor();
    await stage.page.keyboard.type('cj.?');
    expect(await panel.getByRole('combobox').inputValue()).toBe('cj.?');
    expect(await jira().hostEvents()).toEqual({ keys: [], pointer: [], shortcuts: [] });
  });

  it('leaves room beside the panel, none below 1280 pixels, and nothing when printed', async () => {
    await jira().openIssue('WEB-142');
    await openPanel(stage.page, stage.browser.extensionId);
    const right = () => stage.page.evaluate(() => document.body.getBoundingClientRect().right);
    expect(await right()).toBe(1440 - 380);
    await stage.page.setViewportSize({ width: 1200, height: 800 });
    expect(await right()).toBe(1200);
    expect((await panelBox(stage.page))?.width).toBe(380);
    await stage.page.setViewportSize({ width: 1440, height: 900 });
    await stage.page.emulateMedia({ media: 'print' });
    expect(await right()).toBe(1440);
    const node = stage.page.locator('keyline-panel');
    expect(await node.evaluate((panel) => getComputedStyle(panel).display)).toBe('none');
  });

  it('is linked with every name in the page scrambled', async () => {
    await stage.page.goto(`${base}/browse/WEB-144?scramble=1`);
    const linked = await linkByTwoClicks(await stage.openReadyPanel('WEB-144'));
    await stage.page.goto(`${base}/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB&scramble=1`);
    await expect
      .poll(async () => (await readChips(stage.page)).some(({ shown }) => shown), { timeout: 8000 })
      .toBe(true);
    await jira().openIssue('WEB-144');
    const panel = await stage.openReadyPanel('WEB-144');
    await cardOf(panel, linked).waitFor();
    expect(stage.errors).toEqual([]);
  });
});
