/** A browser whose extension can change its language between two screens, and what the test itself then reads. */
import type { Page } from 'playwright-core';
import { addTexts, resetTexts } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import type { Texts } from './pseudo-build';

/** A language of the extension, by its place in the build, and what it says there. */
export interface Spoken {
  name: string;
  slot: 'en' | 'de';
  texts: Texts;
}

export interface LanguageStage {
  sandbox: SandboxServer;
  browser: Browser;
  /** The host's tab: a ticket. */
  host: Page;
  /** Every page of the extension, from now on; and `t` of the test. */
  speak: (language: Spoken) => Promise<void>;
  /** A page of the extension in a tab of its own. */
  open: (address: string, width: number, height?: number) => Promise<Page>;
  close: () => Promise<void>;
}

/** `still`: its person wants nothing to move. */
export async function openStage(extension: string, { still = false } = {}): Promise<LanguageStage> {
  const sandbox = await startSandbox();
  const browser = await launchWithExtension({ extension, port: sandbox.port, args: ['--lang=en-US'] });
  const host = browser.context.pages()[0] ?? (await browser.context.newPage());
  await host.goto(`${sandbox.origin}/browse/WEB-142`);
  return {
    sandbox,
    browser,
    host,
    speak: (language) => speak(browser, language),
    async open(address, width, height = 800) {
      const page = await browser.context.newPage();
      page.setDefaultTimeout(10_000);
      await page.setViewportSize({ width, height });
      if (still) await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(browser.extensionUrl(address));
      return page;
    },
    async close() {
      await browser.close();
      await sandbox.close();
      resetTexts();
    },
  };
}

/** Every page of the extension speaks it from now on, and `t` of the test. */
export async function speak(browser: Browser, { slot, texts }: Spoken): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionUrl('manifest.json'));
  await page.evaluate(async (language) => {
    localStorage.setItem('language', language);
    await chrome.storage.local.set({ 'pref:language': language });
  }, slot);
  await page.close();
  resetTexts();
  addTexts(texts);
}

/** What people wrote: every text in the store. The page is one of the extension's. */
export const writtenTexts = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await ask(indexedDB.open('keyline'));
    const found = new Set<string>();
    const collect = (value: unknown) => {
      if (typeof value === 'string' && value.trim().length > 3) found.add(value.replace(/\s+/g, ' ').trim());
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    };
    for (const name of db.objectStoreNames)
      collect(await ask(db.transaction(name).objectStore(name).getAll()));
    db.close();
    return [...found];
  });
