import type { OwnSite } from '@/lib/hosts/own-site';
import { permissionOf } from '@/lib/hosts/own-site';
import { hasAccess } from '@/lib/platform/permissions';
import { onSitesChanged, readSites } from '@/lib/platform/sites';
import { logError } from './log';

let known: OwnSite[] | null = null;
let loading: Promise<OwnSite[]> | null = null;

/** A person's own sites; null until they are read, which is once in a worker's life. */
export const knownSites = (): readonly OwnSite[] | null => known;

export function ownSites(): Promise<OwnSite[]> {
  loading ??= readSites().then(
    (sites) => {
      known ??= sites;
      return known;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return known ? Promise.resolve(known) : loading;
}

/** Those that the browser lets us into now. */
export async function allowedSites(): Promise<OwnSite[]> {
  const sites = await ownSites();
  const access = await Promise.all(sites.map((site) => hasAccess([permissionOf(site)])));
  return sites.filter((_, at) => access[at]);
}

/** Keeps the list at hand; `changed` after each change of it. */
export function keepOwnSites(changed: () => void): void {
  onSitesChanged((sites) => {
    known = sites;
    changed();
  });
  void ownSites().catch(logError);
}
