import * as z from 'zod/mini';
import { idSchema, urlSchema } from '../../okr/kinds/base';
import { type TicketRef, ticketRefSchema } from '../../okr/kinds/ticket';
import type { Command } from '../command';
import { refuse } from '../failure';
import { ticketId } from '../ids';
import { ticketsByRef } from '../tickets';
import type { Write } from '../write';

export const linkTicket: Command<'linkTicket'> = {
  args: z.object({
    ticket: ticketRefSchema,
    url: urlSchema,
    title: z.nullable(z.string()),
    keyResultId: idSchema,
    contributing: z.optional(z.boolean()),
  }),
  stores: ['workspace', 'member', 'keyResult', 'ticket', 'activity'],
  async run(write, args) {
    return { activityId: await linkTicketIn(write, args) };
  },
};

export interface Link {
  ticket: TicketRef;
  url: string;
  title: string | null;
  keyResultId: string;
  contributing?: boolean;
}

/** Links, or takes an earlier link up again; a second link of the same ticket is refused. */
export async function linkTicketIn(write: Write, link: Link): Promise<string> {
  const { workspace, me } = await write.here();
  const by = { workspaceId: workspace.id, memberId: me.id };
  const keyResult = await write.needHere('keyResult', link.keyResultId, workspace.id);
  const ids = await ensureTicket(write, by, link);
  for (const id of ids) {
    for (const activity of await write.by('activity', 'byTicket', id)) {
      if (activity.keyResultId === keyResult.id && activity.archivedAt === null)
        throw refuse('already-linked', 'failAlreadyLinked', link.ticket.key);
    }
  }
  return write.create('activity', by, {
    keyResultId: keyResult.id,
    ticketId: ids[0] as string,
    ownerId: null,
    done: false,
    doneAt: null,
    contributing: link.contributing ?? keyResult.source.type === 'tickets',
    linkedBy: me.id,
  });
}

/** Ids of the records that are this ticket, the one to link to first; makes it where it is new. */
async function ensureTicket(
  write: Write,
  by: { workspaceId: string; memberId: string },
  { ticket: ref, url, title }: Link,
): Promise<string[]> {
  const known = await ticketsByRef(write, by.workspaceId, ref);
  const first = known[0];
  const shown = (title ?? '').slice(0, 1000);
  if (!first) {
    const id = ticketId(by.workspaceId, ref);
    write.create('ticket', by, {
      id,
      host: ref.host,
      site: ref.site,
      key: ref.key,
      hostId: null,
      keys: { [ref.key]: true },
      kind: 'issue',
      title: shown,
      url,
      statusCategory: null,
      estimate: null,
      parentId: null,
      updatedAt: null,
      refreshedAt: null,
    });
    return [id];
  }
  write.patch('ticket', first, { archivedAt: null, url, ...(shown !== '' && { title: shown }) });
  return known.map((ticket) => ticket.id);
}
