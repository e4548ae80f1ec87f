/** The dashboard's table: what stands there, what is made in place, ordered, put away and taken back by the keyboard. */
import { t } from '@/lib/platform/strings';
import { openPanel } from '../../e2e/pages/panel';
import { DashboardScreen } from '../screens/dashboard-screen';
import { textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Step } from '../step';
import { pageLoad, panelOf } from './ticket';

/** Made in the tour. */
export const objective = 'Customers get an answer the same day';
const answered = 'Tickets answered within a day';
const waiting = 'Median wait for an answer';

export const dashboardSteps: Step[] = [
  {
    id: 'dashboard',
    in: 'dashboard',
    says: 'The dashboard, from the panel’s menu: what needs you, what is at risk, what has changed',
    needs: ['check-in', 'popup-check-ins'],
    async run(stage, see) {
      await stage.jira.openIssue(stage.cast.page.key);
      await openPanel(stage.page, stage.browser.extensionId);
      const panel = await panelOf(stage);
      const page = await stage.follow('dashboard', () => panel.chooseInHead(t('openDashboard')));
      const screen = new DashboardScreen(page);
      await see('heading', screen.heading, t('dashHome'));
      const part = (title: string) => page.getByRole('region', { name: RegExp(`^${exactly(title)}`) });
      await see('needs you', () => textOf(part(t('dashNeedsMe'))), /\S/);
      await see('at risk', () => textOf(part(t('dashAtRisk'))), /Cart abandonment 70 % → 56 %/);
      await see('changed', () => textOf(part(t('dashChanged'))), RegExp(exactly(pageLoad)));
    },
  },
  {
    id: 'objectives',
    in: 'dashboard',
    says: 'Objectives: a tree with the numbers of the panel; words narrow it',
    needs: ['dashboard'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await screen.goTo(t('dashObjectives'));
      await see('heading', screen.heading, t('dashObjectives'));
      await see('row', () => screen.rowOf(pageLoad), { level: 2, percent: '91 %', status: 'on-track' });
      await see('rows', async () => (await screen.rows()).length > 8, true);
      await screen.press('/');
      await front.keyboard.type('page loads');
      await see('found', async () => (await screen.rows()).map(({ title }) => title), [
        /^Enhance online shopping/,
        pageLoad,
      ]);
      await see('address', async () => new URL(front.url()).hash, /text=page\+loads/);
      await screen.press('Escape');
      await see('rows again', async () => (await screen.rows()).length > 8, true);
    },
  },
  {
    id: 'create-objective',
    in: 'dashboard',
    says: 'A new objective and two key results, written in place: “62 → 90 %” is read as a measure',
    needs: ['objectives'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await front
        .getByRole('banner')
        .or(front.locator('.dash-head'))
        .first()
        .getByRole('button', { name: t('dashNewObjective') })
        .click();
      await screen.draft().waitFor();
      await front.keyboard.type(objective);
      await screen.press('Enter');
      await see('objective', () => screen.rowOf(objective), { level: 1 });
      await screen.press('Escape');
      await see('focus', screen.focused, objective);
      await screen.press('n');
      await screen.draft().waitFor();
      await front.keyboard.type(`${answered} 62 → 90 %`);
      await see('read as', () => textOf(front.locator('.tree-field-note')), /62 % → 90 %/);
      await screen.press('Enter');
      await see('first', () => screen.rowOf(answered), { level: 2, percent: '0 %' });
      await front.keyboard.type(`${waiting} 9 → 2 h`);
      await screen.press('Enter');
      await see('second', () => screen.rowOf(waiting), { level: 2, percent: '0 %' });
      await screen.press('Escape');
      await see('order', () => screen.orderOf(objective, answered, waiting), [objective, answered, waiting]);
    },
  },
  {
    id: 'move',
    in: 'dashboard',
    says: 'Alt and an arrow move a key result; its menu moves it under another objective, Ctrl+Z back',
    needs: ['create-objective'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await see('focus', screen.focused, waiting);
      await screen.press('Alt+ArrowUp');
      await see('moved up', () => screen.orderOf(objective, answered, waiting), [
        objective,
        waiting,
        answered,
      ]);
      await see('focus stays', screen.focused, waiting);
      await screen.press('Shift+F10');
      await front.getByRole('menuitem', { name: t('dashMoveTo'), exact: true }).click();
      const where = front.getByRole('combobox', { name: t('dashMoveWhere') });
      await where.waitFor();
      await front.keyboard.type('enhance online shopping');
      await see(
        'place',
        () => textOf(front.locator('.dash-place[aria-selected="true"]')),
        /^Enhance online shopping/,
      );
      await screen.press('Enter');
      await see(
        'toast',
        screen.toast,
        RegExp(`^${exactly(t('dashMovedInto', waiting, '').slice(0, -1))}Enhance online shopping`),
      );
      await see('elsewhere', () => screen.orderOf(objective, answered, pageLoad, waiting), [
        ...[objective, answered, pageLoad, waiting],
      ]);
      await see('focus along', screen.focused, waiting);
      await screen.press('Control+z');
      await see('back', () => screen.orderOf(objective, answered, waiting), [objective, waiting, answered]);
    },
  },
  {
    id: 'drag',
    in: 'dashboard',
    says: 'The mouse drags it below the other one',
    needs: ['move'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      const row = (title: string) => front.locator('.tree-row').filter({ hasText: title });
      const [from, to] = [await row(waiting).boundingBox(), await row(answered).boundingBox()];
      if (!from || !to) throw new Error('The rows are not in view.');
      await front.mouse.move(from.x + 200, from.y + from.height / 2);
      await front.mouse.down();
      await front.mouse.move(to.x + 210, to.y + to.height / 2, { steps: 6 });
      await front.mouse.move(to.x + 210, to.y + to.height - 4, { steps: 4 });
      await front.mouse.up();
      await see('order', () => screen.orderOf(objective, answered, waiting), [objective, answered, waiting]);
    },
  },
  {
    id: 'archive',
    in: 'dashboard',
    says: 'Del archives the row; the focus is on the next one',
    needs: ['create-objective'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await front.locator('.tree-row').filter({ hasText: answered }).locator('.tree-owner').click();
      await see('beside', screen.paneTitle, answered);
      await screen.press('Escape');
      await see('pane', () => screen.pane().count(), 0);
      await see('focus', screen.focused, answered);
      await screen.press('Delete');
      await see('row', () => screen.rowOf(answered), null);
      await see('toast', screen.toast, t('dashArchivedOf', answered));
      const next = async () => ![null, answered].includes(await screen.focused());
      await see('focus on the next', next, true);
    },
  },
  {
    id: 'undo-archive',
    in: 'dashboard',
    says: 'Undo: it stands where it stood',
    needs: ['archive'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await screen.undo();
      await see('row', () => screen.rowOf(answered), { level: 2, percent: '0 %' });
    },
  },
  {
    id: 'restore-archived',
    in: 'dashboard',
    says: 'Put away again, it is listed among the archived, and restored from there',
    needs: ['undo-archive'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await front.locator('.tree-row').filter({ hasText: answered }).getByRole('link').focus();
      await screen.press('Delete');
      await see('row', () => screen.rowOf(answered), null);
      const archived = front.getByRole('checkbox', { name: t('dashArchivedOnes') });
      await archived.click();
      await see('archived', async () => (await screen.rows()).map(({ title }) => title), [answered]);
      await front.getByRole('button', { name: t('dashRestoreOf', answered) }).click();
      await see('none left', () => screen.rowOf(answered), null);
      await archived.click();
      await see('row', () => screen.rowOf(answered), { level: 2, percent: '0 %' });
    },
  },
];
