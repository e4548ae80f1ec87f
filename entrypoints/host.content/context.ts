import type { PageContext } from '@/lib/messages/frame';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { host, ticketAt } from './host';
import { prefs } from './prefs';

/** Asked for by chip, shortcut or menu, until the panel closes or the page goes to another ticket. */
let chosen: TicketRef | null | undefined;
let here: TicketRef | null | undefined;

export const choose = (ticket: TicketRef | null): void => {
  chosen = ticket;
};

/** What the panel is told: which ticket, by the address alone or as asked for, and garnish. */
export function readContext(): PageContext {
  const { href } = location;
  const now = ticketAt(href);
  if (!prefs.open || now?.key !== here?.key) chosen = null;
  here = now;
  const ticket = chosen ?? now;
  const person = host.readPerson(document);
  return {
    ticket,
    url: ticket ? host.ticketUrl(ticket, location.protocol) : href,
    hostId: ticket && host.readId(document, ticket.key),
    title: ticket && host.readTitle(document, ticket.key),
    person: person && { host: host.id, ...person },
    theme: host.readTheme(document) ?? (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light'),
  };
}
