/** The launcher and page objects themselves, on a tiny extension of the same build as ours: worker, frame, chip. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { launchWithExtension } from '../support/browser';
import { ignoresLoadExtension, installedBrowser } from '../support/find-browser';
import { chipOf, readChips } from './pages/chips';
import { JiraPage } from './pages/jira-page';
import { launcherBox, openPanel, panelBox } from './pages/panel';

const files = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Fixture',
    version: '1',
    permissions: ['storage'],
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['https://*.atlassian.net/*'], js: ['page.js'] }],
    web_accessible_resources: [
      { resources: ['panel.html'], matches: ['https://*.atlassian.net/*'], use_dynamic_url: true },
    ],
  }),
  'worker.js': 'chrome.runtime.onMessage.addListener(() => {});',
  'panel.html': '<!doctype html><input aria-label="Field">',
  'page.js': `
    const host = document.createElement('keyline-panel');
    host.style.cssText = 'position:fixed;z-index:9;right:0;top:100px';
    const root = host.attachShadow({ mode: 'closed' });
    const button = document.createElement('button');
    button.textContent = 'Open';
    button.onclick = () => {
      const frame = document.createElement('iframe');
      frame.src = chrome.runtime.getURL('panel.html');
      button.replaceWith(frame);
    };
    root.append(button);
    document.documentElement.append(host);
    addEventListener('load', () => setTimeout(() => {
      const chip = document.createElement('keyline-chip');
      chip.attachShadow({ mode: 'closed' }).innerHTML = '<style>b{}</style><span title="Why"><b>Page load</b><i>+1</i></span>';
      document.querySelector('.backlog-card a.key[href="/browse/WEB-142"]')?.closest('.backlog-card').append(chip);
    }, 500));`,
};

let sandbox: SandboxServer;
let dir: string;
let extension: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'keyline-fixture-'));
  extension = path.join(dir, 'extension');
  await mkdir(extension);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(extension, name), text);
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox?.close();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

describe.each(['flag', 'pipe'] as const)('an extension loaded by %s', (load) => {
  it('is driven through its closed shadow roots, its worker stopped and woken, its profile kept', async () => {
    const profileDir = path.join(dir, `profile-${load}`);
    const first = await launchWithExtension({ extension, port: sandbox.port, load, profileDir });
    try {
      const jira = new JiraPage(first.context.pages()[0] ?? (await first.context.newPage()), sandbox.origin);
      await jira.openBacklog();
      const chip = await chipOf(jira.page, 'WEB-142');
      expect(chip).toMatchObject({ key: 'WEB-142', text: 'Page load +1', tooltip: 'Why', inView: true });
      expect(await readChips(jira.page)).toHaveLength(1);

      expect(await panelBox(jira.page)).toBeNull();
      expect(await launcherBox(jira.page)).toMatchObject({ y: 100 });
      const frame = await openPanel(jira.page, first.extensionId);
      await frame.getByLabel('Field').click();
      await jira.page.keyboard.type('hello');
      expect(await frame.getByLabel('Field').inputValue()).toBe('hello');
      expect(await openPanel(jira.page, first.extensionId)).toBe(frame);

      const worker = await first.worker();
      await worker.evaluate(() => Object.assign(globalThis, { mark: 1 }));
      await worker.evaluate(() => chrome.storage.local.set({ kept: 'yes' }));
      await first.killWorker();
      expect(await (await first.worker()).evaluate(() => 'mark' in globalThis)).toBe(false);
    } finally {
      await first.close();
    }

    const second = await launchWithExtension({ extension, port: sandbox.port, load, profileDir });
    try {
      expect(second.extensionId).toBe(first.extensionId);
      const kept = await (await second.worker()).evaluate(() => chrome.storage.local.get('kept'));
      expect(kept).toEqual({ kept: 'yes' });
    } finally {
      await second.close();
    }
  });
});

it('says so when the browser does not take the extension', async () => {
  const broken = path.join(dir, 'broken');
  await mkdir(broken);
  await writeFile(path.join(broken, 'manifest.json'), '{"manifest_version": 3, "name": "Broken"}');
  await expect(launchWithExtension({ extension: broken })).rejects.toThrow('did not take the extension');
  await expect(launchWithExtension({ extension: path.join(dir, 'nowhere') })).rejects.toThrow('ENOENT');
});

it('finds a browser by CHROME_PATH first, and says when that is wrong', () => {
  expect(installedBrowser({ CHROME_PATH: process.execPath })).toBe(process.execPath);
  expect(() => installedBrowser({ CHROME_PATH: '/nowhere/chrome' })).toThrow('/nowhere/chrome');
  expect(ignoresLoadExtension('Google Chrome 137.0.7151.40')).toBe(true);
  expect(ignoresLoadExtension('Google Chrome 136.0.1')).toBe(false);
  expect(ignoresLoadExtension('Chromium 156.0.1 built on Debian')).toBe(false);
});
