/** The tickets of the stand-in that the tour plays with. */
import type { SandboxSite, SandboxTicket } from '../sandbox/tickets/types';

export interface Cast {
  /** Opened as a page, from the backlog. */
  page: SandboxTicket;
  /** In the host's modal, over the board. */
  modal: SandboxTicket;
  /** In the preview panel, beside the backlog. */
  preview: SandboxTicket;
  /** On the newer board. */
  board: SandboxTicket;
  /** On the list. */
  list: SandboxTicket;
}

/** Places in the running sprint, near its top so that they are in view together. */
const places: Record<keyof Cast, number> = { page: 2, modal: 3, preview: 4, board: 12, list: 13 };

export function castOf({ tickets }: SandboxSite): Cast {
  const sprint = tickets.filter((ticket) => ticket.inSprint);
  const at = (part: keyof Cast): SandboxTicket => {
    const ticket = sprint[places[part]];
    if (!ticket) throw new Error(`The tour needs ${places[part] + 1} tickets in the sprint.`);
    return ticket;
  };
  return {
    page: at('page'),
    modal: at('modal'),
    preview: at('preview'),
    board: at('board'),
    list: at('list'),
  };
}
