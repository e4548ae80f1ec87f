import type { HostPage } from '@/lib/hosts/types';
import type { PageContext } from '@/lib/messages/frame';
import type { TicketRef } from '@/lib/okr/kinds/ticket';

/** The page's colour mode, else the browser's. */
export const readTheme = (host: HostPage): 'light' | 'dark' =>
  host.readTheme(document) ?? (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light');

/** What the panel is told: which ticket, by the address alone or as asked for, and garnish. */
export function readContext(host: HostPage, chosen: TicketRef | null): PageContext {
  const ticket = chosen ?? host.parseTicket(new URL(location.href));
  const person = host.readPerson(document);
  return {
    ticket,
    url: ticket ? host.ticketUrl(ticket) : location.href,
    title: ticket && host.readTitle(document, ticket.key),
    person: person && { host: host.id, ...person },
    theme: readTheme(host),
  };
}
