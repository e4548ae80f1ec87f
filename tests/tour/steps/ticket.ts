/** A ticket's own page: open it, open the panel beside it, link it, check in. */
import type { Locator } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { openPanel, panelBox } from '../../e2e/pages/panel';
import { PanelScreen, textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';

/** Of the sample: 3.1 s → 2 s, last checked in at 2.3 s. */
export const pageLoad = 'Product page loads below 2 s';
export const note = 'Images below the fold load late now.';

export const panelOf = async (stage: Stage): Promise<PanelScreen> =>
  new PanelScreen(stage.page, await stage.panel());

export const ticketSteps: Step[] = [
  {
    id: 'open-ticket',
    says: 'Escape closes the panel; the ticket opens from its row, then as a page of its own',
    needs: ['sample'],
    async run({ page, jira, cast }, see) {
      await page.keyboard.press('Escape');
      await see('panel', () => panelBox(page), null);
      await jira.openFromRow(cast.page.key);
      await jira.previewPanel.getByRole('link', { name: cast.page.key, exact: true }).click();
      await see('address', async () => new URL(page.url()).pathname, `/browse/${cast.page.key}`);
      await see('title', () => textOf(page.getByRole('heading', { level: 1 })), cast.page.summary);
    },
  },
  {
    id: 'panel',
    says: 'The launcher opens the panel beside it: which result does this ticket serve?',
    needs: ['open-ticket'],
    async run(stage, see) {
      const frame = await openPanel(stage.page, stage.browser.extensionId);
      const panel = new PanelScreen(stage.page, frame);
      await see('heading', panel.heading, stage.cast.page.key);
      await panel.startLinking();
      await see('options', async () => (await panel.optionCount()) > 10, true);
      await see('beside the ticket', () => isBeside(stage), true);
    },
  },
  {
    id: 'link',
    says: 'The picker, by keyboard: a few letters and Enter link the ticket',
    needs: ['panel'],
    async run(stage, see) {
      const panel = await panelOf(stage);
      await panel.picker().click();
      await stage.page.keyboard.type('page load');
      await see('typed', () => panel.picker().inputValue(), 'page load');
      await see('first option', panel.activeOption, RegExp(`^${pageLoad}`));
      await stage.page.keyboard.press('Enter');
      await see('toast', panel.toast, t('linkedByCheckIn'));
      await see('card', () => panel.cardOf(pageLoad), {
        title: pageLoad,
        shape: 'on-track',
        percent: '73 %',
      });
      await see(
        'from, now, to',
        async () => (await panel.cardOf(pageLoad))?.lines.join(' / '),
        /3\.1 s → 2\.3 s → 2(\.0)? s/,
      );
    },
  },
  {
    id: 'why',
    says: '“Why” opens the number to its formula',
    needs: ['link'],
    async run(stage, see) {
      const panel = await panelOf(stage);
      const why = panel.card(pageLoad).getByRole('button', { name: t('why'), exact: true });
      await why.click();
      const box = panel.frame.getByRole('region', { name: t('whyTitle') });
      await see('formula', () => textOf(box), /2\.3.*3\.1.*2.*73 %/);
      await why.click();
      await see('closed again', () => box.count(), 0);
    },
  },
  {
    id: 'check-in-form',
    says: 'A check-in in place: value, status, confidence and a note, with what it will change',
    needs: ['link'],
    async run(stage, see) {
      const panel = await panelOf(stage);
      const { keyboard } = stage.page;
      const form = await panel.startCheckIn(pageLoad);
      const value = form.getByRole('textbox').first();
      await see('last value, in grey', () => value.getAttribute('placeholder'), '2.3');
      await keyboard.type('2.1');
      await keyboard.press('Tab'); // to the status, as computed
      await keyboard.press('ArrowRight'); // at risk
      await see('status', () => checkedIn(form), t('statusAtRisk'));
      await keyboard.press('ArrowLeft');
      await see('status put back', () => checkedIn(form), t('statusOnTrack'));
      await keyboard.press('Tab'); // to the confidence, grey on the last
      await keyboard.press('ArrowRight');
      await see('confidence', () => textOf(form.getByRole('spinbutton')), '9');
      await form.getByRole('button', { name: t('checkInAddNote') }).click();
      await keyboard.type(note);
      await see('note', () => form.getByRole('textbox', { name: t('checkInNote') }).inputValue(), note);
      await see('will change', () => textOf(form.locator('output')), /73 % → 91 %, on track/);
    },
  },
  {
    id: 'check-in',
    says: 'Saved: the progress has moved',
    needs: ['check-in-form'],
    async run(stage, see) {
      const panel = await panelOf(stage);
      await panel.frame
        .locator('form.check-in')
        .getByRole('button', { name: exactStart(t('checkInSave')) })
        .click();
      await see('card', () => panel.cardOf(pageLoad), {
        title: pageLoad,
        shape: 'on-track',
        percent: '91 %',
      });
      const lines = async () => (await panel.cardOf(pageLoad))?.lines.join(' / ');
      await see('from, now, to', lines, /3\.1 s → 2\.1 s → 2(\.0)? s/);
      await see('by whom', lines, RegExp(exactly(`${t('confidence', 9)} · ${t('you')}`)));
      await see('due', panel.footer, RegExp(`^${exactly(t('dueCountMany', 3))}`));
    },
  },
];

const exactStart = (text: string): RegExp => RegExp(`^${exactly(text)}`);

/** The status that the form would report. */
export const checkedIn = (form: Locator): Promise<string> =>
  textOf(form.locator('[role="radio"][aria-checked="true"]'));

/** The panel covers nothing of the page: the page ends where the panel begins. */
async function isBeside({ page }: Stage): Promise<boolean> {
  const [panel, main] = [await panelBox(page), await page.getByRole('main').boundingBox()];
  return panel !== null && main !== null && main.x + main.width <= panel.x + 1;
}
