/** Own domains: added on the options page, and Jira Data Center under a context path. */
import { t } from '@/lib/platform/strings';
import { clickChip } from '../../e2e/pages/chips';
import { openPanel, panelBox } from '../../e2e/pages/panel';
import { launcherSide } from '../screens/launcher';
import { textOf } from '../screens/panel-screen';
import { chipsByRow } from '../screens/row-chips';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { pageLoad, panelOf } from './ticket';

const addresses = { dc: 'jira.example.test/jira', custom: 'work.example.test' };

/** Types an address into the form of the sites page, and Enter. */
async function add({ front }: Stage, address: string): Promise<void> {
  await front.getByRole('textbox', { name: t('optionsAddLabel'), exact: true }).click();
  await front.keyboard.press('ControlOrMeta+a');
  await front.keyboard.type(address);
  await front.keyboard.press('Enter');
}
const toastOf = ({ front }: Stage) => textOf(front.locator('.toast > span').first());
const siteOf = ({ front }: Stage, address: string) => {
  const row = front.locator('.own-site').filter({ hasText: address });
  return async () => ({
    access: await textOf(row.locator('.access')),
    platform: await row.locator('select option:checked').innerText(),
  });
};

export const dataCenterSteps: Step[] = [
  {
    id: 'own-domain',
    in: 'options',
    says: 'The options, from the panel’s menu: a ticket’s address at an own domain is typed, and told to be Data Center',
    needs: ['sample'],
    async run(stage, see) {
      await stage.jira.openIssue(stage.cast.page.key);
      await openPanel(stage.page, stage.browser.extensionId);
      const panel = await panelOf(stage);
      const options = await stage.follow('options', () => panel.chooseInHead(t('menuOptions')));
      await see('heading', () => textOf(options.getByRole('heading', { level: 1 })), t('optionsSites'));
      await see('own domains', () => options.locator('.own-site').count(), 0);
      await add(stage, `${stage.sandbox.dc}/browse/${stage.cast.page.key}`);
      await see('toast', () => toastOf(stage), t('optionsSiteAdded', addresses.dc, 'Jira Data Center'));
      await see('site', siteOf(stage, addresses.dc), {
        access: t('optionsAllowed'),
        platform: 'Jira Data Center',
      });
    },
  },
  {
    id: 'own-domain-cloud',
    in: 'options',
    says: 'Another one, of Jira Cloud: told apart; what is no address is said',
    needs: ['own-domain'],
    async run(stage, see) {
      await add(stage, '*');
      await see('refused', () => textOf(stage.front.getByRole('alert')), t('optionsAddEverything'));
      await add(stage, addresses.custom);
      await see('toast', () => toastOf(stage), t('optionsSiteAdded', addresses.custom, 'Jira Cloud'));
      await see('site', siteOf(stage, addresses.custom), {
        access: t('optionsAllowed'),
        platform: 'Jira Cloud',
      });
      await see('own domains', () => stage.front.locator('.own-site').count(), 2);
    },
  },
  {
    id: 'own-domain-launcher',
    says: 'A ticket there: launcher and panel, as on atlassian.net',
    needs: ['own-domain-cloud'],
    async run(stage, see) {
      const { page, cast } = stage;
      await page.goto(`${stage.sandbox.custom}/browse/${cast.list.key}`);
      await see(
        'ready',
        async () => (await launcherSide(page)) !== 'none' || (await panelBox(page)) !== null,
        true,
      );
      await openPanel(page, stage.browser.extensionId);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.list.key);
    },
  },
  {
    id: 'dc-issue',
    says: 'Data Center: an issue, linked by a few letters and Enter',
    needs: ['own-domain', 'check-in'],
    image: 'data-center',
    async run(stage, see) {
      const { page, dc, cast } = stage;
      await dc.openIssue(cast.modal.key);
      await openPanel(page, stage.browser.extensionId);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.modal.key);
      await panel.startLinking();
      await panel.picker().click();
      await page.keyboard.type('page load');
      await see('first option', panel.activeOption, RegExp(`^${exactly(pageLoad)}`));
      await page.keyboard.press('Enter');
      await see('card', () => panel.cardOf(pageLoad), { title: pageLoad, percent: '91 %' });
      await panel.closeToast();
      await see('address', async () => page.url(), `${stage.sandbox.dc}/browse/${cast.modal.key}`);
    },
  },
  {
    id: 'dc-backlog',
    says: 'Its backlog, under the context path: a chip on that row and on no other; a click opens its panel',
    needs: ['dc-issue'],
    async run(stage, see) {
      const { page, dc, cast } = stage;
      await dc.openBacklog();
      await see('row', () => dc.row(cast.modal.key).isVisible(), true);
      await see('chips', () => chipsByRow(page), { [cast.modal.key]: '● Page load' });
      await see('rows with chips', async () => Object.keys(await chipsByRow(page)), [cast.modal.key]);
      await clickChip(page, cast.modal.key);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, RegExp(cast.modal.key));
    },
  },
  {
    id: 'dc-board',
    says: 'Its board: an issue in the detail view is the panel’s, and the linked card has its chip',
    needs: ['dc-backlog'],
    async run(stage, see) {
      const { page, dc, cast } = stage;
      await dc.openBoard();
      await see('chips', () => chipsByRow(page), { [cast.modal.key]: '● Page load' });
      await dc.openFromRow(cast.preview.key);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, cast.preview.key);
      await see('cards', panel.titles, []);
      await see('cards with chips', async () => Object.keys(await chipsByRow(page)), [cast.modal.key]);
    },
  },
];
