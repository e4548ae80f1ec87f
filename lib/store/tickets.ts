import type { TicketRef } from '../okr/kinds/ticket';
import type { Reader } from './reader';
import type { Stored } from './schema';

/**
 * The records that are one ticket: found by the key it has or once had, and those that share their immutable id
 * (two people offline may have met it under two keys). Lowest id first: the one it is read as.
 */
export async function ticketsByRef(
  reader: Reader,
  workspaceId: string,
  { host, site, key }: TicketRef,
): Promise<Stored<'ticket'>[]> {
  const found = new Map<string, Stored<'ticket'>>();
  for (const ticket of await reader.by('ticket', 'byKey', [workspaceId, host, site, key])) {
    found.set(ticket.id, ticket);
    const { hostId } = ticket;
    if (hostId === null) continue;
    for (const same of await reader.by('ticket', 'byHostId', [workspaceId, host, site, hostId])) {
      found.set(same.id, same);
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
