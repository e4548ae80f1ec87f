import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { type OwnSite, ownSiteSchema } from '../hosts/own-site';

/** A person's own sites, in `storage.local`: pages and worker read them, content scripts need none of it. */
export const sitesKey = 'sites';

/** More than anybody has; beyond, something writes in a loop. */
const most = 200;

const isSame = (a: Pick<OwnSite, 'origin' | 'path'>, b: Pick<OwnSite, 'origin' | 'path'>) =>
  a.origin === b.origin && a.path === b.path;

/** One site's: a star would stand for every site in a match pattern. */
const isOrigin = (text: string) => !text.includes('*') && URL.canParse(text) && new URL(text).origin === text;

/** What passes its schema, each once; the longest path first, as `/jira/test` is not `/jira`. */
export function parseSites(stored: unknown): OwnSite[] {
  if (!Array.isArray(stored)) return [];
  const sites: OwnSite[] = [];
  for (const entry of stored.slice(0, most)) {
    const parsed = z.safeParse(ownSiteSchema, entry);
    if (parsed.success && isOrigin(parsed.data.origin) && !sites.some((site) => isSame(site, parsed.data)))
      sites.push(parsed.data);
  }
  return sites.sort((a, b) => b.path.length - a.path.length || a.origin.localeCompare(b.origin));
}

export const readSites = async (): Promise<OwnSite[]> =>
  parseSites((await browser.storage.local.get(sitesKey))[sitesKey]);

let last: Promise<unknown> = Promise.resolve();

/** One change after the other, also between pages where the browser has locks. */
function change(next: (sites: OwnSite[]) => OwnSite[]): Promise<void> {
  const work = async () => {
    await browser.storage.local.set({ [sitesKey]: next(await readSites()) });
  };
  const locked = () => globalThis.navigator?.locks?.request(`keyline:${sitesKey}`, work) ?? work();
  const done = last.then(locked, locked);
  last = done;
  return done;
}

/** Adds a site, or gives one that is there its platform. */
export const putSite = (site: OwnSite): Promise<void> =>
  change((sites) => [...sites.filter((each) => !isSame(each, site)), z.parse(ownSiteSchema, site)]);

/** Answers what was there, for an undo. */
export async function removeSite(site: Pick<OwnSite, 'origin' | 'path'>): Promise<OwnSite | null> {
  let removed: OwnSite | undefined;
  await change((sites) => {
    removed = sites.find((each) => isSame(each, site));
    return sites.filter((each) => each !== removed);
  });
  return removed ?? null;
}

/** Calls back with the new list after each change, by whichever page. */
export function onSitesChanged(listener: (sites: OwnSite[]) => void, signal?: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const entry = changes[sitesKey];
    if (area === 'local' && entry) listener(parseSites(entry.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
