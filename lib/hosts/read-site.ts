import type { ApiFailure, ApiParts, ApiSite, HostApi, TicketState } from './api-types';

/** Keys of one request, and of one reading of a site. */
const atOnce = 50;
const most = 500;

/** How long a site is left alone after a failure that time alone does not mend, in milliseconds. */
const leaveAlone: Record<ApiFailure['code'], number> = {
  'signed-out': 5 * 60_000,
  refused: 30 * 60_000,
  'rate-limited': 60_000,
  offline: 60_000,
  unexpected: 30 * 60_000,
};

export interface SiteAnswer {
  tickets: Record<string, TicketState | null>;
  error: ApiFailure | null;
  /** Milliseconds to wait before the next reading; 0 where all went well. */
  waitMs: number;
}

/** Reads a site's tickets in parts. A failure ends it; what came before stands. */
export async function readSite(
  api: HostApi,
  site: ApiSite,
  keys: readonly string[],
  parts: ApiParts,
): Promise<SiteAnswer> {
  const tickets: SiteAnswer['tickets'] = {};
  for (let from = 0; from < Math.min(keys.length, most); from += atOnce) {
    const answer = await api.readTickets(site, keys.slice(from, Math.min(from + atOnce, most)), parts);
    if (!answer.ok) {
      const { error } = answer;
      return { tickets, error, waitMs: Math.max(error.waitMs ?? 0, leaveAlone[error.code]) };
    }
    for (const [key, state] of answer.tickets) tickets[key] = state;
  }
  return { tickets, error: null, waitMs: 0 };
}

/** Where a site's API is asked, from the site as records name it; `protocol` for a person's own http site. */
export function apiSiteOf(site: string, protocol = 'https:'): ApiSite {
  const [host = '', ...path] = site.split('/');
  return { origin: `${protocol}//${host}`, path: path.map((part) => `/${part}`).join('') };
}
