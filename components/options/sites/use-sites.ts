import { useEffect, useState } from 'react';
import { hostListings } from '@/lib/hosts';
import { type OwnSite, permissionOf } from '@/lib/hosts/own-site';
import { hasAccess, onAccessChanged } from '@/lib/platform/permissions';
import { onSitesChanged, readSites } from '@/lib/platform/sites';

export interface Sites {
  own: OwnSite[];
  /** Whether the browser lets us into these pages. */
  isAllowed: (origins: readonly string[]) => boolean;
}

/** A person's own sites and what the browser allows, kept up to date; null until known. */
export function useSites(): Sites | null {
  const [sites, setSites] = useState<Sites | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let latest = 0;
    const look = async () => {
      const mine = ++latest;
      const own = await readSites();
      const wanted = [
        ...own.map((site) => [permissionOf(site)]),
        ...hostListings.map(({ matches }) => matches),
      ];
      const allowed = await Promise.all(wanted.map(hasAccess));
      if (mine !== latest || stop.signal.aborted) return;
      const denied = new Set(wanted.filter((_, at) => !allowed[at]).map(String));
      setSites({ own, isAllowed: (origins) => !denied.has(String(origins)) });
    };
    const again = () => void look().catch(() => setSites({ own: [], isAllowed: () => true }));
    again();
    onSitesChanged(again, stop.signal);
    onAccessChanged(again, stop.signal);
    return () => stop.abort();
  }, []);
  return sites;
}
