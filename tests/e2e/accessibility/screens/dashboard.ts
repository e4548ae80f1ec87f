import { t } from '@/lib/platform/strings';
import { pageLoad, type Screen, shopping } from '../visit';

export const dashboardFirst: Screen[] = [
  {
    name: 'dashboard: who are you',
    async reach(visit) {
      await visit.atDashboard('');
      await visit.dashboard.page.getByRole('textbox', { name: t('whoName') }).waitFor();
      return visit.shownDashboard();
    },
  },
];

/** A view by its address, once this text stands in it. */
const view = (name: string, hash: string, text: string, within?: string): Screen => ({
  name: `dashboard: ${name}`,
  async reach(visit) {
    await visit.atDashboard(hash);
    await visit.dashboard.page.getByText(text).first().waitFor();
    return visit.shownDashboard(within);
  },
});

/** The form that a button of a view opens. */
const form = (name: string, hash: string, button: string, within?: string): Screen => ({
  name: `dashboard: ${name}`,
  async reach(visit) {
    const { page } = await visit.atDashboard(hash);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('form').waitFor();
    return visit.shownDashboard(within);
  },
});

export const dashboard: Screen[] = [
  view('objectives', '#/objectives', pageLoad),
  view(
    'objectives, narrowed',
    '#/objectives?text=page+loads&status=on-track',
    t('dashFilterClear'),
    '.dash-main',
  ),
  view('objectives, nothing found', '#/objectives?text=nowhere', t('dashNoMatch'), '.dash-main'),
  view('objectives, nothing archived', '#/objectives?archived', t('dashNoArchived'), '.dash-main'),
  {
    name: 'dashboard: a record written in its row',
    async reach(visit) {
      const { page } = await visit.atDashboard('#/objectives');
      await visit.dashboard.row(shopping).focus();
      await page.keyboard.press('n');
      await visit.dashboard.newField('keyResult').fill('Return visitors 20 → 30 %');
      return visit.shownDashboard('.tree-draft');
    },
  },
  {
    name: 'dashboard: a title changed in its row',
    async reach(visit) {
      const { page, table, row } = visit.dashboard;
      await page.keyboard.press('Escape');
      await row.call(visit.dashboard, pageLoad).focus();
      await page.keyboard.press('F2');
      await table.getByRole('textbox', { name: t('dashRenameOf', pageLoad) }).waitFor();
      return visit.shownDashboard('.tree-row:has(input)');
    },
  },
  {
    name: 'dashboard: a row’s menu',
    async reach(visit) {
      await visit.dashboard.page.keyboard.press('Escape');
      await visit.dashboard.openMenuOf(shopping);
      return visit.shownDashboard('[role="menu"]');
    },
  },
  {
    name: 'dashboard: where to move a row',
    async reach(visit) {
      const { page } = visit.dashboard;
      await page.keyboard.press('Escape');
      await visit.dashboard.openMenuOf(shopping);
      await visit.dashboard.choose(t('dashMoveTo'));
      await page.getByRole('dialog').getByRole('combobox').waitFor();
      return visit.shownDashboard('dialog');
    },
  },
  {
    name: 'dashboard: the keys',
    async reach(visit) {
      const { page } = visit.dashboard;
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t('dashKeysHint') }).click();
      await page.getByRole('dialog').waitFor();
      return visit.shownDashboard('dialog');
    },
  },
  {
    name: 'dashboard: a row archived, with the short message',
    async reach(visit) {
      const { page } = visit.dashboard;
      await page.keyboard.press('Escape');
      await visit.dashboard.row(pageLoad).focus();
      await page.keyboard.press('Delete');
      await visit.dashboard.toast().waitFor();
      return visit.shownDashboard('.toasts');
    },
  },
  {
    name: 'dashboard: what is archived',
    async reach(visit) {
      await visit.atDashboard('#/objectives?archived');
      await visit.dashboard.row(pageLoad).waitFor();
      return visit.shownDashboard('.dash-main');
    },
  },
  {
    name: 'dashboard: the navigation over a narrow window',
    async reach(visit) {
      await visit.dashboard.row(pageLoad).getByRole('button').first().click();
      await visit.dashboard.page.getByText(t('dashNoArchived')).waitFor();
      const { page } = await visit.atDashboard('#/objectives');
      await page.setViewportSize({ width: 480, height: 800 });
      await page.getByRole('button', { name: t('dashNav') }).click();
      return { ...visit.shownDashboard('.dash-nav'), window: { width: 480, height: 800 } };
    },
  },
  {
    name: 'dashboard: home',
    async reach(visit) {
      await visit.dashboard.page.keyboard.press('Escape');
      await visit.dashboard.page.setViewportSize({ width: 1280, height: 1024 });
      await visit.atDashboard('#/home');
      await visit.dashboard.page.getByText(t('dashChanged')).first().waitFor();
      return visit.shownDashboard();
    },
  },
  form('cycles, and the form of one', '#/cycles', t('dashNewCycle')),
  form('people, and the form of one', '#/people', t('dashNewPerson')),
  {
    name: 'dashboard: the form of a team',
    async reach(visit) {
      await visit.dashboard.page.keyboard.press('Escape');
      await visit.dashboard.page.getByRole('button', { name: t('dashNewTeam') }).click();
      await visit.dashboard.page.getByRole('form').waitFor();
      return visit.shownDashboard('.dash-main');
    },
  },
];
