import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@/lib/okr/random';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { buildControl, buildExtension, bundleScript, plantSlowness } from './build';
import type { Plan } from './seed/fill-store';

export interface BenchOptions {
  /** An unpacked build to measure; built afresh where absent. */
  extension?: string;
  /** Milliseconds of a busy loop planted into the content script: proves that the bench sees one. */
  plant?: number;
  seed: string;
  log: (line: string) => void;
}

/** The stand-in, the builds and the browsers of one run; each made when first asked for. */
export interface Bench {
  sandbox: SandboxServer;
  random: () => number;
  log: (line: string) => void;
  extensionDir: () => Promise<string>;
  /** No extension. */
  bare: () => Promise<Browser>;
  /** Keyline with a filled store. */
  keyline: () => Promise<Browser>;
  /** The empty React page in a frame. */
  control: () => Promise<Browser>;
  /** Keys of tickets that are linked in the filled store. */
  linked: readonly string[];
  close: () => Promise<void>;
}

/** One ticket in so many is linked: enough that every screenful of the backlog has chips. */
const linkedShare = 0.2;

export async function openBench({ extension, plant, seed, log }: BenchOptions): Promise<Bench> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-bench-'));
  const sandbox = await startSandbox();
  const random = seededRandom(seed);
  const chosen = sandbox.site.tickets.filter(({ type }) => type !== 'Epic' && random() < linkedShare);
  const browsers: Browser[] = [];

  const launch = async (directory?: string) => {
    const browser = await launchWithExtension({
      extension: directory,
      // The stand-in also answers as a site that is none of ours.
      args: [
        `--host-resolver-rules=MAP *.atlassian.net 127.0.0.1:${sandbox.port}, MAP *.example 127.0.0.1:${sandbox.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
        '--ignore-certificate-errors',
      ],
    });
    browsers.push(browser);
    return browser;
  };
  const extensionDir = once(async () => {
    if (!extension) log('Building the extension …');
    const built = extension ?? buildExtension(path.join(folder, 'build'));
    return plant ? plantSlowness(built, path.join(folder, 'planted'), plant) : built;
  });

  return {
    sandbox,
    random,
    log,
    extensionDir,
    linked: chosen.map(({ key }) => key),
    bare: once(() => launch()),
    keyline: once(async () => {
      const browser = await launch(await extensionDir());
      const tickets = chosen.map(({ key, summary }) => ({ key, title: summary.slice(0, 200) }));
      const site = new URL(sandbox.origin).host;
      await fill(browser, { host: 'jira-cloud', site, objectives: 5, keyResultsEach: 5, tickets });
      return browser;
    }),
    control: once(async () => launch(await buildControl(path.join(folder, 'control')))),
    async close() {
      for (const browser of browsers) await browser.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** In a page of the extension, by the store's own commands. */
async function fill(browser: Browser, plan: Plan): Promise<void> {
  const script = await bundleScript(fileURLToPath(new URL('./seed/fill-store.ts', import.meta.url)));
  const page = await browser.context.newPage();
  await page.goto(browser.extensionUrl('popup.html'));
  await page.evaluate(script);
  const links: unknown = await page.evaluate(`fillStore(${JSON.stringify(plan)})`);
  if (links !== plan.tickets.length) throw new Error(`${links} of ${plan.tickets.length} links were made.`);
  await page.close();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
