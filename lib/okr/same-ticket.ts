import { compareText } from './clock';
import type { Ticket } from './kinds/ticket';

/** Hosts whose ids are one number space over all their sites; elsewhere two sites may give the same one. */
const hostsOfGlobalIds: ReadonlySet<string> = new Set(['linear']);

export const hasGlobalIds = (host: string): boolean => hostsOfGlobalIds.has(host);

type Named = Pick<Ticket, 'id' | 'host' | 'site' | 'key' | 'keys' | 'hostId'>;

/** Every key it has or had. */
export const keysOf = ({ key, keys }: Pick<Ticket, 'key' | 'keys'>): string[] => [
  ...new Set([key, ...Object.keys(keys).filter((old) => keys[old])]),
];

/** The names by which two records are known to be one ticket: a key of the site, or the host's immutable id. */
function namesOf(ticket: Named): string[] {
  const { host, site, hostId } = ticket;
  const names = keysOf(ticket).map((key) => JSON.stringify(['key', host, site, key]));
  if (hostId !== null) names.push(JSON.stringify(['id', host, hasGlobalIds(host) ? '' : site, hostId]));
  return names;
}

/** By record id: the record that the ticket is read as, which is the one of the lowest id. */
export function readAs<T extends Named>(tickets: Iterable<T>): Map<string, T> {
  const heads = new Map<string, T>();
  const sorted = [...tickets].sort((a, b) => compareText(a.id, b.id));
  for (const ticket of sorted) {
    const names = namesOf(ticket);
    const known = new Set(names.flatMap((name) => heads.get(name) ?? []));
    const head = [...known].reduce((low, one) => (one.id < low.id ? one : low), ticket);
    if (known.size > 1) {
      // This record shows that what looked like several tickets is one.
      for (const [name, other] of heads) if (known.has(other)) heads.set(name, head);
    }
    for (const name of names) heads.set(name, head);
  }
  return new Map(sorted.map((ticket) => [ticket.id, heads.get(namesOf(ticket)[0] ?? '') ?? ticket]));
}
