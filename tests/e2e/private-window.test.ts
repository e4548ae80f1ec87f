import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { builtExtension } from '../support/extension';
import { eventually } from './pages/closed-shadow';
import { takeSample } from './pages/first-run';
import { openPanel } from './pages/panel';

/**
 * A private window has storage of its own, which ends with it. The panel there must show, and write, what the person
 * has: by the worker, which is not private.
 */
let sandbox: SandboxServer;
let browser: Browser;
let profileDir: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  profileDir = await mkdtemp(path.join(os.tmpdir(), 'keyline-private-'));
  const launch = () => launchWithExtension({ extension: builtExtension, profileDir, port: sandbox.port });
  // "Allow in Incognito" is the person's to give, on the browser's own page; it reloads the extension.
  browser = await launch();
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate((extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { updateExtensionConfiguration: (update: object) => Promise<void> };
    };
    return developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, browser.extensionId);
  await browser.close();
  browser = await launch();
  await takeSample(browser, sandbox.origin);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Playwright has no hand on windows that it has not opened: a target is spoken to by the protocol alone. */
async function frameIn(session: CDPSession, urlPart: string) {
  const target = await eventually(urlPart, async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'iframe' && url.includes(urlPart));
  });
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: false,
  });
  let last = 0;
  return (expression: string): Promise<unknown> =>
    new Promise((resolve) => {
      const id = ++last;
      const take = ({ message }: { message: string }) => {
        const answer: { id?: number; result?: { result?: { value?: unknown } } } = JSON.parse(message);
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', take);
        resolve(answer.result?.result?.value);
      };
      session.on('Target.receivedMessageFromTarget', take);
      const params = { expression, returnByValue: true, awaitPromise: true };
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
}

it('what is linked in a private window is there after it', async () => {
  const worker = await browser.worker();
  const url = `${sandbox.origin}/browse/WEB-142`;
  const windowId = await worker.evaluate(
    async (address) => (await chrome.windows.create({ incognito: true, url: address }))?.id,
    url,
  );
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session || windowId === undefined) throw new Error('no private window');
  await eventually('the script in the private tab', () =>
    worker.evaluate(async (id) => {
      const [tab] = await chrome.tabs.query({ windowId: id });
      const told = chrome.tabs.sendMessage(tab?.id ?? -1, { type: 'command', intent: 'open' });
      return told.then(
        () => true,
        () => null,
      );
    }, windowId),
  );
  const ask = await frameIn(session, 'panel.html');
  const says = (text: string) =>
    eventually(text, async () => (`${await ask('document.body.innerText')}`.includes(text) ? true : null));
  expect(await ask('chrome.extension.inIncognitoContext')).toBe(true);
  await says('Product page loads below 2 s');
  const title = `${await ask("document.querySelector('.suggestion > div').firstChild.textContent")}`;
  expect(title.length).toBeGreaterThan(3);
  await ask("document.querySelector('.suggestion button').click()");
  await eventually('the link', async () =>
    (await ask("document.querySelectorAll('.kr').length")) ? true : null,
  );
  // Its own storage holds nothing of it.
  expect(await ask('indexedDB.databases().then((all) => all.length)')).toBe(0);
  await worker.evaluate((id) => chrome.windows.remove(id), windowId);
  const page = await browser.context.newPage();
  await page.goto(url);
  const panel = await openPanel(page, browser.extensionId);
  await panel.locator('.kr').filter({ hasText: title }).waitFor();
});
