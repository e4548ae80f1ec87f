import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { linearKey } from '../../sandbox/linear/api';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count, isSoak } from '../../support/counts';
import { exportOf } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { asJson, pageMessage } from '../../support/hostile-messages';
import { linkByTwoClicks } from '../hosts/host-stage';
import { takeSample } from '../pages/first-run';
import { openPanel, panelBox } from '../pages/panel';
import { altered } from './altered';
import { giveFrame } from './give-frame';
import { channels, listenEverywhere, shout } from './shout';

/** Messages of every make from a web page itself, by every way it has: none does anything, and nothing is answered. */
const messages = asJson(pageMessage, count(300, 10_000), 9);

let sandbox: SandboxServer;
const browsers: Browser[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await sandbox?.close();
});

interface Scene {
  browser: Browser;
  page: Page;
  panel: Frame;
  errors: string[];
  /** What no page may come to know. */
  secrets: string[];
}

/** A page with the panel open on a linked ticket, a key given for Linear, and the panel's frame in the page's hands. */
async function open(extension: string): Promise<Scene> {
  const browser = await launchWithExtension({ extension, port: sandbox.port });
  browsers.push(browser);
  await takeSample(browser, sandbox.origin);
  await giveKey(browser);
  const page = await browser.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(listenEverywhere, channels);
  await page.goto(`${sandbox.origin}/browse/WEB-142`);
  const panel = await openPanel(page, browser.extensionId);
  const title = await linkByTwoClicks(panel);
  // It would go by itself, in the midst of the storm.
  await panel.locator('.toast .icon-button').click();
  await panel.locator('.toast').waitFor({ state: 'detached' });
  await giveFrame(page);
  const { objectives } = JSON.parse(await exportOf(browser)) as { objectives: { title: string }[] };
  const nonce = new URL(panel.url()).hash.slice(1);
  return {
    browser,
    page,
    panel,
    errors,
    secrets: [linearKey, title, nonce, ...objectives.map((each) => each.title)],
  };
}

/** As a person gives it, on the options page. */
async function giveKey(browser: Browser): Promise<void> {
  const options = await browser.context.newPage();
  await options.goto(browser.extensionUrl('options.html#/sites'));
  await options.locator('input[type=password]').fill(linearKey);
  await options.locator('input[type=password]').press('Enter');
  await options.getByText(t('optionsKeyKept')).waitFor();
  await options.close();
}

/** All that a message could change: the store, what is kept beside it, permissions, errors kept, tabs, and the panel. */
async function stateOf({ browser, page, panel }: Scene): Promise<Record<string, unknown>> {
  const kept = await (await browser.worker()).evaluate(async () => ({
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    permissions: await chrome.permissions.getAll(),
    alarms: (await chrome.alarms.getAll()).map(({ name }) => name).sort(),
  }));
  return {
    ...kept,
    store: await exportOf(browser),
    tabs: browser.context.pages().length,
    isOpen: (await panelBox(page)) !== null,
    panel: await panel.locator('body').innerText(),
  };
}

interface Outcome {
  said: number;
  direct: number;
  /** Names of what is not as it was. */
  changed: string[];
  /** Secrets that the page has heard. */
  leaked: string[];
  answers: number;
}

async function storm(scene: Scene, texts: readonly string[]): Promise<Outcome> {
  const before = await stateOf(scene);
  const words = { texts, channels, id: scene.browser.extensionId };
  const { said, direct } = await scene.page.evaluate(shout, words);
  const heard = await scene.page.evaluate(() => window.heard);
  const after = await stateOf(scene);
  const all = heard.join('\n');
  return {
    said,
    direct,
    changed: Object.keys(before).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])),
    leaked: scene.secrets.filter((secret) => all.includes(secret)),
    answers: heard.filter((each) => each.startsWith('answer ')).length,
  };
}

it('nothing is done, told or asked', { timeout: isSoak ? 900_000 : 120_000 }, async () => {
  const scene = await open(builtExtension);
  const { said, direct, changed, leaked, answers } = await storm(scene, messages);
  figure('hostile messages from a page', {
    messages: messages.length,
    'times said': said,
    'to the extension itself': direct,
    effects: changed.length,
    answers,
    leaks: leaked.length,
    'errors uncaught': scene.errors.length,
  });
  expect(said).toBeGreaterThan(messages.length * 5);
  expect({ changed, leaked, answers, errors: scene.errors }).toEqual({
    changed: [],
    leaked: [],
    answers: 0,
    errors: [],
  });
});

it('a content script that passes on what its page says is found', async () => {
  const relay = `addEventListener('message', async ({ data, ports: [port] }) => {
    const answer = port && data?.type && await chrome.runtime.sendMessage(data).catch(() => null);
    if (answer) port.postMessage(answer);
    if (data?.type === 'hide-launcher') await chrome.storage.local.set({ 'page:jira-cloud': { off: true } });
  });`;
  const script = 'content-scripts/jira-cloud.js';
  const faulty = await altered(builtExtension, (folder) => appendFile(path.join(folder, script), relay));
  try {
    const { changed, leaked, answers } = await storm(await open(faulty.extension), messages.slice(0, 200));
    expect(changed).toContain('local');
    expect(answers).toBeGreaterThan(0);
    expect(leaked).not.toEqual([]);
  } finally {
    await faulty.remove();
  }
});
