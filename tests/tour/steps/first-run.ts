/** The backlog before anything, then the first run: who, how, the sample. */
import { t } from '@/lib/platform/strings';
import { openPanel } from '../../e2e/pages/panel';
import { badgeText } from '../screens/badge';
import { launcherSide } from '../screens/launcher';
import { PanelScreen, textOf } from '../screens/panel-screen';
import { chipsByRow } from '../screens/row-chips';
import { exactly } from '../see';
import type { Step } from '../step';

export const firstRun: Step[] = [
  {
    id: 'launcher',
    says: 'The backlog, with the launcher at the edge and no chip yet',
    async run({ jira, page, cast }, see) {
      await jira.openBacklog();
      await see('tab', () => page.title(), /Backlog/);
      await see('row', () => textOf(jira.row(cast.page.key).locator('a.key')), cast.page.key);
      await see('launcher', () => launcherSide(page), 'at the right edge');
      await see('chips', () => chipsByRow(page), {});
    },
  },
  {
    id: 'who',
    says: 'A click on the launcher: who are you, as the page says',
    needs: ['launcher'],
    async run(stage, see) {
      const frame = await openPanel(stage.page, stage.browser.extensionId);
      await see('heading', () => textOf(frame.getByRole('heading', { level: 2 })), t('whoTitle'));
      const name = frame.getByRole('textbox', { name: t('whoName') });
      await see('name', () => name.inputValue(), stage.sandbox.site.person.name);
      await see('note', () => textOf(frame.locator('main')), RegExp(exactly(t('whoFromPage'))));
    },
  },
  {
    id: 'ways',
    says: 'Enter: three ways to begin',
    needs: ['who'],
    async run(stage, see) {
      const frame = await stage.panel();
      await stage.page.keyboard.press('Enter');
      await see('ways', () => frame.locator('.way-title').allInnerTexts(), [
        t('wayJoin'),
        t('wayOwn'),
        t('waySample'),
      ]);
    },
  },
  {
    id: 'sample',
    says: 'A click on the sample: my key results, three check-ins due, and the badge says so',
    needs: ['ways'],
    async run(stage, see) {
      const frame = await stage.panel();
      await frame.getByRole('button', { name: t('waySample') }).click();
      const panel = new PanelScreen(stage.page, frame);
      await see('due', panel.footer, RegExp(`^${exactly(t('dueCountMany', 3))}`));
      await see(
        'key results',
        async () =>
          (await panel.cards())
            .map(({ title }) => title)
            .slice(0, 3)
            .sort(),
        ['5,000 visits to the product page', 'Reach 1 million users in three weeks', 'Return visitors +15 %'],
      );
      await see('badge', () => badgeText(stage.browser), '3');
    },
  },
];
