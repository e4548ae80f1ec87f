import * as z from 'zod/mini';
import { ticketRefSchema } from '../../okr/kinds/ticket';
import type { Command } from '../command';
import { refuse } from '../failure';
import { ticketsOfSite } from '../tickets';

const { host, site } = ticketRefSchema.shape;

/**
 * A host's site has a new name: its tickets move there, and their links with them. A ticket met under the new name
 * before keeps its own record: the two share their key and are read as one.
 */
export const renameSite: Command<'renameSite'> = {
  args: z.object({ host, from: site, to: site }),
  stores: ['workspace', 'member', 'ticket'],
  async run(write, { host, from, to }) {
    const { workspace } = await write.here();
    if (/[\s@?#]|:\/\/|^\/|\/$/.test(to)) throw refuse('invalid', 'failSiteName', to);
    if (from === to) throw refuse('invalid', 'failSameSite');
    const tickets = await ticketsOfSite(write, workspace.id, host, from);
    if (tickets.length === 0) throw refuse('not-found', 'failNoSuchSite', from);
    for (const ticket of tickets) {
      write.patch('ticket', ticket, { site: to, url: urlAt(ticket.url, from, to) });
    }
    return { tickets: tickets.filter(({ archivedAt }) => archivedAt === null).length };
  },
};

/** The address at the new name; one that is not at the old one stays. */
function urlAt(url: string, from: string, to: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)(.*)$/i.exec(url) ?? [];
  const isThere =
    rest.toLowerCase().startsWith(from.toLowerCase()) && /^([/?#:]|$)/.test(rest.slice(from.length));
  return isThere ? `${scheme}${to}${rest.slice(from.length)}` : url;
}
