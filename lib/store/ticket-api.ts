import type { TicketState } from '../hosts/api-types';

/** What the worker does with what hosts say of linked tickets. */
export interface TicketCommands {
  /**
   * Takes over a host's answer; null = not there, or not ours to see: the link is kept. The newer answer by the host's
   * own time wins. Key results computed from these tickets get their automatic check-in where this client is their
   * refresher. Cannot be undone: it is the host's word.
   */
  refreshTickets: {
    args: { host: string; site: string; tickets: Record<string, TicketState | null> };
    value: { changed: number; checkIns: number };
  };
}

export interface TicketQueries {
  /** Tickets linked to key results of running cycles; `unread`: only those a host has never told of. */
  ticketsToRead: {
    args: { unread: boolean };
    value: { host: string; site: string; keys: string[] }[];
  };
}
