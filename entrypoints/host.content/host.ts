import { hostPages } from '@/lib/hosts';
import type { HostPage } from '@/lib/hosts/types';
import type { TicketRef } from '@/lib/okr/kinds/ticket';

/** The host whose page this is: the manifest lets this script in only where there is one. */
export const host = hostPages.find((page) => page.isHome(new URL(location.href))) as HostPage;

/** The ticket of this host that an address stands for. */
export const ticketAt = (address: string): TicketRef | null =>
  URL.canParse(address) && new URL(address).host === location.host
    ? host.parseTicket(new URL(address))
    : null;
