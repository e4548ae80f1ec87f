/** The popup: what is due, one after another, and the ticket of the tab beside it. */
import type { Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { badgeText } from '../screens/badge';
import { textOf } from '../screens/panel-screen';
import { chipsByRow } from '../screens/row-chips';
import { exactly } from '../see';
import type { Step } from '../step';
import { pageLoad, panelOf } from './ticket';

/** What is still due of the sample, and what a person would type; in any order. */
const values: Record<string, string> = {
  '5,000 visits to the product page': '2900',
  'Return visitors +15 %': '7.5',
  'Reach 1 million users in three weeks': '380000',
};
/** Name of the check-in whose field has the focus. */
const focusedForm = (popup: Page) =>
  popup.evaluate(() => document.activeElement?.closest('form')?.getAttribute('aria-label') ?? null);
const title = (popup: Page) => textOf(popup.getByRole('heading', { level: 2 }));

export const popupSteps: Step[] = [
  {
    id: 'popup',
    in: 'popup',
    says: 'The popup: three check-ins are due',
    needs: ['chip'],
    image: 'popup',
    async run(stage, see) {
      await stage.jira.openFromRow(stage.cast.page.key);
      await see('badge', () => badgeText(stage.browser), '3');
      const popup = await stage.openPopup();
      await see('position', () => textOf(popup.locator('header')), RegExp(exactly(t('popupPosition', 1, 3))));
      await see('title', async () => (await title(popup)) in values, true);
      await see(
        'tab',
        () => textOf(popup.locator('footer')),
        RegExp(exactly(t('popupThisTab', stage.cast.page.key))),
      );
    },
  },
  {
    id: 'popup-check-ins',
    in: 'popup',
    says: 'A number and Enter, three times: all checked in',
    needs: ['popup'],
    async run(stage, see) {
      const popup = stage.front;
      for (const [i] of Object.keys(values).entries()) {
        await see(
          `position ${i + 1}`,
          () => textOf(popup.locator('header')),
          RegExp(exactly(t('popupPosition', i + 1, 3))),
        );
        const now = await title(popup);
        await see(`field ${i + 1}`, () => focusedForm(popup), RegExp(exactly(now)));
        await popup.keyboard.type(values[now] ?? '');
        await see(now, () => popup.getByRole('textbox').first().inputValue(), values[now] ?? '');
        await popup.keyboard.press('Enter');
      }
      await see('done', () => title(popup), t('popupAllDone'));
      await see('badge', () => badgeText(stage.browser), '');
    },
  },
  {
    id: 'popup-link',
    in: 'popup',
    says: 'The ticket of the tab, linked to a second key result by keyboard',
    needs: ['popup-check-ins'],
    async run(stage, see) {
      const popup = stage.front;
      const footer = popup.locator('footer');
      await see('serves', () => textOf(footer), /Page load/);
      await footer.getByRole('button', { name: t('popupLinkMore') }).click();
      await popup.keyboard.type('cart abandonment 70');
      await see(
        'option',
        () => textOf(popup.locator('[role="option"][aria-selected="true"]')),
        /Cart abandonment/,
      );
      await popup.keyboard.press('Enter');
      await see('serves now', () => textOf(footer.locator('.row').first()), / \+1 /);
    },
  },
  {
    id: 'both',
    says: 'The ticket’s page again: it serves two key results',
    needs: ['popup-link'],
    image: 'panel',
    async run(stage, see) {
      await see('chip', () => chipsByRow(stage.page), { [stage.cast.page.key]: '▲ Cart leavers +1' });
      await stage.jira.previewPanel.getByRole('link', { name: stage.cast.page.key, exact: true }).click();
      const panel = await panelOf(stage);
      await see(
        'cards',
        async () => (await panel.cards()).map(({ shape, title, percent }) => [shape, title, percent]),
        [
          ['on-track', pageLoad, '91 %'],
          ['at-risk', /^Cart abandonment 70 % → 56 %/, '31 %'],
        ],
      );
      await see('due', panel.footer, RegExp(`^${exactly(t('dueCountNone'))}`));
      await panel.closeToast();
    },
  },
];
