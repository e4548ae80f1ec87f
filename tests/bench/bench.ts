import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { seededRandom } from '@/lib/okr/random';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { buildControl, buildExtension, bundleScript, plantSlowness } from './build';
import type { LinkedTicket, Plan } from './seed/fill-store';

export interface BenchOptions {
  /** An unpacked build to measure; built afresh where absent. */
  extension?: string;
  /** Milliseconds of a busy loop planted into the content script: proves that the bench sees one. */
  plant?: number;
  /** Other unpacked extensions, loaded in turn with ours where a page's cost is measured. */
  vs?: readonly { name: string; folder: string }[];
  /** Stores of hundreds instead of many thousands: shows that the rows run, for figures of no worth. */
  small?: boolean;
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
  /** Keyline with nothing in its store, for one row alone. */
  fresh: () => Promise<Browser>;
  /** The empty React page in a frame. */
  control: () => Promise<Browser>;
  rivals: readonly { name: string; folder: string; browser: () => Promise<Browser> }[];
  small: boolean;
  /** Keys of Jira's tickets that are linked in the filled store. */
  linked: readonly string[];
  close: () => Promise<void>;
}

/** One ticket in so many is linked: enough that every screenful of the backlog has chips. */
const linkedShare = 0.2;

export async function openBench({
  extension,
  plant,
  vs = [],
  small = false,
  seed,
  log,
}: BenchOptions): Promise<Bench> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-bench-'));
  const sandbox = await startSandbox();
  const random = seededRandom(seed);
  const chosen = sandbox.site.tickets.filter(({ type }) => type !== 'Epic' && random() < linkedShare);
  const browsers: Browser[] = [];

  const launch = async (directory?: string, isOurs = true) => {
    const browser = await launchWithExtension({
      extension: directory,
      waitsForWorker: isOurs,
      // The stand-in also answers as a site that is none of ours.
      args: [
        `--host-resolver-rules=MAP *.atlassian.net 127.0.0.1:${sandbox.port}, MAP linear.app 127.0.0.1:${sandbox.port}, MAP api.linear.app 127.0.0.1:${sandbox.port}, MAP *.example 127.0.0.1:${sandbox.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
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
    small,
    linked: chosen.map(({ key }) => key),
    bare: once(() => launch()),
    keyline: once(async () => {
      const browser = await launch(await extensionDir());
      log('Filling its store …');
      await fill(browser, {
        objectives: 5,
        keyResultsEach: 5,
        tickets: chosen.flatMap(onBothHosts(sandbox)),
      });
      return browser;
    }),
    fresh: async () => launch(await extensionDir()),
    rivals: vs.map((rival) => ({ ...rival, browser: once(() => launch(rival.folder, false)) })),
    control: once(async () => launch(await buildControl(path.join(folder, 'control')))),
    async close() {
      for (const browser of browsers) await browser.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** A ticket as Jira has it, and the same one in the stand-in's Linear. */
const onBothHosts =
  ({ origin, linear }: SandboxServer) =>
  ({ key, summary }: { key: string; summary: string }): LinkedTicket[] => {
    const [title, twin] = [summary.slice(0, 200), key.replace(/^.*-/, 'ENG-')];
    const [site, workspace] = [new URL(origin).host, linear.replace('https://', '')];
    return [
      { ticket: { host: 'jira-cloud', site, key }, url: `${origin}/browse/${key}`, title },
      { ticket: { host: 'linear', site: workspace, key: twin }, url: `${linear}/issue/${twin}`, title },
    ];
  };

/** A store of some 80 records, whose tickets are Jira's alone; check-ins of it are due. */
export const fullPlan = ({ sandbox, linked }: Pick<Bench, 'sandbox' | 'linked'>): Plan => {
  const named = sandbox.site.tickets.filter(({ key }) => linked.slice(0, 15).includes(key));
  const tickets = named.flatMap(onBothHosts(sandbox)).filter(({ ticket }) => ticket.host === 'jira-cloud');
  return { daysAgo: 14, objectives: 4, keyResultsEach: 4, tickets };
};

/** In a page of the extension, by the store's own commands. */
async function fill(browser: Browser, plan: Plan): Promise<void> {
  const page = await ownPage(browser, 'fill-store');
  const links: unknown = await page.evaluate(`fillStore(${JSON.stringify(plan)})`);
  if (links !== plan.tickets.length) throw new Error(`${links} of ${plan.tickets.length} links were made.`);
  await page.close();
}

/** A page of the extension with a script of `seed/` in it, bundled with the store's own code. */
export async function ownPage(browser: Browser, script: string): Promise<Page> {
  const code = await bundleScript(fileURLToPath(new URL(`./seed/${script}.ts`, import.meta.url)));
  const page = await browser.context.newPage();
  await page.goto(browser.extensionUrl('popup.html'));
  await page.evaluate(code);
  return page;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
