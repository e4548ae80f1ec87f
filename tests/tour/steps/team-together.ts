/** Two people, live and with the server away: each sees the other's work, and nothing gets lost. */
import type { Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { DashboardScreen } from '../screens/dashboard-screen';
import { textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Step } from '../step';
import { colleague, colleaguePanel, name } from './team-colleague';
import { answered, inStep, isInStep, open, owner, reopened } from './team-server';

const byOwner = 'Tickets answered within one day';
const byColleague = 'Tickets answered within 24 hours';
const timeOrigin = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin);
/** A new load would have another time of beginning. */
const loads = new Map<Page, number>();

/** Checks in on the key result that is open beside the table. */
async function checkIn({ page, pane }: DashboardScreen, value: string): Promise<void> {
  await pane()
    .getByRole('button', { name: t('checkIn'), exact: true })
    .click();
  const form = page.locator('form.check-in');
  await form.waitFor();
  await page.keyboard.type(value);
  await form.getByRole('button', { name: saving() }).click();
}

const saving = (): RegExp => RegExp(`^${exactly(t('checkInSave'))}`);

/** What a person presses who will not wait for it. */
const syncNow = (options: Page): Promise<void> =>
  options.getByRole('button', { name: t('optionsTeamSyncNow') }).click();

/** Opens a key result beside the table. */
async function openRecord(page: Page, title: string): Promise<DashboardScreen> {
  await page.locator('.tree-row').filter({ hasText: title }).getByRole('link').click();
  return new DashboardScreen(page);
}

