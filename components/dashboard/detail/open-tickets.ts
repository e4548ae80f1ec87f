import type { Ticket } from '@/lib/okr/kinds/ticket';

/** One address that lists tickets where they live. */
export interface TicketList {
  /** A product's name, which no language translates. */
  product: 'Jira' | 'Linear';
  site: string;
  url: string;
  count: number;
}

/** Longer addresses are cut by servers on the way: more tickets get a further address. */
const longest = 6000;
const keyPattern = /^[\p{L}][\p{L}\p{N}_]*-\d+$/u;

type Located = { product: TicketList['product']; base: string; address: (keys: readonly string[]) => string };

/** Where a ticket's host answers searches: its address up to what names the ticket. null = nowhere known. */
function locate({ host, site, url }: Pick<Ticket, 'host' | 'site' | 'url'>): Located | null {
  if (!URL.canParse(url)) return null;
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (host === 'linear') {
    const [, workspace] = /^\/([^/]+)\/issue\//.exec(pathname) ?? [];
    if (!workspace) return null;
    const base = `${origin}/${workspace}`;
    return { product: 'Linear', base, address: (keys) => `${base}/issues/${keys.join(',')}` };
  }
  if (!host.startsWith('jira')) return null;
  // Data Center may live under a path of its own: it stands before `/browse/`, and after the site's host name.
  const [, context = site.includes('/') ? site.slice(site.indexOf('/')) : ''] =
    /^(.*?)\/browse\//.exec(pathname) ?? [];
  const base = `${origin}${context}`;
  const jql = (keys: readonly string[]) => encodeURIComponent(`key in (${keys.join(', ')})`);
  return { product: 'Jira', base, address: (keys) => `${base}/issues/?jql=${jql(keys)}` };
}

/** "Open its 12 tickets in Jira": one address a site; keys that are none are left out, each is named once. */
export function ticketLists(tickets: readonly Pick<Ticket, 'host' | 'url' | 'key' | 'site'>[]): TicketList[] {
  const sites = new Map<string, { at: Located; site: string; keys: Set<string> }>();
  for (const ticket of tickets) {
    const at = locate(ticket);
    if (!at || !keyPattern.test(ticket.key)) continue;
    const known = sites.get(at.base) ?? { at, site: ticket.site, keys: new Set<string>() };
    sites.set(at.base, { ...known, keys: known.keys.add(ticket.key) });
  }
  return [...sites.values()].flatMap(({ at, site, keys }) =>
    chunks([...keys], at.address).map((some) => ({
      product: at.product,
      site,
      url: at.address(some),
      count: some.length,
    })),
  );
}

function chunks(keys: readonly string[], address: (keys: readonly string[]) => string): string[][] {
  const made: string[][] = [];
  for (const key of keys) {
    const last = made.at(-1);
    if (last && address([...last, key]).length <= longest) last.push(key);
    else made.push([key]);
  }
  return made;
}
