import type { SandboxTicket } from '../tickets/types';

/** The sprint's tickets by status, in the order work moves. */
export function columnsOf(tickets: readonly SandboxTicket[]): { name: string; cards: SandboxTicket[] }[] {
  const sprint = tickets.filter((ticket) => ticket.inSprint);
  const order = { new: 0, indeterminate: 1, done: 2 };
  const names = new Map(sprint.map((ticket) => [ticket.status.name, order[ticket.status.category]]));
  return [...names]
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => ({ name, cards: sprint.filter((ticket) => ticket.status.name === name) }));
}
