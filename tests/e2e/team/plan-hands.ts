/** What a person does with the plan in the dashboard, by its table and pane. */
import { t } from '@/lib/platform/strings';
import type { DashboardPage } from '../pages/dashboard-page';

export async function retitle(dashboard: DashboardPage, from: string, to: string): Promise<void> {
  await dashboard.row(from).focus();
  await dashboard.page.keyboard.press('F2');
  await dashboard.table.getByRole('textbox').fill(to);
  await dashboard.page.keyboard.press('Enter');
  await dashboard.row(to).waitFor();
}

export async function checkIn(dashboard: DashboardPage, keyResult: string, value: string): Promise<void> {
  const pane = await dashboard.openRow(keyResult);
  await pane
    .getByRole('button', { name: t('checkIn'), exact: true })
    .first()
    .click();
  const form = pane.locator('form.check-in');
  await form.getByRole('textbox').first().fill(value);
  await form.getByRole('button', { name: t('checkInSave'), exact: true }).click();
  await form.waitFor({ state: 'detached' });
}
