import browser, { type Tabs } from 'webextension-polyfill';
import { hostListings, hostOf } from '@/lib/hosts';
import { type AnchorKind, anchorsOf } from '@/lib/hosts/anchors';
import { matchOf, type OwnSite } from '@/lib/hosts/own-site';
import { readSites } from '@/lib/platform/sites';

/** What the page of a host that was looked at last has not. */
export interface PageCheck {
  /** Name of the host. */
  host: string;
  missing: readonly AnchorKind[];
}

/**
 * Looks at one open page of each host, the one a person used last. The page is asked only now and only whether it has what
 * the page sides look for: their scripts carry nothing for this, and nothing is kept.
 */
export async function checkPages(): Promise<PageCheck[]> {
  const own = await readSites();
  const tabs = await browser.tabs.query({
    url: [...hostListings.flatMap(({ matches }) => matches), ...own.map(matchOf)],
  });
  const latest = tabs
    .filter(({ discarded }) => !discarded)
    .sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  const checks = await Promise.all(
    hostListings.map(async ({ id, name }) => {
      const tab = latest.find(({ url = '' }) => hostOf(url, own)?.id === id);
      const missing = tab && (await missingIn(tab, id, own).catch(() => null));
      return missing ? { host: name, missing } : null;
    }),
  );
  return checks.filter((check) => check !== null);
}

/** null = the page cannot be asked. */
async function missingIn(
  { id, url = '' }: Tabs.Tab,
  host: string,
  own: readonly OwnSite[],
): Promise<AnchorKind[] | null> {
  const address = new URL(url);
  const isTicket = Boolean(hostOf(url, own)?.parseTicket(address));
  const anchors = anchorsOf(host, address, isTicket);
  const [answer] = await browser.scripting.executeScript({
    target: { tabId: id ?? -1 },
    // Runs in the page's isolated world, so it may use nothing of this file.
    func: (selectors: string[]) => selectors.map((selector) => document.querySelector(selector) !== null),
    args: [anchors.map(({ selector }) => selector)],
  });
  const found = answer?.result;
  if (!Array.isArray(found)) return null;
  return anchors.flatMap(({ kind }, at) => (found[at] === false ? [kind] : []));
}
