import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type AllowedProfile, profileThatAllows } from '../../support/allowed-profile';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { takeSample } from '../pages/first-run';
import { openPopup, popupSize } from '../pages/popup';
import { pageViolations, plantFault, violations } from './axe';

/** The popup beside every kind of tab. */
const pattern = 'https://jira.example.test/*';
let sandbox: SandboxServer;
let profile: AllowedProfile;
let browser: Browser;
let host: Page;
let popup: Page;

const isClean = async (forced = false) => expect(await pageViolations(popup, { forced })).toEqual([]);
const openAt = async (address: string) => {
  await host.goto(address);
  popup = await openPopup(browser);
};

/** As the toolbar's popup over a tab of any address: a tab is told only what stands in others of known sites. */
async function overTab(url: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize(popupSize);
  await page.addInitScript((address) => {
    const answer =
      (value: unknown) =>
      (...asked: unknown[]) => {
        const done = asked.at(-1);
        if (typeof done === 'function') done(value);
        return Promise.resolve(value);
      };
    const tab = { id: 1, active: true, url: address, title: '[WEB-142] A ticket' };
    // Some browsers have both names.
    for (const api of [chrome, (globalThis as { browser?: typeof chrome }).browser]) {
      if (!api?.tabs) continue;
      Object.defineProperty(api.tabs, 'getCurrent', { value: answer(undefined) });
      Object.defineProperty(api.tabs, 'query', { value: answer([tab]) });
    }
  }, url);
  await page.goto(browser.extensionUrl('popup.html'));
  return page;
}

beforeAll(async () => {
  sandbox = await startSandbox();
  profile = await profileThatAllows(builtExtension, [pattern]);
  browser = await launchWithExtension({ ...profile, port: sandbox.port });
  host = browser.context.pages()[0] ?? (await browser.context.newPage());
});
afterAll(async () => {
  await browser?.close();
  await profile?.remove();
  await sandbox?.close();
});

it('not set up', async () => {
  await openAt(`${sandbox.origin}/browse/WEB-142`);
  await popup.getByText(t('popupNotSetUp')).waitFor();
  await isClean();
  await popup.close();
  await takeSample(browser, sandbox.origin);
});

it('a check-in that is due, beside a ticket', async () => {
  await openAt(`${sandbox.origin}/browse/WEB-142`);
  await popup.getByText(t('popupThisTab', 'WEB-142')).waitFor();
  await popup.locator('form').waitFor();
  await isClean(true);
});

it('picking a key result for the ticket', async () => {
  await popup.getByRole('button', { name: t('popupLink'), exact: true }).click();
  await popup.getByRole('option').first().waitFor();
  await isClean();
  await popup.keyboard.press('Escape');
});

it('all checked in', async () => {
  const heading = popup.getByRole('heading', { level: 2 });
  const done = popup.locator('.popup-done');
  const due = popup.locator('form');
  for (;;) {
    await done.or(due).first().waitFor();
    if (await done.isVisible()) break;
    const title = await heading.innerText();
    await popup.getByRole('button', { name: t('checkInNotNow') }).click();
    await expect.poll(() => heading.innerText()).not.toBe(title);
  }
  await isClean();
  await popup.close();
});

it('no ticket in the tab', async () => {
  await openAt('about:blank');
  await popup.getByText(t('popupNoTicket')).waitFor();
  await isClean();
  await popup.close();
});

it('a site where it can be turned on, and one whose access was taken back', async () => {
  popup = await overTab(`${sandbox.dc}/browse/WEB-142`);
  await popup.getByRole('button', { name: t('popupTurnOn') }).waitFor();
  await isClean();
  await popup.getByRole('button', { name: t('popupTurnOn') }).click();
  await popup.getByText(t('popupThisTab', 'WEB-142')).waitFor();
  await isClean();
  await popup.evaluate((origins) => chrome.permissions.remove({ origins }), [pattern]);
  await popup.getByText(t('popupRevoked')).waitFor();
  await isClean();
});

it('a planted fault is found', async () => {
  await plantFault(popup);
  expect((await violations(popup)).map((violation) => violation.split(':')[0])).toEqual(['color-contrast']);
});
