import type { HostPage } from '@/lib/hosts/types';
import type { TicketRef } from '@/lib/okr/kinds/ticket';

/** The host whose page this is. Each host has a script of its own: where it runs, the manifest or a person has said. */
export let host: HostPage;
export const setHost = (given: HostPage): void => {
  host = given;
};

/** The ticket of this host that an address stands for. */
export const ticketAt = (address: string): TicketRef | null => {
  const url = URL.canParse(address) && new URL(address);
  return url && url.host === location.host ? host.parseTicket(url) : null;
};
