import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrameTicket, frameKey } from '@/lib/messages/frame';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { exportOf } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { takeSample } from '../pages/first-run';
import { openPanel } from '../pages/panel';
import { giveFrame } from './give-frame';

/** A page that knows the panel's address and nonce, or holds the very frame: it gets no panel, hears and changes nothing. */
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let panel: Frame;
let before: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
  before = await exportOf(browser);
  page = await browser.context.newPage();
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', ({ data, origin }) => window.heard.push(`${origin} ${JSON.stringify(data)}`));
  });
  await page.goto(`${sandbox.origin}/browse/WEB-142`);
  panel = await ready();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

/** The panel, once it speaks of the page's ticket. */
async function ready(): Promise<Frame> {
  const frame = await openPanel(page, browser.extensionId);
  await frame.getByRole('heading', { level: 1, name: /^WEB-142\b/ }).waitFor();
  return frame;
}

/** Of the panel's frame, as its `src` has it: an address that holds for this session, and the nonce. */
async function addressOf(): Promise<[address: string, nonce: string]> {
  await giveFrame(page);
  const [address = '', nonce = ''] = (await page.evaluate(() => window.stolen.src)).split('#');
  return [address, nonce];
}

/** Frames of the page's own making, each sent its nonce, a port and orders as it loads; gives what stands in each. */
async function embed(addresses: readonly string[]): Promise<{ url: string; shown: number | null }[]> {
  const others = new Set(page.frames());
  await page.evaluate((urls) => {
    for (const url of urls) {
      const thief = document.createElement('iframe');
      thief.className = 'thief';
      thief.onload = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => window.heard.push(`port ${JSON.stringify(data)}`);
        thief.contentWindow?.postMessage({ nonce: url.split('#')[1] }, '*', [port2]);
        thief.contentWindow?.postMessage({ type: 'intent', intent: 'check-in' }, '*');
      };
      thief.src = url;
      document.body.append(thief);
    }
  }, addresses);
  // Longer than a frame waits for its nonce to be written.
  await page.waitForTimeout(2000);
  const made = page.frames().filter((frame) => !others.has(frame));
  const seen = await Promise.all(
    made.map(async (frame) => ({
      url: frame.url(),
      shown: await frame.evaluate(() => document.getElementById('root')?.childElementCount ?? null),
    })),
  );
  await page.evaluate(() => {
    for (const thief of document.querySelectorAll('.thief')) thief.remove();
  });
  return seen;
}

describe('a frame that the page makes', () => {
  const guesses = ['', '#', '#made-up', '#1-2-3-4', '#undefined', '#__proto__', '#frame:'];

  it('shows nothing, by whichever address, with the nonce of the panel or a guess', async () => {
    const [address, used] = await addressOf();
    expect(used).toMatch(/^\d+(-\d+){3}$/);
    const known = browser.extensionUrl('panel.html');
    expect(address).not.toBe(known);
    const addresses = [address, `${address}?side`, known].flatMap((each) =>
      [`#${used}`, ...guesses].map((hash) => each + hash),
    );
    const seen = await embed(addresses);
    expect(seen).toHaveLength(addresses.length);
    // By its address of this session the page is there, and empty; by the extension's id there is none.
    expect(seen.filter(({ shown }) => shown === 0)).toHaveLength((addresses.length * 2) / 3);
    expect(seen.filter(({ shown }) => shown)).toEqual([]);
    expect(await page.evaluate(() => window.heard)).toEqual([]);
    expect(panel.isDetached()).toBe(false);
    expect(await exportOf(browser)).toBe(before);
  });

  it('would show the panel, and be heard, with a nonce that nobody has used', async () => {
    const url = `${sandbox.origin}/browse/WEB-142`;
    const ticket: Omit<FrameTicket, 'at'> = {
      context: { ticket: null, url, hostId: null, title: null, person: null, theme: 'light' },
      intent: 'open',
    };
    await (await browser.worker()).evaluate(
      ([key, entry]) => chrome.storage.local.set({ [key]: { ...entry, at: Date.now() } }),
      [frameKey('planted'), ticket] as const,
    );
    const [address] = await addressOf();
    const [seen] = await embed([`${address}#planted`]);
    expect(seen?.shown).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.heard.splice(0))).toEqual(['port {"type":"ready"}']);
  });
});

describe('the panel’s frame in the page’s hands', () => {
  it('cannot be looked into, and takes no port and no order', async () => {
    const [, used] = await addressOf();
    const text = await panel.locator('body').innerText();
    const looked = await page.evaluate((nonce) => {
      const { contentDocument, contentWindow } = window.stolen;
      const orders: object[] = [
        { nonce },
        { nonce, type: 'intent', intent: 'check-in' },
        { type: 'context', context: { ticket: null, url: location.href } },
        { type: 'intent', intent: 'link' },
        { type: 'close' },
      ];
      for (const order of orders) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => window.heard.push(`port ${JSON.stringify(data)}`);
        contentWindow?.postMessage(order, '*', [port2]);
        port1.postMessage(order);
      }
      try {
        return [contentDocument, contentWindow?.document];
      } catch (error) {
        return [contentDocument, (error as Error).name];
      }
    }, used);
    await page.waitForTimeout(500);
    expect(looked).toEqual([null, 'SecurityError']);
    expect(await panel.locator('body').innerText()).toBe(text);
    expect(await page.evaluate(() => window.heard)).toEqual([]);
    expect(await exportOf(browser)).toBe(before);
  });

  it.each<[string, () => void]>([
    ['emptied', () => window.stolen.setAttribute('src', 'about:blank')],
    ['led to the page’s own site', () => window.stolen.setAttribute('src', '/browse/WEB-7')],
    ['led there from without', () => window.stolen.contentWindow?.location.replace('/browse/WEB-7')],
    ['led to the panel with its old nonce', () => window.stolen.setAttribute('src', window.stolen.src)],
    ['given a document', () => window.stolen.setAttribute('srcdoc', '<p>Keyline</p>')],
    ['moved into the page', () => document.body.append(window.stolen)],
  ])('%s: it is thrown away, and another panel stands in its place', async (_, lead) => {
    const [, old] = await addressOf();
    await page.evaluate(lead);
    await expect.poll(() => page.evaluate(() => window.stolen.isConnected)).toBe(false);
    panel = await ready();
    expect(new URL(panel.url()).hash).not.toBe(`#${old}`);
    expect(await page.evaluate(() => [window.frames.length, window.heard])).toEqual([0, []]);
    expect(await exportOf(browser)).toBe(before);
  });
});
