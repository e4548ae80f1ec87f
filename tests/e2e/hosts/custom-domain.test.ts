import { describe, expect, it } from 'vitest';
import { chipOf, readChips } from '../pages/chips';
import { type BoardView, JiraPage } from '../pages/jira-page';
import { cardOf, hostStage, linkByTwoClicks, openDetails } from './host-stage';

/** A Jira Cloud on a domain of its own: the same as on atlassian.net, and yet another site. */
const stage = hostStage({ own: (sandbox) => [sandbox.custom] });
const jira = () => new JiraPage(stage.page, stage.sandbox.custom);
let title = '';

describe('Jira Cloud on a custom domain', () => {
  it('is linked, at its own address', async () => {
    await jira().openIssue('WEB-144');
    const panel = await stage.openReadyPanel('WEB-144');
    title = await linkByTwoClicks(panel);
    await openDetails(panel, title);
    const link = panel.locator('.activity', { hasText: 'WEB-144' }).getByRole('link').first();
    expect(await link.getAttribute('href')).toBe('https://work.example.test/browse/WEB-144');
    expect((await jira().recoverable()).count).toBe(0);
    expect(stage.errors).toEqual([]);
  });

  it.each(['backlog', 'board', 'new-board', 'list'] as const)(
    'has its chip on the %s',
    async (view: BoardView) => {
      await jira().open(jira().pathOf(view));
      const chip = await chipOf(stage.page, 'WEB-144');
      expect(chip.tooltip).toContain(title);
      expect(chip.box?.width).toBeLessThanOrEqual(140);
      expect(await readChips(stage.page)).toHaveLength(1);
      expect((await jira().recoverable()).count).toBe(0);
    },
  );

  it('is told by the selected issue, and follows it', async () => {
    await jira().openBoard();
    await jira().openFromRow('WEB-144');
    const panel = await stage.openReadyPanel('WEB-144');
    await cardOf(panel, title).waitFor();
  });

  it('has no link of the same key on atlassian.net', async () => {
    await new JiraPage(stage.page, stage.sandbox.origin).openIssue('WEB-144');
    const panel = await stage.openReadyPanel('WEB-144');
    await panel.getByRole('button', { name: 'Link', exact: true }).first().waitFor();
    expect(await cardOf(panel, title).count()).toBe(0);
  });

  it('is linked with every name in the page scrambled', async () => {
    await jira().open('/browse/WEB-145?scramble=1');
    const panel = await stage.openReadyPanel('WEB-145');
    await linkByTwoClicks(panel);
    await jira().open(`${jira().pathOf('backlog')}?scramble=1`);
    await expect
      .poll(async () => (await readChips(stage.page)).some(({ shown }) => shown), { timeout: 8000 })
      .toBe(true);
    expect(stage.errors).toEqual([]);
  });
});
