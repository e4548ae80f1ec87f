import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { startTeamServer, type TeamServer } from '../../support/team-server';
import type { DashboardPage } from '../pages/dashboard-page';
import { Person } from './person';
import { retitle } from './plan-hands';
import { apiOf, recordsAt, recordsOf, rowsOf, waitingOf } from './records';

// Several waits of a minute each, where a machine is busy.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

/** What goes wrong between two people and their server, and how each gets out of it. In their order. */
const plan = {
  workspace: 'Acme OKRs',
  objective: 'Calmer support',
  keyResults: ['Answered within a day 40 → 80 %'],
};
const answers = 'Answered within a day';

let sandbox: SandboxServer;
let server: TeamServer;
let lena: Person;
let omar: Person;
let lenas: Page;
let omars: Page;
let hers: DashboardPage;
let his: DashboardPage;
let workspaceId: string;

beforeAll(async () => {
  [sandbox, server] = await Promise.all([startSandbox(), startTeamServer()]);
  lena = await Person.arrives('Lena', sandbox);
  omar = await Person.arrives('Omar', sandbox);
  lenas = await lena.leads(server.origin, server.firstInvite, plan);
  omars = await omar.follows(await lena.invites(lenas), plan.workspace);
  hers = await lena.dashboard();
  his = await omar.dashboard();
  await his.row(answers).waitFor();
  workspaceId = (await rowsOf<{ id: string }>(hers.page, 'workspace'))[0]?.id ?? '';
});
afterAll(async () => {
  await lena?.leaves();
  await omar?.leaves();
  await server?.close();
  await sandbox?.close();
});

const role = (to: 'viewer' | 'member') =>
  lenas.getByRole('combobox', { name: t('optionsTeamRoleOf', 'Omar') }).selectOption(to);
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 90_000 });

describe('a role that is less while changes wait', () => {
  it('refuses them: taken back, and said', async () => {
    await omar.offline(true);
    await retitle(his, answers, 'Answers by noon');
    expect(await waitingOf(his.page)).toBe(1);
    await role('viewer');
    await lenas.getByText(t('optionsTeamRoleNow', 'Omar', t('optionsTeamViewer'))).waitFor();
    await omar.offline(false);
    await his.page.getByText(t('syncRefusedOne')).waitFor();
    await his.row(answers).waitFor();
    await his.page.getByRole('button', { name: t('syncShow') }).click();
    await his.page.getByText(t('syncWhyForbidden')).waitFor();
    expect(await waitingOf(his.page)).toBe(0);
  });

  it('done again once the role is back', async () => {
    await role('member');
    await lenas.getByText(t('optionsTeamRoleNow', 'Omar', t('optionsTeamMember'))).waitFor();
    // Until his device has heard of it, it says no itself.
    await soon(async () => {
      const again = his.page.getByRole('button', { name: t('syncRedoOf', 'Answers by noon') });
      if ((await again.count()) > 0) await again.click({ timeout: 1000 }).catch(() => {});
      return again.count();
    }).toBe(0);
    await hers.row('Answers by noon').waitFor();
    await his.row('Answers by noon').waitFor();
    await soon(() => waitingOf(his.page)).toBe(0);
    expect(await his.page.getByText(t('syncRefusedOne')).count()).toBe(0);
  });
});

describe('a sign-in that was ended from elsewhere', () => {
  it('keeps what waits, and sends it after signing in again', async () => {
    await omar.offline(true);
    await retitle(his, 'Answers by noon', 'Answers by ten');
    await (await apiOf(his.page, server.origin)).signOutEverywhere();
    await omar.offline(false);
    const { page, frame } = await omar.ticket();
    await frame.getByText(t('syncSignedOut', plan.workspace)).waitFor();
    await frame.getByText(t('syncKeptOne')).waitFor();
    await omars.close();
    [omars] = await Promise.all([
      omar.browser.context.waitForEvent('page'),
      frame.getByRole('button', { name: t('syncSignIn') }).click(),
    ]);
    await omar.connects(omars, {
      press: t('optionsTeamSignInAgain'),
      meanwhile: (on) => omar.signsIn(on),
    });
    await hers.row('Answers by ten').waitFor();
    await soon(() => waitingOf(his.page)).toBe(0);
    await page.close();
  });
});

