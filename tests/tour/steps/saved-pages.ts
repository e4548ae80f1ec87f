/** Saved pages of a real Jira (`--pages`): the board and the list of a business space with one work item. */
import type { Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { chipOf, clickChip } from '../../e2e/pages/chips';
import { openPanel, panelBox } from '../../e2e/pages/panel';
import { launcherSide } from '../screens/launcher';
import { PanelScreen } from '../screens/panel-screen';
import { chipsByRow } from '../screens/row-chips';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { pageLoad, panelOf } from './ticket';

const key = 'AUT-1';
const board = '/jira/core/projects/AUT/board';
const list = '/jira/core/projects/AUT/list';
/** As Jira writes it when a card is opened over the board: the page stays. */
const opened = (path: string) => `${path}?selectedIssue=${key}`;
const when = ({ sandbox }: Stage) => [board, list].every((path) => sandbox.savedPages.includes(path));

export const savedPages: Step[] = [
  {
    id: 'saved-board',
    says: 'A real board’s skeleton: panel closed and opened by the launcher',
    needs: ['sample'],
    when,
    async run(stage, see) {
      const { page, jira, browser } = stage;
      await jira.open(board);
      await see('card', () => page.locator(`a[href="/browse/${key}"]`).count(), 1);
      const open = await panelOf(stage);
      await open.frame.getByRole('button', { name: t('closePanel') }).click();
      await see('panel', () => panelBox(page), null);
      await see('launcher', () => launcherSide(page), 'at the right edge');
      const panel = new PanelScreen(page, await openPanel(page, browser.extensionId));
      await see('heading', panel.heading, t('myKeyResults'));
      await see('chips', () => chipsByRow(page), {});
    },
  },
  {
    id: 'saved-board-link',
    says: `${key} opened on that board and linked there: its card has a chip`,
    needs: ['saved-board'],
    when,
    async run(stage, see) {
      const { page, jira } = stage;
      await jira.open(opened(board));
      const panel = await panelOf(stage);
      await see('heading', panel.heading, key);
      await panel.startLinking();
      await page.keyboard.type('page load');
      await see('option', panel.activeOption, RegExp(`^${pageLoad}`));
      await page.keyboard.press('Enter');
      await see('toast', panel.toast, t('linkedByCheckIn'));
      await see('rows with chips', async () => Object.entries(await chipsByRow(page)), [
        [key, '● Page load'],
      ]);
      await scrollToChip(page);
      await see('in view', async () => (await chipOf(page, key)).inView, true);
    },
  },
  {
    id: 'saved-list-link',
    says: `${key} on a real list’s skeleton: the chip is there, and a second link adds to it`,
    needs: ['saved-board-link'],
    when,
    async run(stage, see) {
      const { page, jira } = stage;
      await jira.open(list);
      await see('rows with chips', async () => Object.entries(await chipsByRow(page)), [
        [key, '● Page load'],
      ]);
      await jira.open(opened(list));
      const panel = await panelOf(stage);
      await see('heading', panel.heading, key);
      await panel.startLinking();
      await page.keyboard.type('cart abandonment 70');
      await see('option', panel.activeOption, /^Cart abandonment/);
      await page.keyboard.press('Enter');
      await see('toast', panel.toast, t('linkedByCheckIn'));
      await see('rows with chips', async () => Object.entries(await chipsByRow(page)), [
        [key, '▲ Cart leavers +1'],
      ]);
      await scrollToChip(page);
      await see('in view', async () => (await chipOf(page, key)).inView, true);
    },
  },
  {
    id: 'saved-list-chip',
    says: 'A click on the chip, with no ticket in the address: the panel shows what it serves',
    needs: ['saved-list-link'],
    when,
    async run(stage, see) {
      const { page, jira } = stage;
      await jira.open(list);
      await scrollToChip(page);
      await clickChip(page, key);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, key);
      await see('cards', panel.titles, [pageLoad, /^Cart abandonment 70 % → 56 %/]);
    },
  },
];

/** The skeletons have lost their styles, so the row may stand far below: by wheel, as a person would. */
async function scrollToChip(page: Page): Promise<void> {
  await page.mouse.move(600, 500);
  for (let tries = 0; tries < 20 && !(await chipOf(page, key)).inView; tries++) {
    await page.mouse.wheel(0, 200);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
  }
}
