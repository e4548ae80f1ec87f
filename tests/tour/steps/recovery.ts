/** The end: the store is damaged on the disk, and everything comes back from the snapshot. */
import { t } from '@/lib/platform/strings';
import { openPanel, pressSeen } from '../../e2e/pages/panel';
import { garbleDatabase } from '../../support/damage-profile';
import { DashboardScreen } from '../screens/dashboard-screen';
import { PanelScreen, textOf } from '../screens/panel-screen';
import { chipsByRow, sorted } from '../screens/row-chips';
import type { Step } from '../step';
import { objective } from './dashboard';
import { pageLoad, panelOf } from './ticket';

/** The key result's card, and the chips of the backlog, before the damage. */
let card: { title: string; percent: string };
let chips: Record<string, string> = {};

export const recoverySteps: Step[] = [
  {
    id: 'damage',
    says: 'The browser closed, the store overwritten on the disk: the panel says so, and what there is to restore',
    needs: ['snapshot', 'check-in'],
    async run(stage, see) {
      const { cast } = stage;
      await stage.jira.openIssue(cast.page.key);
      await openPanel(stage.page, stage.browser.extensionId);
      const panel = await panelOf(stage);
      await see('before', () => panel.cardOf(pageLoad), { title: pageLoad, percent: /^\d+ %$/ });
      const { title, percent } = (await panel.cardOf(pageLoad)) ?? { title: '', percent: '' };
      card = { title, percent };
      await stage.jira.openBacklog();
      await see('chips before', () => chipsByRow(stage.page), { [cast.modal.key]: '▲ Cart leavers' });
      chips = sorted(await chipsByRow(stage.page));
      const { extensionId, profileDir } = stage.browser;
      await stage.restart(() => garbleDatabase(profileDir, extensionId));
      await stage.jira.openIssue(cast.page.key);
      const frame = await openPanel(stage.page, stage.browser.extensionId);
      const said = () => textOf(frame.getByRole('alert').getByRole('heading'));
      // Chromium may put an empty database in the place of one that it cannot open.
      await see(
        'damaged',
        async () => [t('recoveryTitleCorrupt'), t('wipedTitle')].includes(await said()),
        true,
      );
      await see('snapshots', async () => (await frame.locator('.recovery-snapshots > li').count()) > 0, true);
      await see('which', () => textOf(frame.locator('.recovery-snapshots > li').first()), /\d+ kB/);
    },
  },
  {
    id: 'restore',
    says: 'The newest one restored: the same card, the same progress',
    needs: ['damage'],
    async run(stage, see) {
      const frame = await stage.panel();
      await pressSeen(frame.getByRole('button', { name: t('recoveryNewest') }));
      const panel = new PanelScreen(stage.page, frame);
      await see('card', () => panel.cardOf(pageLoad), card);
      await see('toast', panel.toast, /\S/);
    },
  },
  {
    id: 'restored-chips',
    says: 'The backlog: every chip as before',
    needs: ['restore'],
    async run(stage, see) {
      await stage.jira.openBacklog();
      await see('chips', async () => sorted(await chipsByRow(stage.page)), chips);
    },
  },
  {
    id: 'restored-dashboard',
    in: 'dashboard',
    says: 'The dashboard: what was made there is there again',
    needs: ['restore', 'create-objective'],
    async run(stage, see) {
      const screen = new DashboardScreen(await stage.openOwn('dashboard', 'dashboard.html#/objectives'));
      await see('page load', () => screen.rowOf(pageLoad), card);
      await see('objective', () => screen.rowOf(objective), { title: objective, level: 1 });
    },
  },
];
