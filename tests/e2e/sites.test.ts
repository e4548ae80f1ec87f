import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type AllowedProfile, profileThatAllows } from '../support/allowed-profile';
import { type Browser, launchWithExtension } from '../support/browser';
import { builtExtension } from '../support/extension';
import { takeSample } from './pages/first-run';
import { openPanel } from './pages/panel';

/** A person's own domains in a real browser: added, taken back, allowed again, and there after a restart. */
const allowed = [
  'https://jira.example.test/*',
  'http://tickets.example.test/*',
  'https://intranet.example.test/*',
  'https://work.example.test/*',
];
const pattern = 'https://jira.example.test/*';

let sandbox: SandboxServer;
let profile: AllowedProfile;
let browser: Browser;
let options: Page;
const errors: string[] = [];

const launch = async () => {
  browser = await launchWithExtension({ ...profile, port: sandbox.port });
  browser.context.on('weberror', (error) => errors.push(`${error.error()}`));
  options = await browser.context.newPage();
  await options.goto(browser.extensionUrl('options.html#/sites'));
};
beforeAll(async () => {
  sandbox = await startSandbox();
  profile = await profileThatAllows(builtExtension, allowed);
  await launch();
  await takeSample(browser, sandbox.origin);
});
afterAll(async () => {
  await browser?.close();
  await profile?.remove();
  await sandbox?.close();
});

const add = async (address: string) => {
  await options.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
  await options.getByRole('button', { name: 'Add site' }).click();
};
const registered = async () =>
  (await browser.worker()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id, js }) => `${id}: ${js}`).sort(),
  );
const hasScript = (page: Page) =>
  page.waitForSelector('keyline-panel', { state: 'attached', timeout: 10_000 });
const visit = async (address: string) => {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
};

describe('an own domain', () => {
  it('has nothing of ours before it is added', async () => {
    expect(await registered()).toEqual([]);
    const page = await visit(`${sandbox.dc}/browse/WEB-142`);
    await page.waitForTimeout(1500);
    expect(await page.locator('keyline-panel').count()).toBe(0);
    // It stays open: the next test adds the site under it.
  });

  it('is told from a ticket’s address, and the script goes into the tab that is open', async () => {
    await add(`${sandbox.dc}/browse/WEB-142`);
    await options.getByText('Keyline is on at jira.example.test/jira, a Jira Data Center.').waitFor();
    const [page] = browser.context.pages().filter((each) => each.url().includes('jira.example.test'));
    if (!page) throw new Error('the tab is gone');
    await hasScript(page);
    expect(await registered()).toEqual(['site https://jira.example.test/jira: content-scripts/jira-dc.js']);
    await page.close();
  });

  it('has launcher and panel in a new tab', async () => {
    const page = await visit(`${sandbox.dc}/browse/WEB-142`);
    const panel = await openPanel(page, browser.extensionId);
    await panel.getByRole('heading', { name: /WEB-142/ }).waitFor();
    await page.close();
  });

  it('has chips on its rows, also where asking for them wakes the worker', async () => {
    const page = await visit(`${sandbox.dc}/browse/WEB-142`);
    const panel = await openPanel(page, browser.extensionId);
    await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
    await panel.getByRole('combobox').press('Enter');
    await panel.locator('.kr').first().waitFor();
    await browser.killWorker();
    await page.goto(`${sandbox.dc}/secure/RapidBoard.jspa?rapidView=7&projectKey=WEB&view=planning`);
    await page.waitForSelector('keyline-chip', { state: 'attached', timeout: 10_000 });
    await page.close();
  });

  it('is told where it is http, where it is Cloud, and where it is no Jira', async () => {
    await add(sandbox.http);
    await options.getByText('Keyline is on at http://tickets.example.test, a Jira Data Center.').waitFor();
    await add(sandbox.custom);
    await options.getByText('Keyline is on at work.example.test, a Jira Cloud.').waitFor();
    await add(`${sandbox.intranet}/browse/WEB-142`);
    await options.getByText('it is no Jira that we know: intranet.example.test').waitFor();
    await options.getByRole('button', { name: 'Leave it' }).click();
    await options.getByText('Nothing was kept.').waitFor();
    expect(await registered()).toHaveLength(3);
    for (const address of [`${sandbox.http}/browse/WEB-142`, `${sandbox.custom}/browse/WEB-142`]) {
      const page = await visit(address);
      await hasScript(page);
      await page.close();
    }
  });

  it('is there after the browser was restarted, without anybody’s doing', async () => {
    await browser.close();
    await launch();
    await expect.poll(registered, { timeout: 10_000 }).toHaveLength(3);
    const page = await visit(`${sandbox.dc}/browse/WEB-142`);
    await hasScript(page);
    await page.close();
  });

  it('says so when its access is taken back, and is at work again when it is given', async () => {
    const row = () => options.locator('.own-site').filter({ hasText: 'jira.example.test' });
    await row().getByText('Allowed').waitFor();
    await options.evaluate((origins) => chrome.permissions.remove({ origins }), [pattern]);
    await row().getByText('Site access revoked. The links are kept.').waitFor();
    await expect.poll(registered).toHaveLength(2);
    await browser.close();
    await profile.allow();
    await launch();
    await row().getByText('Allowed').waitFor();
    await expect.poll(registered).toHaveLength(3);
    const page = await visit(`${sandbox.dc}/browse/WEB-142`);
    await hasScript(page);
    await page.close();
  });

  it('that is removed gives its access back, and keeps nothing', async () => {
    await options.getByRole('button', { name: 'Remove jira.example.test/jira' }).click();
    await options.getByText('jira.example.test/jira removed.').waitFor();
    await expect.poll(registered).toHaveLength(2);
    const has = () => options.evaluate((origins) => chrome.permissions.contains({ origins }), [pattern]);
    await expect.poll(has).toBe(false);
  });

  it('what was wished in the popup is carried out by the worker, the popup gone', async () => {
    await browser.close();
    await profile.allow();
    await launch();
    const page = await visit(`${sandbox.dc}/browse/WEB-142`);
    expect(await registered()).toHaveLength(2);
    await options.evaluate(async () => {
      const wish = { origin: 'https://jira.example.test', paths: ['/jira', ''], state: 'asked', path: null };
      await chrome.storage.session.set({ wish });
      await chrome.permissions.request({ origins: ['https://jira.example.test/*'] });
      await chrome.runtime.sendMessage({ type: 'carryOutWish' });
    });
    await hasScript(page);
    expect(await registered()).toHaveLength(3);
    await page.close();
  });
});

describe('the side panel’s page', () => {
  it('follows the tab that was used last', async () => {
    const side = await visit(browser.extensionUrl('panel.html?side'));
    const first = await visit(`${sandbox.dc}/browse/WEB-142`);
    await side.getByRole('heading', { level: 1, name: 'WEB-142' }).waitFor();
    await first.goto(`${sandbox.origin}/browse/WEB-150`);
    await side.getByRole('heading', { level: 1, name: 'WEB-150' }).waitFor();
    await first.close();
    await side.getByRole('heading', { level: 1, name: 'My key results' }).waitFor();
    // No page beside it: nothing to close, no launcher to hide.
    expect(await side.getByRole('button', { name: 'Close' }).count()).toBe(0);
    await side.close();
  });
});

it('threw nothing on the way', () => expect(errors).toEqual([]));
