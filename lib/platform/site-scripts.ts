import { matchOf, type OwnSite } from '../hosts/own-site';

/** A content script as the browser registers it at run time. */
export interface SiteScript {
  id: string;
  js: string[];
  matches: string[];
  excludeMatches?: string[];
  runAt: 'document_idle';
  /** The browser forgets them at an update anyway, so they are made at each start. */
  persistAcrossSessions: false;
}

/** The built content script of a platform, the same that its built-in sites have. */
export const scriptFile = (platform: OwnSite['platform']) => `content-scripts/${platform}.js`;

const prefix = 'site ';

/** Which script goes into which pages. A site within another one's path belongs to the inner one alone. */
export function scriptsFor(sites: readonly OwnSite[]): SiteScript[] {
  return sites.map((site) => {
    const own = matchOf(site);
    const inner = sites.map(matchOf).filter((match) => match !== own && match.startsWith(own.slice(0, -1)));
    return {
      id: `${prefix}${site.origin}${site.path}`,
      js: [scriptFile(site.platform)],
      matches: [own],
      ...(inner.length > 0 && { excludeMatches: inner }),
      runAt: 'document_idle',
      persistAcrossSessions: false,
    };
  });
}

type Registered = Pick<SiteScript, 'id'> & { js?: string[]; matches?: string[]; excludeMatches?: string[] };

const shape = ({ js = [], matches = [], excludeMatches = [] }: Registered) =>
  JSON.stringify([js, matches, [...excludeMatches].sort()]);

/** What is to be taken out, and what put in, so that exactly the wanted ones are registered. */
export function changesTo(
  registered: readonly Registered[],
  wanted: readonly SiteScript[],
): { out: string[]; into: SiteScript[] } {
  const ours = registered.filter(({ id }) => id.startsWith(prefix));
  const stays = (a: Registered, b: Registered) => a.id === b.id && shape(a) === shape(b);
  return {
    out: ours.filter((script) => !wanted.some((want) => stays(script, want))).map(({ id }) => id),
    into: wanted.filter((want) => !ours.some((script) => stays(script, want))),
  };
}
