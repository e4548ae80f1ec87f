import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { startTeamServer, type TeamServer } from '../../support/team-server';
import { textOf } from '../../tour/screens/panel-screen';
import { exact, Hands, soon, starts } from '../pages/hands';
import { Person, password } from '../team/person';

/** Options → Team, and the pages of the server that it leads to, with no mouse at all. */
const workspace = 'Acme OKRs';

// Several waits of a minute each, where a machine is busy.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let sandbox: SandboxServer;
let server: TeamServer;
let lena: Person;
let options: Page;
let hands: Hands;

beforeAll(async () => {
  sandbox = await startSandbox();
  server = await startTeamServer();
  lena = await Person.arrives('Lena', sandbox);
  await lena.startsOwn(workspace, 'Calmer support', ['Answered within a day 40 → 80 %']);
  options = await lena.options();
  hands = new Hands(options);
});
afterAll(async () => {
  await lena?.leaves();
  await server?.close();
  await sandbox?.close();
});
it('an account is made on the page of an invite', async () => {
  const page = await lena.newPage();
  await page.goto(server.firstInvite);
  const there = new Hands(page);
  await there.into('Your name');
  await there.type('Lena');
  await there.into('Email');
  await there.type(lena.email);
  await there.into('Password');
  await there.type(password);
  await there.press('Enter');
  await page.getByText(server.origin).waitFor();
  await page.close();
});

describe('the options', () => {
  afterEach(() => hands.seesFocus());

  it('connects: the address, the code compared, the device approved', async () => {
    await hands.into(t('optionsTeamAddress'));
    await hands.type(server.origin);
    const [page] = await Promise.all([lena.browser.context.waitForEvent('page'), hands.press('Enter')]);
    const code = await options.locator('.team-code').innerText();
    await page.getByText(code, { exact: true }).waitFor();
    const there = new Hands(page);
    await there.until(exact('button', 'Approve'));
    await there.press('Enter');
    await page.getByRole('heading', { name: 'Connected' }).waitFor();
    await page.close();
    await options.bringToFront();
    await options.getByRole('button', { name: t('optionsTeamShareOf', workspace) }).waitFor();
  });

  it('shares the workspace after a look at what would be sent', async () => {
    await hands.until(exact('button', t('optionsTeamShareOf', workspace)));
    await hands.press('Enter');
    await soon(hands.focus).toMatch(exact('button', t('optionsTeamShareNow', workspace)));
    await hands.press('Enter');
    await lena.waitsInStep(options);
  });

  it('makes an invite link, which has the focus and is marked', async () => {
    await hands.until(exact('button', t('optionsTeamInvite')));
    await hands.press('Enter');
    const link = options.getByLabel(t('optionsTeamLink'), { exact: true });
    await soon(() => link.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await options.evaluate(() => String(getSelection()))).toBe(await link.inputValue());
    await hands.until(exact('button', t('optionsTeamDone')));
    await hands.press('Enter');
    await link.waitFor({ state: 'detached' });
  });

  it('the only owner cannot make herself less: it says so, and nothing is changed', async () => {
    const role = options.getByRole('combobox', { name: t('optionsTeamRoleOf', 'Lena') });
    await hands.until(exact('select', t('optionsTeamRoleOf', 'Lena')), 'Shift+Tab');
    await hands.press('ArrowDown');
    await soon(() => textOf(options.getByRole('alert'))).toContain(t('optionsTeamLastOwner'));
    await soon(() => role.inputValue()).toBe('owner');
  });

  it('asked whether to disconnect, stays; then disconnects', async () => {
    const asks = exact('button', t('optionsTeamDisconnect'));
    await hands.until(asks);
    await hands.press('Enter');
    await options.locator('.team-confirm').waitFor();
    await hands.press('Escape');
    await soon(() => options.locator('.team-confirm').count()).toBe(0);
    await soon(hands.focus).toMatch(asks);
    await hands.press('Enter');
    await options.locator('.team-confirm').waitFor();
    await soon(hands.focus).toMatch(starts('button', t('optionsTeamDisconnect')));
    await hands.press('Enter');
    await options.getByText(t('optionsTeamDisconnected', workspace)).waitFor();
  });
});
