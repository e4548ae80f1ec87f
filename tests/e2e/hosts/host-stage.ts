/** What the tests of a host's pages share: the stand-ins, a browser past the first run, a fresh page for each test. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type AllowedProfile, profileThatAllows } from '../../support/allowed-profile';
import { type Browser, type LaunchOptions, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { takeSample } from '../pages/first-run';
import { openPanel, panelBox } from '../pages/panel';

interface StageOptions {
  /** A person's own domains: allowed, and added on the options page before the first test. */
  own?: (sandbox: SandboxServer) => readonly string[];
  /** Default: the sample; else what is to be there before the first test. */
  begin?: (browser: Browser, sandbox: SandboxServer) => Promise<void>;
  load?: LaunchOptions['load'];
}

export interface HostStage {
  readonly sandbox: SandboxServer;
  readonly browser: Browser;
  /** Of this test alone. */
  readonly page: Page;
  /** What the page's own scripts threw in this test. */
  readonly errors: readonly string[];
  /** Opens the panel by its launcher, where it is not open, and waits until it speaks of `key`; then it has the focus. */
  openReadyPanel: (key: string) => Promise<Frame>;
}

/** To be called at the top of a test file: sets its hooks. */
export function hostStage({ own, begin, load }: StageOptions = {}): HostStage {
  let sandbox: SandboxServer | undefined;
  let profile: AllowedProfile | undefined;
  let browser: Browser | undefined;
  let page: Page | undefined;
  const errors: string[] = [];
  const there = <T>(it: T | undefined): T => {
    if (it === undefined) throw new Error('The stage is not set yet.');
    return it;
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    const sites = own?.(sandbox) ?? [];
    if (sites.length > 0)
      profile = await profileThatAllows(
        builtExtension,
        sites.map((site) => `${new URL(site).origin}/*`),
      );
    browser = await launchWithExtension({ extension: builtExtension, ...profile, load, port: sandbox.port });
    if (begin) await begin(browser, sandbox);
    else await takeSample(browser, sandbox.origin);
    if (sites.length > 0) await addSites(browser, sites);
  });
  afterAll(async () => {
    await browser?.close();
    await profile?.remove();
    await sandbox?.close();
  });
  beforeEach(async () => {
    await page?.close();
    await (await there(browser).worker()).evaluate(async () => {
      const kept = Object.keys(await chrome.storage.local.get());
      await chrome.storage.local.remove(kept.filter((key) => key.startsWith('page:')));
    });
    page = await there(browser).context.newPage();
    errors.length = 0;
    page.on('pageerror', (error) => errors.push(error.message));
  });

  return {
    get sandbox() {
      return there(sandbox);
    },
    get browser() {
      return there(browser);
    },
    get page() {
      return there(page);
    },
    errors,
    async openReadyPanel(key) {
      const wasOpen = (await panelBox(there(page))) !== null;
      const panel = await openPanel(there(page), there(browser).extensionId);
      await panel.getByRole('heading', { level: 1, name: new RegExp(`^${key}\\b`) }).waitFor();
      if (!wasOpen) await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
      return panel;
    },
  };
}

/** As a person adds them, on the options page. */
async function addSites(browser: Browser, sites: readonly string[]): Promise<void> {
  const options = await browser.context.newPage();
  await options.goto(browser.extensionUrl('options.html#/sites'));
  for (const site of sites) {
    await options.getByRole('textbox', { name: 'Address', exact: true }).fill(site);
    await options.getByRole('button', { name: 'Add site' }).click();
    await options
      .getByText(`Keyline is on at ${site.replace(/^https:\/\//, '')}`)
      .first()
      .waitFor();
  }
  await options.close();
}

/** Links the page's ticket in two clicks: `Link`, then the first key result that can be chosen; its title. */
export async function linkByTwoClicks(panel: Frame): Promise<string> {
  await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
  const option = panel.locator('[role=option]:not([aria-disabled])').first();
  const title = (await option.locator('bdi').first().textContent()) ?? '';
  await option.click();
  await cardOf(panel, title).waitFor();
  return title;
}

export const cardOf = (panel: Frame, title: string) =>
  panel.locator('.kr').filter({ hasText: title }).first();

/** A key result's details, from its card: what serves it is listed there. */
export async function openDetails(panel: Frame, title: string): Promise<void> {
  await cardOf(panel, title)
    .getByRole('button', { name: t('moreOf', title.slice(0, 100)) })
    .click();
  await panel.getByRole('menuitem', { name: t('details') }).click();
  await panel.locator('.activities').waitFor();
}
