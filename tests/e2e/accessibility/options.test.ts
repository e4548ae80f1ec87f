import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type AllowedProfile, profileThatAllows } from '../../support/allowed-profile';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { takeSample } from '../pages/first-run';
import { pageViolations, plantFault, violations } from './axe';

const pattern = 'https://jira.example.test/*';
let sandbox: SandboxServer;
let profile: AllowedProfile;
let browser: Browser;
let options: Page;

const isClean = async (forced = false) => expect(await pageViolations(options, { forced })).toEqual([]);

beforeAll(async () => {
  sandbox = await startSandbox();
  profile = await profileThatAllows(builtExtension, [pattern]);
  browser = await launchWithExtension({ ...profile, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
  options = await browser.context.newPage();
  options.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await browser?.close();
  await profile?.remove();
  await sandbox?.close();
});

describe('options', () => {
  it.each(['team', 'check-ins', 'appearance', 'privacy', 'data', 'import', 'health', 'about'])(
    '%s',
    async (page) => {
      await options.goto(browser.extensionUrl(`options.html#/${page}`));
      await options.locator('main h1').waitFor();
      await expect.poll(() => options.locator('main .skeleton-line').count()).toBe(0);
      await isClean(page === 'data');
    },
  );

  it('sites: one’s own, and its access taken back', async () => {
    await options.goto(browser.extensionUrl('options.html#/sites'));
    await options.getByRole('textbox', { name: 'Address', exact: true }).fill(`${sandbox.dc}/browse/WEB-142`);
    await options.getByRole('button', { name: 'Add site' }).click();
    const site = options.locator('.own-site');
    await site.getByText('Allowed').waitFor();
    await isClean(true);
    await options.evaluate((origins) => chrome.permissions.remove({ origins }), [pattern]);
    await site.getByText('Site access revoked').waitFor();
    await isClean();
  });
});

it('a planted fault is found', async () => {
  await plantFault(options);
  expect((await violations(options)).map((violation) => violation.split(':')[0])).toEqual(['color-contrast']);
});
