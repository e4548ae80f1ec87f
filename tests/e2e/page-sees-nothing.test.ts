import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { builtExtension } from '../support/extension';
import { openPanel } from './pages/panel';

/** What a hostile script in the host page can learn of the panel, or do with it: nothing. */
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  page = await browser.context.newPage();
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    addEventListener('message', (event) => heard.push(`${event.origin} ${JSON.stringify(event.data)}`));
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      if (this.localName.startsWith('keyline-')) heard.push('shadow root taken');
      return root;
    };
  });
  await page.goto('https://acme.atlassian.net/browse/WEB-142');
  panel = await openPanel(page, browser.extensionId);
  await panel.getByRole('textbox').first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

describe('a script in the page', () => {
  it('finds one node with a closed shadow root, and at most the style that makes room', async () => {
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll('keyline-panel, keyline-chip')].map((node) => ({
        name: node.localName,
        label: node.getAttribute('aria-label'),
        root: node.shadowRoot,
        children: [...node.childNodes]
          .map((child) => child.nodeName.toLowerCase())
          .filter((name) => name !== 'style'),
        style: node
          .querySelector('style')
          ?.textContent?.replace(/@media screen and \(min-width:1280px\)\{[^"'@]*\}$/, ''),
      })),
    );
    expect(seen).toEqual([
      { name: 'keyline-panel', label: t('contentPanel'), root: null, children: [], style: '' },
    ]);
  });

  it('learns neither the address of the frame nor the extension', async () => {
    const seen = await page.evaluate(() => ({
      frames: window.frames.length,
      inner: document.querySelectorAll('iframe').length,
      resources: performance.getEntriesByType('resource').map((entry) => entry.name),
      html: document.documentElement.outerHTML,
      heard: (window as unknown as { heard: string[] }).heard,
    }));
    expect(seen.frames).toBe(0);
    expect(seen.inner).toBe(0);
    expect(seen.resources.filter((name) => name.includes('extension:'))).toEqual([]);
    expect(seen.html).not.toContain('extension:');
    expect(seen.html).not.toContain(browser.extensionId);
    expect(seen.heard).toEqual([]);
  });

  it('cannot frame the panel by its known address', async () => {
    const before = page.frames().length;
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.id = 'thief';
      frame.src = url;
      document.body.append(frame);
    }, browser.extensionUrl('panel.html'));
    await page.waitForTimeout(500);
    const framed = page.frames().slice(before);
    for (const frame of framed) expect(await frame.content()).not.toContain('id="root"');
    await page.evaluate(() => document.getElementById('thief')?.remove());
  });

  it('cannot read what the extension stores', async () => {
    const names = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
    }));
    expect(JSON.stringify(names).toLowerCase()).not.toContain('keyline');
  });
});

describe('the nonce', () => {
  it('is gone from the store once it is used', async () => {
    const worker = await browser.worker();
    const keys = await worker.evaluate(async () => Object.keys(await chrome.storage.local.get()));
    expect(keys.filter((key) => key.startsWith('frame:'))).toEqual([]);
  });

  it('cannot be used again, and none can be made up', async () => {
    const used = new URL(panel.url()).hash;
    expect(used.length).toBeGreaterThan(10);
    for (const hash of [used, '#made-up-nonce']) {
      const tab = await browser.context.newPage();
      await tab.goto(`${browser.extensionUrl('panel.html')}${hash}`);
      await tab.waitForTimeout(800);
      expect(await tab.locator('body').innerText()).not.toContain('WEB-142');
      await tab.close();
    }
  });
});
