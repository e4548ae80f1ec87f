/** Linear: an issue linked beside its editor, chips in the list's rows and on the board's cards, dark. */
import { t } from '@/lib/platform/strings';
import { openPanel, panelBox } from '../../e2e/pages/panel';
import { chipsByRow } from '../screens/row-chips';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { pageLoad, panelOf } from './ticket';

/** The same ticket as Linear names it: `WEB-142` → `ENG-142`. */
const inLinear = (stage: Stage, key: string): string =>
  `${stage.linear.team}-${key.slice(key.lastIndexOf('-') + 1)}`;

async function link(stage: Stage, letters: string): Promise<void> {
  const panel = await panelOf(stage);
  await panel.startLinking();
  await panel.picker().click();
  await stage.page.keyboard.type(letters);
}

/** An issue of the list that is linked from there. */
let second = '';

export const linearSteps: Step[] = [
  {
    id: 'linear-issue',
    says: 'Linear: an issue, linked beside its editor; no key reaches Linear, no letter its text',
    needs: ['check-in'],
    async run(stage, see) {
      const { page, linear } = stage;
      const id = inLinear(stage, stage.cast.page.key);
      await linear.openIssue(id);
      await openPanel(page, stage.browser.extensionId);
      const panel = await panelOf(stage);
      await see('heading', panel.heading, id);
      await linear.hostEvents();
      await link(stage, 'page load');
      await see('first option', panel.activeOption, RegExp(`^${exactly(pageLoad)}`));
      await page.keyboard.press('Enter');
      await see('card', () => panel.cardOf(pageLoad), { title: pageLoad, percent: '91 %' });
      const { keys, shortcuts } = await linear.hostEvents();
      await see('heard by Linear', async () => ({ keys, shortcuts }), { keys: [], shortcuts: [] });
      await see('editors touched', () => linear.touched(), []);
    },
  },
  {
    id: 'linear-list',
    says: 'Its list: a chip in each linked row’s own cell, a second issue linked from there',
    needs: ['linear-issue'],
    image: 'linear',
    async run(stage, see) {
      const { page, linear, cast } = stage;
      const first = inLinear(stage, cast.page.key);
      await linear.openTeam('active');
      await see('chips before', () => chipsByRow(page), { [first]: '● Page load' });
      second = (await linear.rowIds()).find((id) => id !== first) ?? '';
      await linear.row(second).click();
      const panel = await panelOf(stage);
      await see('heading', panel.heading, second);
      await link(stage, 'cart abandonment 70');
      await see('option', panel.activeOption, /^Cart abandonment 70 % → 56 %/);
      await page.keyboard.press('Enter');
      await see('cards', panel.titles, [/^Cart abandonment/]);
      await page.goBack();
      await see('chips', () => chipsByRow(page), { [first]: '● Page load', [second]: '▲ Cart leavers' });
      await see(
        'rows with chips',
        async () => Object.keys(await chipsByRow(page)).sort(),
        [first, second].sort(),
      );
      await see('panel', async () => (await panelBox(page)) !== null, true);
      await (await panelOf(stage)).closeToast();
    },
  },
  {
    id: 'linear-board',
    says: 'Its board, turned dark: a chip on each linked card, and the panel is dark too',
    needs: ['linear-list'],
    async run(stage, see) {
      const { page, linear, cast } = stage;
      const linked = [inLinear(stage, cast.page.key), second];
      await linear.openBoard();
      await see('cards with chips', async () => Object.keys(await chipsByRow(page)).sort(), linked.sort());
      await see('Linear', () => linear.theme(), 'light');
      await linear.switchTheme();
      await see('Linear', () => linear.theme(), 'dark');
      const panel = await panelOf(stage);
      const ground = () => panel.frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await see('panel’s ground', ground, /^rgb\((\d|[1-4]\d), (\d|[1-4]\d), (\d|[1-4]\d)\)$/);
      await see('footer', panel.footer, RegExp(exactly(t('dueCountNone'))));
    },
  },
];
