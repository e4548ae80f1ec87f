import browser from 'webextension-polyfill';
import { hostListings, hostMatches } from '@/lib/hosts';
import { matchOf, permissionOf } from '@/lib/hosts/own-site';
import { type LoggedError, readErrors } from '@/lib/platform/error-log';
import { hasAccess } from '@/lib/platform/permissions';
import { readSites } from '@/lib/platform/sites';
import type { StoreHealth } from '@/lib/store/check';
import { callWorker } from '@/lib/store/remote/call';
import { checkPages, type PageCheck } from './page-check';

/** What the self-check finds. Nothing of what is in the store, and no address of a person's own. */
export interface HealthFacts {
  version: string;
  /** The browser, as it names itself. */
  browser: string;
  /** Milliseconds for a question to the worker and back; null = it did not answer. */
  workerMs: number | null;
  /** null = the worker did not answer. */
  store: { health: StoreHealth; revision: number; count: number } | null;
  place: 'here' | 'worker';
  /** Milliseconds since 1970; null = there is none, undefined = unknown. */
  snapshotAt: number | null | undefined;
  snapshots: number;
  sites: { name: string; isOwn: boolean; isAllowed: boolean }[];
  /** Open tabs of these sites, and in how many our script answers. */
  tabs: { open: number; alive: number };
  /** Of the hosts that have a page open. */
  pages: readonly PageCheck[];
  errors: LoggedError[];
}

export async function readFacts(place: HealthFacts['place']): Promise<HealthFacts> {
  const start = performance.now();
  const health = await callWorker('health', {});
  const workerMs = health.ok ? performance.now() - start : null;
  const [list, sites, tabs, pages, errors] = await Promise.all([
    callWorker('listSnapshots', {}),
    readAccess(),
    readTabs(),
    checkPages(),
    readErrors().catch(() => []),
  ]);
  return {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    workerMs,
    store: health.ok ? health.value : null,
    place,
    snapshotAt: list.ok ? (list.value[0]?.takenAt ?? null) : undefined,
    snapshots: list.ok ? list.value.length : 0,
    sites,
    tabs,
    pages,
    errors,
  };
}

async function readAccess(): Promise<HealthFacts['sites']> {
  const homes = hostListings.filter(({ matches }) => matches.length > 0);
  const own = await readSites();
  return Promise.all([
    ...homes.map(async ({ name, matches }) => ({ name, isOwn: false, isAllowed: await hasAccess(matches) })),
    ...own.map(async (site) => ({
      name: new URL(site.origin).host + site.path,
      isOwn: true,
      isAllowed: await hasAccess([permissionOf(site)]),
    })),
  ]);
}

/** A tab where nobody listens refuses the message; one where somebody does only draws its chips anew. */
async function readTabs(): Promise<HealthFacts['tabs']> {
  const url = [...hostMatches(), ...(await readSites()).map(matchOf)];
  const tabs = await browser.tabs.query({ url });
  const answers = await Promise.allSettled(
    tabs.map(({ id }) => browser.tabs.sendMessage(id ?? -1, { type: 'chipsChanged' })),
  );
  return { open: tabs.length, alive: answers.filter(({ status }) => status === 'fulfilled').length };
}
