import { compareText } from '../okr/clock';
import type { TicketRef } from '../okr/kinds/ticket';
import { hasGlobalIds, keysOf } from '../okr/same-ticket';
import type { Reader } from './reader';
import type { Stored } from './schema';

/**
 * The records that are one ticket: found by the key it has or once had, and those that share another key or the
 * immutable id with them (two people offline may have met it under two keys). Lowest id first: the one it is read as.
 * `hostId` is what the page shows. Where a record of this key has another one, the address is believed.
 */
export async function ticketsByRef(
  reader: Reader,
  workspaceId: string,
  { host, site, key }: TicketRef,
  hostId: string | null = null,
): Promise<Stored<'ticket'>[]> {
  const found = new Map<string, Stored<'ticket'>>();
  const asked = new Set<string>();
  const byKey = async (at: string, name: string) => {
    if (asked.size === asked.add(`${at} ${name}`).size) return;
    await take(await reader.by('ticket', 'byKey', [workspaceId, host, at, name]));
  };
  const byId = async (id: string) => {
    if (asked.size === asked.add(id).size) return;
    const same = await ticketsById(reader, workspaceId, host, id);
    await take(same.filter((ticket) => ticket.site === site || hasGlobalIds(host)));
  };
  const take = async (tickets: readonly Stored<'ticket'>[]) => {
    for (const ticket of tickets) {
      if (found.has(ticket.id)) continue;
      found.set(ticket.id, ticket);
      if (ticket.hostId !== null) await byId(ticket.hostId);
      for (const other of keysOf(ticket)) await byKey(ticket.site, other);
    }
  };
  await byKey(site, key);
  if (hostId !== null && [...found.values()].every((ticket) => ticket.hostId === null)) await byId(hostId);
  return [...found.values()].sort((a, b) => compareText(a.id, b.id));
}

/** Records of one immutable id, of whatever site of the host. */
const ticketsById = (reader: Reader, workspaceId: string, host: string, hostId: string) =>
  reader.by('ticket', 'byHostId', [workspaceId, host, hostId]);

/**
 * Other sites on which this very ticket was met: the site was renamed. An id that is a number of its site alone says
 * so only together with the key.
 */
export async function formerSites(
  reader: Reader,
  workspaceId: string,
  { host, site, key }: TicketRef,
  hostId: string | null,
): Promise<{ site: string; tickets: number }[]> {
  if (hostId === null) return [];
  const same = await ticketsById(reader, workspaceId, host, hostId);
  const others = same.filter(
    (ticket) =>
      ticket.archivedAt === null &&
      ticket.site !== site &&
      (hasGlobalIds(host) || keysOf(ticket).includes(key)),
  );
  const sites = [...new Set(others.map((ticket) => ticket.site))].sort();
  return Promise.all(
    sites.map(async (former) => ({
      site: former,
      tickets: await countTickets(reader, workspaceId, host, former),
    })),
  );
}

/** All records of a site's tickets, archived ones too, each once however many keys it has had. */
export async function ticketsOfSite(
  reader: Reader,
  workspaceId: string,
  host: string,
  site: string,
): Promise<Stored<'ticket'>[]> {
  const rows = await reader.by('ticket', 'byKey', ofSite(workspaceId, host, site));
  return [...new Map(rows.map((ticket) => [ticket.id, ticket])).values()];
}

const ofSite = (workspaceId: string, host: string, site: string) =>
  IDBKeyRange.bound([workspaceId, host, site], [workspaceId, host, site, []]);

/** Standing tickets of a site, each once however many keys it has had: by keys and a count, without a row. */
export async function countTickets(
  reader: Reader,
  workspaceId: string,
  host: string,
  site: string,
): Promise<number> {
  const tickets = reader.tx.objectStore('ticket');
  const range = ofSite(workspaceId, host, site);
  const [ids, archived] = await Promise.all([
    tickets.index('byKey').getAllKeys(range),
    tickets.index('byArchived').count(range),
  ]);
  return new Set(ids as string[]).size - archived;
}
