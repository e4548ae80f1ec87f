/** Taking back, "no change", the dark theme, and what is left after the browser was closed. */
import { t } from '@/lib/platform/strings';
import { clickChip } from '../../e2e/pages/chips';
import { panelBox, pressSeen } from '../../e2e/pages/panel';
import { badgeText } from '../screens/badge';
import { textOf } from '../screens/panel-screen';
import { chipsByRow, sorted } from '../screens/row-chips';
import { exactly } from '../see';
import type { Step } from '../step';
import { note, pageLoad, panelOf } from './ticket';

const satisfaction = '95 % satisfaction on Feature X queries';
/** The chips before the browser was closed. */
let before: Record<string, string> = {};

export const afterwards: Step[] = [
  {
    id: 'unlink',
    says: 'A link taken away: its chip goes',
    needs: ['backlog'],
    async run(stage, see) {
      const { page, jira, cast } = stage;
      await jira.openBacklog();
      await clickChip(page, cast.preview.key);
      const panel = await panelOf(stage);
      await see('card', () => panel.cardOf(satisfaction), { title: satisfaction });
      // A tab behind another is not in plain view: there the panel asks once more.
      await page.bringToFront();
      await panel.openMenuOf(satisfaction);
      await pressSeen(panel.frame.getByRole('menuitem', { name: t('unlink') }));
      await see('toast', panel.toast, t('unlinked', cast.preview.key));
      await see('card', () => panel.cardOf(satisfaction), null);
      await see('chip', async () => cast.preview.key in (await chipsByRow(page)), false);
    },
  },
  {
    id: 'undo',
    says: 'Undo: link and chip are back',
    needs: ['unlink'],
    async run(stage, see) {
      const panel = await panelOf(stage);
      await panel.undo();
      await see('toast', panel.toast, t('undone'));
      await see('card', () => panel.cardOf(satisfaction), { title: satisfaction });
      await see('chip', () => chipsByRow(stage.page), { [stage.cast.preview.key]: '■ Satisfaction' });
    },
  },
  {
    id: 'no-change',
    says: 'A check-in with Enter alone: no change, and the history says so',
    needs: ['check-in', 'backlog'],
    async run(stage, see) {
      const { page, cast } = stage;
      await page.goto(`${stage.sandbox.origin}/browse/${cast.page.key}`);
      const panel = await panelOf(stage);
      await see('card', () => panel.cardOf(pageLoad), { percent: '91 %' });
      await panel.startCheckIn(pageLoad);
      await page.keyboard.press('Enter');
      await see('form', () => panel.frame.locator('form.check-in').count(), 0);
      await see('card', () => panel.cardOf(pageLoad), { percent: '91 %' });
      await panel.openMenuOf(pageLoad);
      await panel.choose(t('details'));
      await see('check-ins', async () => (await panel.history()).length > 3, true);
      await panel.scrollToEnd();
      await see('history', async () => (await panel.history()).slice(0, 2), [
        RegExp(exactly(t('noChange'))),
        RegExp(`2\\.1 s[\\s\\S]*${exactly(t('confidence', 9))}[\\s\\S]*${exactly(note)}`),
      ]);
    },
  },
  {
    id: 'dark',
    says: 'Jira turns dark, and the panel with it',
    needs: ['no-change'],
    image: 'panel-dark',
    async run(stage, see) {
      const { page, jira, cast } = stage;
      const panel = await panelOf(stage);
      await panel.closeToast();
      await panel.back();
      await see('heading', panel.heading, cast.page.key);
      const lightness = () => panel.frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await see('Jira', () => jira.theme(), 'light');
      await jira.switchTheme();
      await see('Jira', () => jira.theme(), 'dark');
      await see('panel’s ground', lightness, /^rgb\((\d|[1-4]\d), (\d|[1-4]\d), (\d|[1-4]\d)\)$/);
      await page.mouse.move(700, 700);
    },
  },
  {
    id: 'restart',
    says: 'The browser closed and started again: every chip is back, the panel stands open, nothing is due',
    needs: ['backlog'],
    async run(stage, see) {
      await stage.jira.openBacklog();
      await see('chips before', () => chipsByRow(stage.page), { [stage.cast.modal.key]: '▲ Cart leavers' });
      before = sorted(await chipsByRow(stage.page));
      await stage.restart();
      await stage.jira.openBacklog();
      await see('chips', async () => sorted(await chipsByRow(stage.page)), before);
      await see(
        'as many',
        async () => Object.keys(await chipsByRow(stage.page)).length,
        Object.keys(before).length,
      );
      await see('panel', async () => (await panelBox(stage.page)) !== null, true);
      await see('badge', () => badgeText(stage.browser), '');
    },
  },
  {
    id: 'still-there',
    says: 'The ticket’s page: number, note and history are as they were',
    needs: ['restart', 'no-change'],
    async run(stage, see) {
      await stage.jira.openIssue(stage.cast.page.key);
      const panel = await panelOf(stage);
      await see('card', () => panel.cardOf(pageLoad), { title: pageLoad, percent: '91 %' });
      await panel.openMenuOf(pageLoad);
      await panel.choose(t('details'));
      await see('check-ins', async () => (await panel.history()).length > 3, true);
      await panel.scrollToEnd();
      await see(
        'history',
        () => textOf(panel.main()),
        RegExp(`${exactly(t('noChange'))}.*2\\.1 s.*${exactly(note)}.*2\\.3 s`),
      );
    },
  },
];
