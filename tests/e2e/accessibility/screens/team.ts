import type { Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import type { TeamServer } from '../../../support/team-server';
import { type Person, password } from '../../team/person';
import type { Shown } from '../looks';

/** One team lead before a server of the team's own, from its first invite on. */
export interface TeamVisit {
  server: TeamServer;
  lena: Person;
  /** Options → Team. */
  options: Page;
  /** The server's own page. */
  page: Page;
}
export interface TeamScreen {
  name: string;
  reach: (visit: TeamVisit) => Promise<Shown>;
}

const workspace = 'Acme OKRs';
const onServer = (name: string, reach: (visit: TeamVisit) => Promise<unknown>): TeamScreen => ({
  name: `server: ${name}`,
  async reach(visit) {
    await reach(visit);
    return { page: visit.page };
  },
});
const inOptions = (name: string, reach: (visit: TeamVisit) => Promise<unknown>): TeamScreen => ({
  name: `options, team: ${name}`,
  async reach(visit) {
    await reach(visit);
    return { page: visit.options, within: 'main' };
  },
});
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

export const team: TeamScreen[] = [
  onServer('invite', async ({ page, server }) => {
    await page.goto(server.firstInvite);
    await button(page, 'Make an account').waitFor();
  }),
  onServer('sign-in, refused', async ({ page, server }) => {
    await page.goto(`${server.origin}/app/`);
    await page.getByLabel('Email').fill('nobody@acme.example');
    await page.getByLabel('Password').fill(password);
    await button(page, 'Sign in').click();
    await page.getByRole('alert').waitFor();
  }),
  onServer('an account made', async ({ page, server, lena }) => {
    await page.goto(server.firstInvite);
    await lena.makesAccount(page);
    await page.getByText(server.origin).waitFor();
  }),
  onServer('which device', async ({ page, server }) => {
    await page.goto(`${server.origin}/device`);
    await page.getByLabel('Code').waitFor();
  }),
  inOptions('not connected', async (visit) => {
    visit.options = await visit.lena.options();
    await visit.options.getByLabel(t('optionsTeamAddress')).waitFor();
  }),
  inOptions('waiting for the approval', async (visit) => {
    await visit.options.getByLabel(t('optionsTeamAddress')).fill(visit.server.origin);
    await visit.page.close();
    [visit.page] = await Promise.all([
      visit.lena.browser.context.waitForEvent('page'),
      button(visit.options, t('optionsTeamConnect')).click(),
    ]);
    await visit.options.locator('.team-code').waitFor();
  }),
  onServer('approval of a device', async ({ page, options }) => {
    const code = await options.locator('.team-code').innerText();
    await page.getByText(code, { exact: true }).waitFor();
  }),
  onServer('device approved', async ({ page }) => {
    await button(page, 'Approve').click();
    await page.getByRole('heading', { name: 'Connected' }).waitFor();
  }),
  inOptions('signed in, nothing shared', async ({ options }) => {
    await button(options, t('optionsTeamShareOf', workspace)).waitFor();
  }),
  inOptions('what would be shared', async ({ options }) => {
    await button(options, t('optionsTeamShareOf', workspace)).click();
    await options.locator('.team-counts').waitFor();
  }),
  inOptions('connected, with members, invites and devices', async ({ options, lena }) => {
    await button(options, t('optionsTeamShareNow', workspace)).click();
    await lena.waitsInStep(options);
    await options.getByRole('row', { name: 'Lena' }).first().waitFor();
  }),
  inOptions('an invite link', async ({ options, lena }) => {
    await lena.invites(options);
  }),
  inOptions('asked whether to leave', async ({ options }) => {
    await button(options, t('optionsTeamDisconnect')).click();
    await options.locator('.team-confirm').waitFor();
  }),
  onServer('the dashboard without the extension', async ({ page, server }) => {
    await page.goto(`${server.origin}/app/#/objectives`);
    await page.getByRole('treegrid').waitFor();
  }),
  onServer('the description of its interface', async ({ page, server }) => {
    await page.goto(`${server.origin}/docs`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }),
  {
    name: 'panel: changes that wait for the network',
    async reach({ server, lena }) {
      await server.stop();
      const screen = await lena.ticket('WEB-142');
      await screen.startLinking();
      await screen.page.keyboard.press('Enter');
      await screen.frame.locator('.sync-line .sync-words').first().waitFor();
      return { page: screen.page, frame: screen.frame };
    },
  },
  inOptions('the server away', async ({ options }) => {
    await options.reload();
    await options.getByRole('alert').first().waitFor();
  }),
];
