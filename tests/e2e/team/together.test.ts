import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { startTeamServer, type TeamServer } from '../../support/team-server';
import { Person } from './person';

/** Two people with a browser each and the real server between them: from the first invite to a merge. In their order. */
const acme = 'Acme OKRs';
const calmer = 'Calmer support';
const answers = 'Answered within a day';

let sandbox: SandboxServer;
let server: TeamServer;
let lena: Person;
let omar: Person;

beforeAll(async () => {
  [sandbox, server] = await Promise.all([startSandbox(), startTeamServer()]);
  lena = await Person.arrives('Lena', sandbox);
  omar = await Person.arrives('Omar', sandbox);
});
afterAll(async () => {
  await lena?.leaves();
  await omar?.leaves();
  await server?.close();
  await sandbox?.close();
});

describe('a team lead', () => {
  it('shares the workspace of this device, after a look at what would be sent', async () => {
    await lena.startsOwn(acme, calmer, [`${answers} 40 → 80 %`]);
    const invite = await lena.newPage();
    await invite.goto(server.firstInvite);
    await lena.makesAccount(invite);
    await invite.getByText(server.origin).waitFor();
    await invite.close();
    const options = await lena.options();
    await options.getByLabel(t('optionsTeamAddress')).fill(server.origin);
    await lena.connects(options);
    const counts = await lena.shares(options, acme);
    expect(counts).toMatchObject({ Objectives: '1', 'Key results': '1' });
    await options.close();
  });
});

describe('a member', () => {
  it('comes by the link, from the first run, and sees what is shared', async () => {
    const hers = await lena.options();
    const link = await lena.invites(hers);
    const { page, panel } = await omar.introduces();
    await panel.getByRole('button', { name: t('wayJoin') }).click();
    await panel.getByRole('textbox', { name: t('joinInvite') }).fill(link);
    const [options] = await Promise.all([
      omar.browser.context.waitForEvent('page'),
      panel.getByRole('button', { name: t('continue') }).click(),
    ]);
    await omar.connects(options, { meanwhile: (page) => omar.makesAccount(page) });
    await omar.joins(options, acme);
    await page.close();
    await options.close();
    const dashboard = await omar.dashboard();
    await dashboard.row(calmer).waitFor();
    await dashboard.row(answers).waitFor();
    await dashboard.page.close();
    // Without a reload, in the page that stood open.
    await hers.getByRole('row', { name: 'Omar' }).waitFor();
    await hers.close();
    lena.isCalm();
    omar.isCalm();
  });
});
