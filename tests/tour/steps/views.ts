/** The other ways a ticket shows: in Jira's modal, in its preview panel, on both generations of board, on the list. */
import type { Locator } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { panelBox } from '../../e2e/pages/panel';
import { type PanelScreen, textOf } from '../screens/panel-screen';
import { chipsByRow, rowsInView } from '../screens/row-chips';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { panelOf } from './ticket';

const cartLeavers = /^Cart abandonment 70 % → 56 %/;

/** Types into the open picker and takes what Enter takes. */
async function linkByKeyboard(stage: Stage, panel: PanelScreen, letters: string): Promise<void> {
  await panel.startLinking();
  await panel.picker().click();
  await stage.page.keyboard.type(letters);
}

export const viewSteps: Step[] = [
  {
    id: 'modal',
    says: 'A ticket in Jira’s modal over the board: what is typed lands in the panel, not in the modal',
    needs: ['sample'],
    async run(stage, see) {
      const { page, jira, cast } = stage;
      await jira.openBoard();
      await jira.openFromRow(cast.modal.key);
      await see('modal', () => textOf(jira.modal.getByRole('heading', { level: 1 })), cast.modal.summary);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.modal.key);
      await jira.commentField.click();
      const heard = () => page.evaluate(() => window.__hostKeys.length);
      const before = await heard();
      await linkByKeyboard(stage, panel, 'cart abandonment 70');
      await see('typed in the panel', () => panel.picker().inputValue(), 'cart abandonment 70');
      await see('typed in the modal', () => jira.commentField.inputValue(), '');
      await see('option', panel.activeOption, cartLeavers);
      await page.keyboard.press('Enter');
      await see('toast', panel.toast, t('linkedByCheckIn'));
      await see('cards', panel.titles, [cartLeavers]);
      await see('keys Jira heard', async () => (await heard()) - before, 0);
      await see('modal still open', () => jira.modal.isVisible(), true);
    },
  },
  {
    id: 'board',
    says: 'The board behind it: a chip on each linked card, on no other',
    needs: ['modal', 'check-in'],
    async run(stage, see) {
      const { page, jira, cast } = stage;
      await closeModal(stage);
      await see('modal', () => jira.modal.count(), 0);
      await see('chips', () => chipsByRow(page), {
        [cast.page.key]: /^[●▲] (Page load|Cart leavers \+1)$/,
        [cast.modal.key]: '▲ Cart leavers',
      });
      await see('cards with chips', async () => Object.keys(await chipsByRow(page)).sort(), [
        cast.page.key,
        cast.modal.key,
      ]);
    },
  },
  {
    id: 'preview',
    says: 'A ticket in the preview panel beside the backlog, linked by a click on what is suggested or found',
    needs: ['sample'],
    async run(stage, see) {
      const { page, jira, cast } = stage;
      await jira.goTo('Backlog');
      await jira.openFromRow(cast.preview.key);
      await see(
        'preview panel',
        () => textOf(jira.previewPanel.getByRole('heading', { level: 1 })),
        cast.preview.summary,
      );
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.preview.key);
      await linkByKeyboard(stage, panel, 'satisf');
      const option = panel.frame.getByRole('option', { name: /95 % satisfaction/ });
      await see('option', () => textOf(option), /95 % satisfaction on Feature X queries/);
      await option.click();
      await see('toast', panel.toast, t('linkedByCheckIn'));
      await see('cards', panel.titles, [/^95 % satisfaction/]);
      await see('chip', () => chipsByRow(page), { [cast.preview.key]: '■ Satisfaction' });
    },
  },
  {
    id: 'team-board',
    says: 'A ticket of the newer board, linked there; its card has the chip at once',
    needs: ['sample'],
    async run(stage, see) {
      const { page, jira, cast } = stage;
      await jira.goTo('Team board');
      await jira.openFromRow(cast.board.key);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.board.key);
      await linkByKeyboard(stage, panel, 'return vis');
      await see('option', panel.activeOption, /^Return visitors \+15 %/);
      await page.keyboard.press('Enter');
      await see('toast', panel.toast, t('linkedByCheckIn'));
      await see('cards', panel.titles, [/^Return visitors/]);
      await closeModal(stage);
      await see('chip', () => chipsByRow(page), { [cast.board.key]: '● Return visits' });
    },
  },
  {
    id: 'create',
    says: 'On the list: nothing fits, so a new key result is made in place and linked',
    needs: ['sample'],
    async run(stage, see) {
      const { page, jira, cast } = stage;
      const title = 'Shoppers on a keyboard who finish: 40 → 90 %';
      await jira.goTo('List');
      await jira.openFromRow(cast.list.key);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.list.key);
      await linkByKeyboard(stage, panel, title);
      await see('only option', panel.activeOption, RegExp(exactly(title)));
      await page.keyboard.press('Enter');
      const form = panel.frame.getByRole('form', { name: t('newKeyResult') });
      await see('title', () => form.getByRole('textbox', { name: t('newTitle') }).inputValue(), title);
      await fill(stage, form.getByRole('textbox', { name: t('metricFieldStart') }), '40');
      await fill(stage, form.getByRole('textbox', { name: t('metricFieldTarget') }), '90');
      await fill(stage, form.getByRole('textbox', { name: t('metricFieldUnit') }), '%');
      await form.getByRole('button', { name: t('createAndLink') }).click();
      await see('card', () => panel.cardOf(title), { title, shape: 'none' });
      await closeModal(stage);
      await see('chip', async () => (await chipsByRow(page))[cast.list.key], /^○ Shoppers/);
    },
  },
  {
    id: 'list',
    says: 'The list: every linked row in view has its chip, no other row has one',
    needs: ['create', 'team-board', 'preview', 'modal', 'check-in'],
    async run(stage, see) {
      const { page, cast } = stage;
      const linked = Object.values(cast).map(({ key }) => key);
      const inView = await rowsInView(page);
      await see(
        'linked rows in view',
        async () => linked.filter((key) => inView.includes(key)).length > 2,
        true,
      );
      await see('rows with chips', async () => Object.keys(await chipsByRow(page)).sort(), linked.sort());
    },
  },
  {
    id: 'backlog',
    says: 'The backlog with all of them: ● ▲ ■ ○, each on its own row',
    needs: ['list'],
    image: 'backlog',
    async run(stage, see) {
      const { page, jira, cast } = stage;
      await jira.goTo('Backlog');
      await see('chips', () => chipsByRow(page), {
        [cast.modal.key]: '▲ Cart leavers',
        [cast.preview.key]: '■ Satisfaction',
        [cast.board.key]: '● Return visits',
        [cast.list.key]: /^○ Shoppers/,
      });
      await (await panelOf(stage)).closeToast();
      await see('how many', async () => Object.keys(await chipsByRow(page)).length, Object.keys(cast).length);
      await see('panel', async () => (await panelBox(page)) !== null, true);
    },
  },
];

async function fill(stage: Stage, field: Locator, text: string): Promise<void> {
  await field.click();
  await stage.page.keyboard.press('ControlOrMeta+a');
  await stage.page.keyboard.type(text);
}

/** A click into Jira's modal, beside the panel that lies over its end, and Escape. */
async function closeModal({ jira, page }: Stage): Promise<void> {
  await jira.modal.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Escape');
  await jira.modal.waitFor({ state: 'detached' });
}
