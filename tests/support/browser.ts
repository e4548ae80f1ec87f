/** Starts a real Chromium with the built extension, before the stand-in Jira. For tests, benchmarks and the demo. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Frame,
  type Page,
  type Worker,
} from 'playwright-core';
import { plainFlags, sandboxFlags } from './browser-flags';
import { findBrowser, ignoresLoadExtension } from './find-browser';

export interface LaunchOptions {
  /** Directory of the unpacked extension; none = a browser without ours. */
  extension?: string;
  /** False: one that is not ours, which may have no worker to wait for. */
  waitsForWorker?: boolean;
  /** Kept when given, so that a restart finds it; a temporary one, removed on close, when not. */
  profileDir?: string;
  /** The stand-in's port; none = the network as it is. */
  port?: number;
  /** Default true. */
  headless?: boolean;
  args?: readonly string[];
  /** In CSS pixels; default 1440 × 900. null = as large as the window. */
  viewport?: { width: number; height: number } | null;
  colorScheme?: 'light' | 'dark';
  /** False: an interrupt is the caller's to act on; else the browser is closed and the process ends. */
  endsOnInterrupt?: boolean;
  /** How the extension gets in: by flag, or over the debugging pipe. Default: what the browser takes. */
  load?: 'flag' | 'pipe';
}

export interface Browser {
  context: BrowserContext;
  /** '' without an extension. */
  extensionId: string;
  profileDir: string;
  /** Version line of the browser. */
  version: string;
  /** The extension's worker, started if it sleeps. */
  worker: () => Promise<Worker>;
  /** Ends the worker as the browser does after 30 idle seconds; a later event starts it anew. */
  killWorker: () => Promise<void>;
  /** Address of a page of the extension. */
  extensionUrl: (page: string) => string;
  /** Closes the browser and removes a temporary profile. */
  close: () => Promise<void>;
}

/** Starts the browser and waits until the extension is in it. */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findBrowser();
  const load = options.load ?? (ignoresLoadExtension(found.version) ? 'pipe' : 'flag');
  const extension = options.extension === undefined ? null : await realpath(options.extension);
  if (extension) await readFile(path.join(extension, 'manifest.json'));
  const profileDir = options.profileDir ?? (await mkdtemp(path.join(os.tmpdir(), 'keyline-profile-')));
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: found.path,
    headless: options.headless ?? true,
    handleSIGINT: options.endsOnInterrupt ?? true,
    handleSIGTERM: options.endsOnInterrupt ?? true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport,
    colorScheme: options.colorScheme ?? null,
    ignoreDefaultArgs: extension ? ['--disable-extensions'] : [],
    args: [
      ...plainFlags,
      ...(options.headless === false ? [] : ['--disable-gpu']),
      ...(options.port === undefined ? [] : sandboxFlags(options.port)),
      ...(extension && load === 'flag'
        ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
        : []),
      ...(extension && load === 'pipe' ? ['--enable-unsafe-extension-debugging'] : []),
      ...(options.args ?? []),
    ],
  });
  const close = async () => {
    await context.close();
    if (options.profileDir === undefined)
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const extensionId = extension
      ? await (load === 'pipe' ? loadOverPipe(context, extension) : idOf(extension))
      : '';
    const extensionUrl = (page: string) => `chrome-extension://${extensionId}/${page}`;
    const worker = () => workerOf(context, extensionId);
    if (extension && options.waitsForWorker !== false) await worker();
    return {
      context,
      extensionId,
      profileDir,
      version: found.version,
      worker,
      killWorker: () => killWorker(context, extensionId),
      extensionUrl,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function loadOverPipe(context: BrowserContext, extension: string): Promise<string> {
  const browser = context.browser();
  if (!browser) throw new Error('No connection to the browser itself.');
  const session = await browser.newBrowserCDPSession();
  // Playwright's types know no Extensions domain yet.
  const send: (method: string, params: object) => Promise<unknown> = session.send.bind(session) as never;
  const answer = await send('Extensions.loadUnpacked', { path: extension });
  await session.detach();
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return answer.id;
  throw new Error('The browser did not load the extension.');
}

/** An unpacked extension's id: the first half of its path's SHA-256, in letters a–p; or of the manifest's key. */
async function idOf(extension: string): Promise<string> {
  const manifest: { key?: string } = JSON.parse(
    await readFile(path.join(extension, 'manifest.json'), 'utf8'),
  );
  const source = manifest.key
    ? Buffer.from(manifest.key, 'base64')
    : Buffer.from(extension, process.platform === 'win32' ? 'utf16le' : 'utf8');
  const hex = createHash('sha256').update(source).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Playwright keeps one object for the worker, whether it sleeps or not; a call to a sleeping one never returns. */
function listedWorker(context: BrowserContext, extensionId: string): Worker | undefined {
  return context.serviceWorkers().find((worker) => new URL(worker.url()).host === extensionId);
}

async function isAwake(context: BrowserContext, extensionId: string): Promise<boolean> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('No connection to the browser itself.');
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.some(({ type, url }) => type === 'service_worker' && new URL(url).host === extensionId);
}

async function workerOf(context: BrowserContext, extensionId: string, timeout = 15_000): Promise<Worker> {
  const end = Date.now() + timeout;
  let cause: unknown;
  for (let tries = 0; Date.now() < end; tries++) {
    const worker = listedWorker(context, extensionId);
    if (worker && (await isAwake(context, extensionId))) return worker;
    // At a start it comes by itself; one that was stopped needs a reason.
    if (worker || tries % 30 === 29)
      await wake(context, extensionId).catch((error: unknown) => {
        cause = error;
      });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw cause ?? new Error(`The extension's worker did not start within ${timeout} ms.`);
}

/** A sleeping worker starts on any message from a page of its own. */
async function wake(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto(`chrome-extension://${extensionId}/manifest.json`).catch((error: unknown) => {
      throw new Error('The browser did not take the extension: is its build whole?', { cause: error });
    });
    await page.evaluate(() => chrome.runtime.sendMessage({}).catch(() => {}));
  } finally {
    await page.close();
  }
}

async function killWorker(context: BrowserContext, extensionId: string): Promise<void> {
  if (!(await isAwake(context, extensionId))) return;
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const gone = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('The worker did not stop within 5 s.')), 5000).unref();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const own = versions.filter(({ scriptURL }) => new URL(scriptURL).host === extensionId);
      if (own.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  try {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await gone;
  } finally {
    await session.detach();
  }
}

/** Waits for an extension page framed in this page: the panel. */
export async function extensionFrame(page: Page, extensionId: string, timeout = 10_000): Promise<Frame> {
  const own = (frame: Frame) =>
    extensionOf(frame.url(), extensionId) && frame !== page.mainFrame() && !frame.isDetached();
  const now = page.frames().find(own);
  if (now) return now;
  return new Promise((resolve, reject) => {
    const look = () => {
      const frame = page.frames().find(own);
      if (frame) end(() => resolve(frame));
    };
    const end = (settle: () => void) => {
      clearTimeout(timer);
      page.off('framenavigated', look);
      page.off('frameattached', look);
      settle();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error(`No panel frame within ${timeout} ms`))),
      timeout,
    );
    page.on('framenavigated', look);
    page.on('frameattached', look);
    look();
  });
}

/** With `use_dynamic_url` a frame's address may hold a name that changes each session instead of the id. */
function extensionOf(address: string, extensionId: string): boolean {
  return (
    address.startsWith('chrome-extension://') &&
    (new URL(address).host === extensionId || address.includes('/panel.html'))
  );
}

export async function cdpOf(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}
