import { expect } from 'vitest';
import { t } from '@/lib/platform/strings';
import { pageLoad, type Screen } from '../visit';

/** Before anything is set up. */
export const panelFirst: Screen[] = [
  {
    name: 'panel: who are you',
    async reach(visit) {
      const { frame } = await visit.beside('/browse/WEB-142');
      await frame.getByRole('textbox', { name: t('whoName') }).waitFor();
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: three ways to begin',
    async reach(visit) {
      const { frame } = visit.panel;
      await frame.getByRole('button', { name: t('continue') }).click();
      await frame.getByRole('button', { name: t('waySample') }).waitFor();
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: join a team',
    async reach(visit) {
      const { frame } = visit.panel;
      await frame.getByRole('button', { name: t('wayJoin') }).click();
      await frame.getByRole('textbox', { name: t('joinInvite') }).waitFor();
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: start our own',
    async reach(visit) {
      const { frame } = visit.panel;
      await visit.panel.frame
        .getByRole('button', { name: t('back'), exact: true })
        .first()
        .click();
      await frame.getByRole('button', { name: t('wayOwn') }).click();
      await frame.getByRole('textbox', { name: t('ownName') }).waitFor();
      return visit.shownPanel();
    },
  },
];

/** With the sample. */
export const panel: Screen[] = [
  {
    name: 'panel: a ticket that serves nothing, with the picker',
    async reach(visit) {
      const { frame } = visit.panel;
      await frame
        .getByRole('button', { name: t('back'), exact: true })
        .first()
        .click();
      await frame.getByRole('button', { name: t('waySample') }).click();
      await visit.panel.picker().waitFor();
      await frame.getByRole('option').first().waitFor();
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: a key result that is served, with suggestions and a short message',
    async reach(visit) {
      const screen = visit.panel;
      await screen.picker().fill('page loads');
      await expect.poll(() => screen.activeOption()).toContain(pageLoad);
      await screen.picker().press('Enter');
      await screen.card(pageLoad).waitFor();
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: why, and the check-in',
    async reach(visit) {
      await visit.panel
        .card(pageLoad)
        .getByRole('button', { name: t('why'), exact: true })
        .click();
      await visit.panel.startCheckIn(pageLoad);
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: my key results',
    async reach(visit) {
      const { frame } = await visit.beside('/jira/software/c/projects/WEB/boards/1/backlog');
      await frame.getByRole('article').first().waitFor();
      return visit.shownPanel();
    },
  },
  {
    name: 'panel: menu of its head',
    async reach(visit) {
      const { frame } = visit.panel;
      await frame.getByRole('button', { name: t('panelMenu'), exact: true }).click();
      await frame.getByRole('menu').waitFor();
      return visit.shownPanel('[role="menu"]');
    },
  },
  {
    name: 'side panel: a ticket',
    async reach(visit) {
      await visit.host.goto(`${visit.sandbox.origin}/browse/WEB-142`);
      await visit.host.bringToFront();
      const side = await visit.open('panel.html?side');
      await side.getByRole('heading', { level: 1, name: 'WEB-142' }).waitFor();
      await side.getByRole('article').first().waitFor();
      return { ...visit.shownOwn(), window: { width: 400, height: 900 } };
    },
  },
  {
    name: 'side panel: no ticket',
    async reach(visit) {
      await visit.host.goto('about:blank');
      await visit.own.getByRole('heading', { level: 1, name: t('myKeyResults') }).waitFor();
      await visit.own.getByRole('article').first().waitFor();
      return { ...visit.shownOwn(), window: { width: 400, height: 900 } };
    },
  },
];
