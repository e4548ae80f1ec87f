/** Every screen on which a person's texts stand. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { takeSample } from '../pages/first-run';
import { openPanel } from '../pages/panel';
import { type Alarms, listenFor } from './alarms';
import { visibleChips } from './chip-count';
import type { Titled } from './seed-titles';

export interface TitleStage {
  sandbox: SandboxServer;
  browser: Browser;
  alarms: Alarms;
  /** For pages of ours. */
  page: Page;
  close: () => Promise<void>;
}

/** The sample's workspace, and an ear for what no text may do. */
export async function openTitleStage(): Promise<TitleStage> {
  const sandbox = await startSandbox();
  const browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
  const alarms = await listenFor(browser.context);
  const close = async () => {
    await browser.close();
    await sandbox.close();
  };
  return { sandbox, browser, alarms, page: await browser.context.newPage(), close };
}

/** What no text may have become, in a page of ours. */
const foreign =
  'img, iframe, object, embed, base, [onerror], [onload], [onfocus], [ontoggle], a[href^="javascript:" i]';

/** Shows a page of ours and waits until it stands still. */
export async function visit({ browser, page }: TitleStage, address: string): Promise<string> {
  await page.goto(browser.extensionUrl(address));
  await page.locator('#root *').first().waitFor();
  await page.waitForTimeout(150);
  return plain(await page.locator('body').innerText());
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Looks at every screen on which texts stand; on how many `title`, the text of `one`, was seen. */
export async function tour(stage: TitleStage, one: Titled, title: string): Promise<number> {
  let seen = 0;
  for (const address of [
    'dashboard.html#/objectives',
    'dashboard.html#/home',
    'dashboard.html#/people',
    'dashboard.html#/cycles',
    `dashboard.html#/objective/${one.objectiveId}`,
    `dashboard.html#/kr/${one.keyResultId}`,
    'options.html#/data',
    'options.html#/sites',
    'options.html#/import',
    'options.html#/health',
    'popup.html',
    'panel.html',
  ])
    if ((await visit(stage, address)).includes(plain(title).slice(0, 12))) seen++;

  const host = await stage.browser.context.newPage();
  await host.goto(`${stage.sandbox.origin}/browse/WEB-142`);
  // The page's own title of its ticket, which the panel is told.
  await host.evaluate((text) => {
    for (const heading of document.querySelectorAll('h1')) heading.textContent = text;
    document.title = `[WEB-142] ${text}`;
  }, title);
  const panel = await openPanel(host, stage.browser.extensionId);
  await panel.getByRole('heading', { level: 1 }).first().waitFor();
  await panel.locator('.kr').first().waitFor();
  expect(
    await panel.locator('img, iframe, script:not([src]), object, embed, [onerror], [onload]').count(),
  ).toBe(0);
  seen++;
  await host.goto(`${stage.sandbox.origin}/jira/software/c/projects/WEB/boards/1/backlog`);
  expect(await visibleChips(host)).toBeGreaterThan(0);
  await host.close();
  await visit(stage, 'dashboard.html#/objectives');
  expect(await stage.page.locator(foreign).count()).toBe(0);
  return seen;
}
