import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../sandbox/linear/workspace';
import { chipOf } from '../pages/chips';
import { LinearPage } from '../pages/linear-page';
import { asItWas } from './as-it-was';
import { cardOf, hostStage, linkByTwoClicks, openDetails } from './host-stage';

/** One issue of Linear, met under two names: it was moved, or its workspace was renamed. */
const stage = hostStage();

describe('a Linear issue that moved to another team', () => {
  it('has the links of both its identifiers', async () => {
    const { page } = stage;
    const linear = new LinearPage(page, stage.sandbox.linear);
    await asItWas(page, stage.sandbox, '/issue/ENG-7', `${stage.sandbox.linear}/issue/OPS-3`, (html) =>
      html.replace(/("identifier":)"OPS-3"(,"previousIdentifiers":)\["ENG-7"\]/, '$1"ENG-7"$2["ENG-9007"]'),
    );
    await linear.openIssue('ENG-7');
    expect(await linear.issueId()).toBe(uuidOf('ops:3'));
    const first = await linkByTwoClicks(await stage.openReadyPanel('ENG-7'));
    await page.unrouteAll();
    await linear.openIssue('ENG-7');
    await page.waitForURL('**/issue/OPS-3');
    const panel = await stage.openReadyPanel('OPS-3');
    await cardOf(panel, first).waitFor();
    const second = await linkByTwoClicks(panel);
    expect(second).not.toBe(first);
    await linear.openIssue('ENG-7');
    const again = await stage.openReadyPanel('OPS-3');
    await cardOf(again, first).waitFor();
    await openDetails(again, second);
    await again.locator('.activity', { hasText: 'OPS-3' }).waitFor();
    expect(await again.locator('.activity', { hasText: 'OPS-3' }).count(), 'one ticket, not two').toBe(1);
    await linear.open('/team/OPS/all');
    await chipOf(page, 'OPS-3');
  });
});

describe('a Linear workspace that was renamed', () => {
  it('is told by the issue’s UUID and said, and its links come along', async () => {
    const { page, sandbox } = stage;
    const before = new LinearPage(page, sandbox.linear);
    await before.openIssue('ENG-142');
    const title = await linkByTwoClicks(await stage.openReadyPanel('ENG-142'));
    const after = new LinearPage(page, 'https://linear.app/acme-inc');
    await after.openIssue('ENG-142');
    const panel = await stage.openReadyPanel('ENG-142');
    await panel.getByText('Known from').waitFor();
    await panel.getByText('linear.app/acme', { exact: true }).waitFor();
    // An issue's UUID tells it; lists show none, so a chip waits until the links have come along.
    await cardOf(panel, title).waitFor();
    await panel.getByRole('button', { name: /^Bring its/ }).click();
    await cardOf(panel, title).waitFor();
    await panel.getByText('Tickets and links are now at linear.app/acme-inc').first().waitFor();
    await panel.getByText('Known from').waitFor({ state: 'detached' });
    await after.openTeam('active');
    await chipOf(page, 'ENG-142');
  });
});
