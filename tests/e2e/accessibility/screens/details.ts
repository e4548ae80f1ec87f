import { t } from '@/lib/platform/strings';
import { pageLoad, type Screen, shopping, type Visit } from '../visit';

/** The pane beside the dashboard's views: a record in full, and its forms. */
const within = '.dash-pane';
const screen = (name: string, reach: (visit: Visit) => Promise<unknown>): Screen => ({
  name: `details: ${name}`,
  async reach(visit) {
    await reach(visit);
    return visit.shownDashboard(within);
  },
});
/** The record's row, from the table. */
const openRow = async (visit: Visit, title: string) => {
  await visit.atDashboard('#/objectives');
  visit.pane = await visit.dashboard.openRow(title);
};
const keyResultForm = (visit: Visit) => visit.pane.getByRole('form', { name: t('dashEditKeyResult') });

export const details: Screen[] = [
  screen('a key result with its chart, and why', async (visit) => {
    await openRow(visit, pageLoad);
    await visit.pane.getByRole('radio', { name: t('dashChart') }).waitFor();
    await visit.press(t('whyTitle'));
  }),
  screen('a key result with its table', async (visit) => {
    await visit.press(t('whyTitle'));
    await visit.pane.getByText(t('dashTable'), { exact: true }).click();
    await visit.pane.getByRole('table').waitFor();
  }),
  screen('a check-in corrected', async (visit) => {
    await visit.pane.locator('[data-correct]').first().click();
    await visit.pane.locator('form.check-in').waitFor();
  }),
  screen('a check-in', async (visit) => {
    await visit.pane.locator('[data-correct]').first().click();
    await visit.press(t('checkIn'));
    await visit.pane.locator('form.check-in').waitFor();
  }),
  screen('a title in a field', async (visit) => {
    await visit.dashboard.page.keyboard.press('Escape');
    await visit.pane.getByRole('heading', { level: 2 }).getByRole('button').click();
  }),
  screen('the form of a key result, with the reason asked', async (visit) => {
    await visit.dashboard.page.keyboard.press('Escape');
    await visit.press(t('dashEdit'));
    await keyResultForm(visit).getByRole('textbox', { name: 'Target' }).fill('1.8');
    await keyResultForm(visit)
      .getByRole('textbox', { name: t('dashReason') })
      .waitFor();
  }),
  screen('the same with a field that is wrong', async (visit) => {
    await keyResultForm(visit)
      .getByRole('button', { name: t('dashSave'), exact: true })
      .click();
    await keyResultForm(visit).getByText(t('dashReasonMissing')).waitFor();
  }),
  screen('its menu', async (visit) => {
    await visit.cancel();
    await visit.pane.getByRole('button', { name: t('dashActions') }).click();
    await visit.dashboard.page.getByRole('menu').waitFor();
  }),
  screen('where a key result can move', async (visit) => {
    await visit.dashboard.page.keyboard.press('Escape');
    await visit.dashboard.chooseInPane(t('dashMove'));
    await visit.pane.locator('.dash-form').waitFor();
  }),
  screen('how a key result ended', async (visit) => {
    await visit.cancel();
    await visit.dashboard.chooseInPane(t('dashClose'));
    await visit.pane.getByRole('form', { name: t('dashClose') }).waitFor();
  }),
  screen('an objective', async (visit) => {
    await visit.cancel();
    await openRow(visit, shopping);
    await visit.pane.getByText(pageLoad).first().waitFor();
  }),
  screen('the form of an objective', async (visit) => {
    await visit.dashboard.chooseInPane(t('dashEdit'));
    await visit.pane.getByRole('form', { name: t('dashEditObjective') }).waitFor();
  }),
  screen('a new key result', async (visit) => {
    await visit.cancel();
    await visit.press(t('dashAddKeyResult'));
    await visit.pane.getByRole('form', { name: t('newKeyResult') }).waitFor();
  }),
  screen('how an objective ended', async (visit) => {
    await visit.cancel();
    await visit.dashboard.chooseInPane(t('dashClose'));
    await visit.pane.locator('.dash-form').waitFor();
  }),
  screen('a key result that is not here', async (visit) => {
    await visit.dashboard.go('#/kr/0192');
    await visit.dashboard.page.getByText(t('goneTitle')).waitFor();
  }),
  screen('an objective that is not here', async (visit) => {
    await visit.dashboard.go('#/o/0192');
    await visit.dashboard.page.getByText(t('dashGoneObjective')).waitFor();
  }),
];
