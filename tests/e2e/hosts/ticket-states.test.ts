import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { chipOf } from '../pages/chips';
import { takeOwn } from '../pages/first-run';
import { JiraPage } from '../pages/jira-page';
import { asItWas } from './as-it-was';
import { cardOf, hostStage, openDetails } from './host-stage';

/** What a host's API says of a ticket that was just linked, in a workspace of one's own: the sample's is never asked for. */
const title = 'Return visits a week';
const stage = hostStage({ own: (sandbox) => [sandbox.dc], begin: takeOwn });

const boards = {
  origin: '/jira/software/c/projects/WEB/boards/1',
  dc: '/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB',
};

const entry = (panel: Frame, key: string) => panel.locator('.activity').filter({ hasText: key });
const isDone = (panel: Frame, key: string) => entry(panel, key).getByRole('checkbox').isChecked();

/** The picker has one key result: this one. */
async function linkIt(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
  await panel.getByRole('option').filter({ hasText: title }).click();
  await cardOf(panel, title).waitFor();
}
const readings = async () =>
  (await stage.browser.worker()).evaluate(
    async () =>
      (await chrome.storage.session.get('readings')).readings as
        | Record<string, { error: string | null }>
        | undefined,
  );

it('begins with a key result made and linked in place', async () => {
  await new JiraPage(stage.page, stage.sandbox.origin).openIssue('WEB-143');
  const panel = await stage.openReadyPanel('WEB-143');
  await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
  const form = panel.getByRole('form', { name: t('newKeyResult') });
  await form.getByRole('textbox', { name: t('newTitle') }).fill(title);
  await form.getByRole('textbox', { name: t('metricFieldTarget') }).fill('90');
  await form.getByRole('textbox', { name: t('newObjectiveTitle') }).fill('More people come back');
  await form.getByRole('button', { name: t('createAndLink') }).click();
  await cardOf(panel, title).waitFor();
});

/** With how many tickets are linked at the end: the key result is the same. */
describe.each([
  ['Jira Cloud', 'origin', 'jira-cloud acme.atlassian.net', 7],
  ['Jira Data Center', 'dc', 'jira-dc jira.example.test/jira', 13],
] as const)('%s', (name, which, reading, linked) => {
  const base = () => stage.sandbox[which];
  const open = async (key: string) => {
    const path = `${base()}/browse/${key}`;
    await stage.page.goto(path);
    return stage.openReadyPanel(key);
  };

  it('tells state and title within seconds', async () => {
    const panel = await open('WEB-142');
    await linkIt(panel);
    await openDetails(panel, title);
    await entry(panel, 'WEB-142').filter({ hasText: 'Lazy-load product images below the fold' }).waitFor();
    expect(await isDone(panel, 'WEB-142')).toBe(false);
    const done = await open('WEB-140');
    await linkIt(done);
    await openDetails(done, title);
    await expect.poll(() => isDone(done, 'WEB-140'), { timeout: 8000 }).toBe(true);
    expect((await readings())?.[reading]?.error).toBeNull();
  });

  it('a title that the page does not tell, too', async () => {
    // Scrambled, and without a title: what is shown is the API's.
    await stage.page.addInitScript(() =>
      Object.defineProperty(document, 'title', { get: () => '', set: () => {} }),
    );
    await stage.page.goto(`${base()}/browse/WEB-151?scramble=1`);
    const panel = await stage.openReadyPanel('WEB-151');
    await linkIt(panel);
    await openDetails(panel, title);
    await entry(panel, 'WEB-151').filter({ hasText: 'Let guests check out without an account' }).waitFor();
    expect(await isDone(panel, 'WEB-151')).toBe(true);
  });

  it('a ticket that it does not know is said, and its link kept', async () => {
    const panel = await open('WEB-99999');
    await linkIt(panel);
    await openDetails(panel, title);
    await entry(panel, 'WEB-99999')
      .getByText(t('ticketMissing', name, 'WEB-99999'))
      .waitFor();
    // The others are told of all the same, though one unknown key spoils a search.
    expect(await isDone(panel, 'WEB-140')).toBe(true);
    expect(await panel.getByText(/^Jira .* says you cannot see/).count()).toBe(1);
    await (await stage.browser.worker()).evaluate(() => chrome.storage.session.remove('readings'));
  });

  it('a ticket that was moved is one under both its keys', async () => {
    const { page, sandbox, browser } = stage;
    const now = `${base()}/browse/WEB-150`;
    await asItWas(page, sandbox, '/browse/SHOP-12', now, (html) => html.replaceAll('WEB-150', 'SHOP-12'));
    const before = await open('SHOP-12');
    await linkIt(before);
    await openDetails(before, title);
    // The host answers under the new key.
    await entry(before, 'WEB-150').waitFor();
    expect(await entry(before, 'SHOP-12').count()).toBe(0);
    await page.unrouteAll();
    await page.goto(`${base()}/browse/SHOP-12`);
    expect(page.url()).toBe(now);
    await cardOf(await stage.openReadyPanel('WEB-150'), title).waitFor();
    await page.goto(base() + boards[which]);
    await chipOf(page, 'WEB-150');
    expect(await browser.context.cookies(base())).not.toEqual([]);
  });

  it('signed out, everything stays as it is', async () => {
    const panel = await open('WEB-146');
    await stage.browser.context.clearCookies();
    await linkIt(panel);
    await expect.poll(async () => (await readings())?.[reading]?.error, { timeout: 8000 }).toBe('signed-out');
    await openDetails(panel, title);
    await entry(panel, 'WEB-146').filter({ hasText: 'Show shipping costs before the last step' }).waitFor();
    expect(await entry(panel, 'WEB-146').getByText('cannot see').count()).toBe(0);
    expect(await isDone(panel, 'WEB-140')).toBe(true);
    await panel.getByRole('button', { name: t('workShowAll', linked) }).waitFor();
  });
});
