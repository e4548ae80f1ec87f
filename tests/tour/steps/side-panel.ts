/** The browser's own side panel, its page in a narrow tab: no driver can open the real one. */
import { t } from '@/lib/platform/strings';
import { PanelScreen } from '../screens/panel-screen';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { pageLoad } from './ticket';

const screenOf = ({ front }: Stage) => new PanelScreen(front, front.mainFrame());

export const sidePanelSteps: Step[] = [
  {
    id: 'side-panel',
    in: 'side-panel',
    says: 'The browser’s side panel: the same panel, for the ticket of the tab beside it',
    needs: ['dc-issue'],
    async run(stage, see) {
      await stage.dc.openIssue(stage.cast.modal.key);
      await stage.openOwn('side-panel', 'panel.html?side', 400);
      const panel = screenOf(stage);
      await see('heading', panel.heading, stage.cast.modal.key);
      await see('card', () => panel.cardOf(pageLoad), { title: pageLoad, percent: '91 %' });
      await see('close', () => panel.frame.getByRole('button', { name: t('closePanel') }).count(), 0);
    },
  },
  {
    id: 'side-panel-follows',
    in: 'side-panel',
    says: 'Another ticket in that tab: the side panel follows, from Data Center to Cloud',
    needs: ['side-panel'],
    async run(stage, see) {
      const { cast, page, sandbox } = stage;
      const panel = screenOf(stage);
      await page.goto(`${sandbox.origin}/browse/${cast.board.key}`);
      await see('heading', panel.heading, cast.board.key);
      await see('cards', panel.titles, [/^Return visitors/]);
    },
  },
];