describe('a private team', () => {
  const hidden = 'A quiet reorganisation';

  it('is seen by its members alone', async () => {
    await hers.go('#/people');
    await hers.page.getByRole('button', { name: t('dashNewTeam') }).click();
    const form = hers.page.getByRole('form', { name: t('dashNewTeam') });
    await form.getByLabel(t('dashName'), { exact: true }).fill('Board');
    await form.getByLabel(t('dashPrivate')).check();
    await form.getByRole('button', { name: t('create'), exact: true }).click();
    await hers.page.getByRole('button', { name: t('dashOpenTeam', 'Board') }).click();
    await hers.page
      .getByRole('button', { name: t('dashNewObjective') })
      .first()
      .click();
    await hers.newField('objective').fill(hidden);
    await hers.page.keyboard.press('Enter');
    await hers.page.keyboard.press('Escape');
    await hers.row(hidden).waitFor();
    await soon(() => waitingOf(hers.page)).toBe(0);
    // What comes after it has come, so it would have.
    await hers.go('#/objectives');
    await retitle(hers, plan.objective, 'Calm support');
    await his.row('Calm support').waitFor();
    expect(await his.row(hidden).count()).toBe(0);
    expect(JSON.stringify(await recordsOf(his.page, workspaceId))).not.toContain(hidden);
  });

  it('lets in who becomes a member, and goes away from who is none any more', async () => {
    await isIn(true);
    await his.row(hidden).waitFor({ timeout: 90_000 });
    await isIn(false);
    await his.row(hidden).waitFor({ state: 'detached', timeout: 90_000 });
    await soon(async () => JSON.stringify(await recordsOf(his.page, workspaceId))).not.toContain(hidden);
    await hers.go('#/objectives');
    await hers.row(hidden).waitFor();
  });

  async function isIn(is: boolean): Promise<void> {
    await hers.go('#/people');
    const row = hers.page.getByRole('row').filter({ hasText: 'Board' });
    await row.getByRole('button', { name: t('moreOf', 'Board') }).click();
    await hers.choose(t('dashEdit'));
    const form = hers.page.getByRole('form', { name: t('dashEditTeam') });
    await form.getByRole('checkbox', { name: 'Omar' }).setChecked(is);
    await form.getByRole('button', { name: t('dashSave'), exact: true }).click();
    await form.waitFor({ state: 'detached' });
  }
});

describe('a server that was restored from a backup', () => {
  it('takes what it lacks off the devices, and gets what still waited', async () => {
    await server.stop();
    await server.command('backup', server.file('copy.gz'));
    await server.start();
    await syncNow();
    await omar.addsKeyResults(his, 'Calm support', ['Came after the copy 0 → 5']);
    await hers.row('Came after the copy').waitFor({ timeout: 90_000 });
    await omar.offline(true);
    await omar.addsKeyResults(his, 'Calm support', ['Still waits 0 → 5']);
    await his.row('Still waits').waitFor();
    await server.stop();
    await server.command('restore', server.file('copy.gz'), '--replace');
    await server.start();
    await omar.offline(false);
    await syncNow();
    for (const dashboard of [hers, his]) {
      await dashboard.row('Still waits').waitFor({ timeout: 90_000 });
      await dashboard.row('Came after the copy').waitFor({ state: 'detached', timeout: 90_000 });
    }
    await soon(() => waitingOf(his.page)).toBe(0);
    const there = await recordsAt(await apiOf(his.page, server.origin), workspaceId);
    await soon(() => recordsOf(his.page, workspaceId)).toEqual(there);
  });

  async function syncNow(): Promise<void> {
    for (const page of [lenas, omars]) {
      await page.getByRole('button', { name: t('optionsTeamSyncNow') }).click();
    }
  }
});

describe('disconnecting', () => {
  it('keeps a copy on the device, which no longer syncs', async () => {
    await omars.getByRole('button', { name: t('optionsTeamDisconnect') }).click();
    await omars
      .getByRole('group')
      .getByRole('button', { name: t('optionsTeamDisconnect') })
      .click();
    await omars.getByText(t('optionsTeamDisconnected', plan.workspace)).waitFor();
    await retitle(hers, 'Calm support', 'Calmest support');
    await soon(() => waitingOf(hers.page)).toBe(0);
    await his.page.reload();
    await his.row('Calm support').waitFor();
    await retitle(his, 'Calm support', 'My own support');
    expect(await waitingOf(his.page)).toBe(0);
    expect(await hers.row('My own support').count()).toBe(0);
  });
});

afterAll(() => {
  lena?.isCalm();
  omar?.isCalm();
});
