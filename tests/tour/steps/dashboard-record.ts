/** A key result beside the table: its terms changed for a reason, its history, the week's update, its address. */
import type { Locator } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { DashboardScreen } from '../screens/dashboard-screen';
import { textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Step } from '../step';
import { note, pageLoad } from './ticket';

const reason = 'The first measurement counted robots.';
/** Of the record, as the browser shows it. */
let address = '';

async function fill(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.page().keyboard.type(text);
}

export const recordSteps: Step[] = [
  {
    id: 'record',
    in: 'dashboard',
    says: 'Enter opens a key result beside the table: the chart, read by ← →',
    needs: ['objectives'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await front.locator('.tree-row').filter({ hasText: pageLoad }).getByRole('link').click();
      await see('title', screen.paneTitle, pageLoad);
      await see('percent', () => textOf(screen.pane().locator('.detail-percent')), '91 %');
      const chart = screen.pane().getByRole('slider', { name: t('dashChartReader') });
      await see(
        'in words',
        () => screen.pane().locator('.chart svg[role="img"]').getAttribute('aria-label'),
        /3\.1|2\.9/,
      );
      await chart.focus();
      const read = () => chart.getAttribute('aria-valuetext');
      await see('last', read, RegExp(exactly('2.1 s')));
      await screen.press('Home', 'ArrowRight');
      await see('second', read, /2\.6 s/);
      address = front.url();
      await see('address', async () => new URL(front.url()).hash, /^#\/kr\/.+/);
    },
  },
  {
    id: 'revision',
    in: 'dashboard',
    says: 'Its start is changed: that asks why, and earlier progress keeps its values',
    needs: ['record'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await screen
        .pane()
        .getByRole('button', { name: t('dashEdit'), exact: true })
        .click();
      const form = front.getByRole('form', { name: t('dashEditKeyResult') });
      await fill(form.getByRole('textbox', { name: t('fieldOptional', t('metricFieldStart')) }), '3.0');
      const why = form.getByRole('textbox', { name: t('dashReason') });
      await why.waitFor();
      await screen.press('Enter');
      await see('asked', () => textOf(form.getByRole('alert').first()), t('dashReasonMissing'));
      await fill(why, reason);
      await form.getByRole('button', { name: t('dashSave'), exact: true }).click();
      await see('percent', () => textOf(screen.pane().locator('.detail-percent')), '90 %');
      await see('row', () => screen.rowOf(pageLoad), { percent: '90 %' });
    },
  },
  {
    id: 'history',
    in: 'dashboard',
    says: 'The history as a table: the change with its reason, and every check-in below',
    needs: ['revision'],
    image: 'dashboard',
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await screen
        .pane()
        .getByRole('radio', { name: t('dashTable') })
        .click();
      const lines = () => screen.pane().locator('.history-table tbody').allInnerTexts();
      await see('lines', async () => (await lines()).length > 4, true);
      await see(
        'change',
        async () => (await lines()).find((line) => line.includes(reason)),
        /3\.1 s → 3(\.0)? s/,
      );
      await screen.closeToast();
      await see('note', async () => (await lines()).some((line) => line.includes(note)), true);
    },
  },
  {
    id: 'correction',
    in: 'dashboard',
    says: 'A check-in is corrected: the new one counts, the old one stays, struck out',
    needs: ['history'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      const { keyboard } = front;
      const correct = screen
        .pane()
        .getByRole('button', { name: RegExp(`^${exactly(t('dashCorrectOf', ''))}`) });
      const before = await correct.count();
      await correct.first().click();
      const form = screen.pane().locator('.correction');
      await fill(form.locator('[data-first]'), '2.2');
      await keyboard.press('Enter');
      await see('struck out', () => screen.pane().locator('tbody.superseded').count(), 1);
      await see('to correct', () => correct.count(), before);
      await see('percent', () => textOf(screen.pane().locator('.detail-percent')), '80 %');
    },
  },
  {
    id: 'weekly-update',
    in: 'dashboard',
    says: 'The week’s update is copied',
    needs: ['record'],
    async run({ front }, see) {
      const screen = new DashboardScreen(front);
      await front.getByRole('button', { name: t('dashWeekly') }).click();
      await see('toast', screen.toast, t('dashWeeklyCopied'));
    },
  },
  {
    id: 'weekly-paste',
    says: 'Pasted into a comment of a ticket: Markdown with every objective and number',
    needs: ['weekly-update', 'own-domain'],
    async run(stage, see) {
      const { dc, cast, page } = stage;
      await dc.openIssue(cast.modal.key);
      await dc.commentField.click();
      await page.keyboard.press('ControlOrMeta+v');
      const pasted = () => dc.commentField.inputValue();
      await see('heading', async () => (await pasted()).split('\n')[0], /^# Weekly update, /);
      const line = async () => (await pasted()).split('\n').find((each) => each.includes(pageLoad));
      await see('key result', line, RegExp(`^- . \\*\\*${exactly(pageLoad)}\\*\\* \\(.*\\): \\d+ %`));
    },
  },
  {
    id: 'record-address',
    in: 'dashboard',
    says: 'The key result’s address, opened anew: the same record beside the same table',
    needs: ['record'],
    async run(stage, see) {
      const page = await stage.openOwn('dashboard', address.slice(address.indexOf('dashboard.html')));
      const screen = new DashboardScreen(page);
      await see('title', screen.paneTitle, pageLoad);
      await see('tab', () => page.title(), RegExp(`^${exactly(pageLoad)}`));
      await see('row', () => screen.rowOf(pageLoad), { title: pageLoad });
    },
  },
];