async function rename(page: Page, title: string): Promise<void> {
  await page.locator('.detail-title-button').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

const syncLine = (page: Page): Promise<string> => textOf(page.locator('.sync-line'));

export const togetherSteps: Step[] = [
  {
    id: 'together-owner-sees',
    in: 'team',
    says: 'The colleague links a ticket and checks in beside it: the owner’s open dashboard moves, without a new load',
    needs: ['colleague-member', 'colleague-reads'],
    async run(stage, see) {
      const mine = open(owner.dashboard);
      loads.set(mine, await timeOrigin(mine));
      const page = await stage.show(open(colleague.jira));
      const panel = await colleaguePanel(stage);
      await panel.startLinking();
      await panel.picker().click();
      await page.keyboard.type('answered');
      await see('option', panel.activeOption, RegExp(`^${answered}`));
      await page.keyboard.press('Enter');
      await see('card', () => panel.cardOf(answered), { title: answered, percent: '0 %' });
      const form = await panel.startCheckIn(answered);
      await page.keyboard.type('60');
      await form.getByRole('button', { name: saving() }).click();
      await see('their card', () => panel.cardOf(answered), { percent: '50 %' });
      await stage.show(mine);
      const screen = await openRecord(mine, answered);
      await see('my row', () => screen.rowOf(answered), { percent: '50 %' });
      await see('by whom', () => textOf(screen.pane()), RegExp(exactly(name)));
      await see('no new load', async () => (await timeOrigin(mine)) === loads.get(mine), true);
    },
  },
  {
    id: 'together-colleague-sees',
    in: 'team',
    says: 'The owner checks in on the dashboard: the card of the colleague’s open panel moves',
    needs: ['together-owner-sees'],
    async run(stage, see) {
      const mine = open(owner.dashboard);
      const theirs = open(colleague.jira);
      loads.set(theirs, await timeOrigin(theirs));
      const screen = new DashboardScreen(mine);
      await checkIn(screen, '70');
      await see('my row', () => screen.rowOf(answered), { percent: '75 %' });
      await stage.show(theirs);
      const panel = await colleaguePanel(stage);
      await panel.closeToast();
      await see('their card', () => panel.cardOf(answered), { percent: '75 %' });
      await see(
        'by whom',
        async () => (await panel.cardOf(answered))?.lines.join(' / '),
        RegExp(exactly(stage.sandbox.site.person.name)),
      );
      await see('no new load', async () => (await timeOrigin(theirs)) === loads.get(theirs), true);
    },
  },
  {
    id: 'together-away',
    in: 'team',
    says: 'The server is stopped. The owner goes on: a check-in and a new title are kept here, and wait',
    needs: ['together-colleague-sees'],
    async run(stage, see) {
      await (await stage.team.server()).stop();
      const mine = await stage.show(open(owner.dashboard));
      const screen = await openRecord(mine, reopened);
      await see('title', screen.paneTitle, reopened);
      await checkIn(screen, '8');
      await see('checked in', () => screen.rowOf(reopened), { percent: '50 %' });
      await openRecord(mine, answered);
      await see('before', screen.paneTitle, answered);
      await rename(mine, byOwner);
      await see('renamed', () => screen.rowOf(byOwner), { percent: '75 %' });
      const waits = RegExp(`^${exactly(t('syncUnreached', ''))}\\d`);
      await see('waits', () => syncLine(mine), waits, 20_000);
    },
  },
  {
    id: 'together-conflict',
    in: 'team',
    says: 'Meanwhile the colleague gives the same key result another title, and checks in on it',
    needs: ['together-away'],
    async run(stage, see) {
      const theirs = await stage.show(open(colleague.dashboard));
      await theirs.emulateMedia({ colorScheme: 'light' });
      const screen = await openRecord(theirs, answered);
      await see('before', screen.paneTitle, answered);
      await rename(theirs, byColleague);
      await see('renamed', () => screen.rowOf(byColleague), { percent: '75 %' });
      await checkIn(screen, '72');
      await see('checked in', () => screen.rowOf(byColleague), { percent: '80 %' });
      await see(
        'the owner has not heard',
        () => new DashboardScreen(open(owner.dashboard)).paneTitle(),
        byOwner,
      );
    },
  },
  {
    id: 'together-back',
    in: 'team',
    says: 'The owner’s browser is closed, with what waits in it. The server is back: the colleague’s changes are sent',
    needs: ['together-conflict'],
    async run(stage, see) {
      await stage.browser.close();
      await (await stage.team.server()).start();
      const options = await stage.show(open(colleague.options));
      await syncNow(options);
      await see('state', () => inStep(options), isInStep(), 20_000);
      await see('nothing waits', () => syncLine(open(colleague.dashboard)), '', 20_000);
    },
  },
  {
    id: 'together-merged',
    in: 'team',
    says: 'The owner’s browser is started: both sides merge. Of the title the later change stays; each check-in is on both',
    needs: ['together-back'],
    async run(stage, see) {
      await stage.reopen();
      owner.dashboard = await stage.browser.context.newPage();
      const mine = await stage.show(owner.dashboard);
      await mine.goto(stage.browser.extensionUrl('dashboard.html#/objectives'));
      const theirs = open(colleague.dashboard);
      const both = async (page: Page) => {
        const screen = new DashboardScreen(page);
        return [await screen.rowOf(byColleague), await screen.rowOf(reopened)].map((row) => row?.percent);
      };
      await see('mine', () => both(mine), ['80 %', '50 %'], 20_000);
      await see('nothing waits', () => syncLine(mine), '', 20_000);
      await syncNow(open(colleague.options));
      await see('theirs', () => both(theirs), ['80 %', '50 %'], 20_000);
    },
  },
  {
    id: 'together-changes',
    in: 'team',
    says: 'All changes of the key result: both titles, by whom, and which one was not taken',
    needs: ['together-merged'],
    async run(stage, see) {
      const mine = await stage.show(open(owner.dashboard));
      const screen = await openRecord(mine, byColleague);
      await see('title', screen.paneTitle, byColleague);
      await screen
        .pane()
        .getByRole('button', { name: t('dashChangesAll') })
        .click();
      const changes = screen.pane().locator('.changes');
      await see('not taken', () => textOf(changes.locator('s').first()), byOwner);
      const why = () => textOf(changes.locator('.change-lost').first());
      await see('for', why, RegExp(exactly(byColleague)));
      await see('of', why, RegExp(exactly(name)));
      await see('taken', () => changes.locator('bdi').filter({ hasText: byColleague }).count(), 1);
      await see('made', () => textOf(changes), RegExp(exactly(t('dashChangeCreated'))));
      await changes.locator('li').last().scrollIntoViewIfNeeded();
    },
  },
];
