/** The chip on the ticket's row: what it says, its tooltip, and what a click on it does. */
import { t } from '@/lib/platform/strings';
import { chipOf, clickChip } from '../../e2e/pages/chips';
import { chipsByRow } from '../screens/row-chips';
import { exactly } from '../see';
import type { Step } from '../step';
import { pageLoad, panelOf } from './ticket';

export const chipSteps: Step[] = [
  {
    id: 'chip',
    says: 'Back on the backlog: a chip on the ticket’s row and on no other',
    needs: ['check-in'],
    async run({ page, jira, sandbox, cast }, see) {
      await page.getByRole('navigation', { name: 'Sidebar' }).getByText(sandbox.site.project.name).click();
      await see('row', async () => jira.row(cast.page.key).isVisible(), true);
      await see('chips', () => chipsByRow(page), { [cast.page.key]: '● Page load' });
      await see('rows with chips', async () => Object.keys(await chipsByRow(page)), [cast.page.key]);
      await see('whole chip in view', async () => (await chipOf(page, cast.page.key)).inView, true);
    },
  },
  {
    id: 'tooltip',
    says: 'Pointed at, it tells objective, progress and the day of the check-in',
    needs: ['chip'],
    async run({ page, cast }, see) {
      const { box } = await chipOf(page, cast.page.key);
      if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      const tooltip = async () => (await chipOf(page, cast.page.key)).tooltip.split('\n');
      await see('tooltip', tooltip, [
        /^Enhance online shopping experience/,
        RegExp(exactly(t('chipProgress', pageLoad, 91))),
        RegExp(exactly(t('chipCheckedIn', ''))),
      ]);
    },
  },
  {
    id: 'chip-click',
    says: 'A click on it opens the panel for that ticket, and Jira does not notice',
    needs: ['chip'],
    async run(stage, see) {
      const { page, cast } = stage;
      const before = page.url();
      await clickChip(page, cast.page.key);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, RegExp(cast.page.key));
      await see('card', () => panel.cardOf(pageLoad), { percent: '91 %' });
      await see('address unchanged', async () => page.url() === before, true);
    },
  },
];
