import * as z from 'zod/mini';
import { idSchema, urlSchema } from '../../okr/kinds/base';
import { type TicketRef, ticketRefSchema } from '../../okr/kinds/ticket';
import type { Command } from '../command';
import { refuse } from '../failure';
import { ticketId as idOfTicket } from '../ids';
import type { Stored } from '../schema';
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
  const workspaceId = write.state.activeWorkspaceId ?? '';
  // Together: each answer that is waited for alone makes the click longer.
  const [{ workspace, me }, keyResult, known] = await Promise.all([
    write.here(),
    write.needHere('keyResult', link.keyResultId, workspaceId),
    ticketsByRef(write, workspaceId, link.ticket),
  ]);
  const by = { workspaceId: workspace.id, memberId: me.id };
  for (const { id } of known) {
    for (const activity of await write.by('activity', 'byTicket', id)) {
      if (activity.keyResultId === keyResult.id && activity.archivedAt === null)
        throw refuse('already-linked', 'failAlreadyLinked', link.ticket.key);
    }
  }
  const ticketId = ensureTicket(write, by, link, known[0]);
  return write.create('activity', by, {
    keyResultId: keyResult.id,
    ticketId,
    ownerId: null,
    done: false,
    doneAt: null,
    contributing: link.contributing ?? keyResult.source.type === 'tickets',
    linkedBy: me.id,
  });
}

/** The id of the record that is this ticket, brought up to date; makes it where it is new. */
function ensureTicket(
  write: Write,
  by: { workspaceId: string; memberId: string },
  { ticket: ref, url, title }: Link,
  first: Stored<'ticket'> | undefined,
): string {
  const shown = (title ?? '').slice(0, 1000);
  if (!first) {
    const id = idOfTicket(by.workspaceId, ref);
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
    return id;
  }
  write.patch('ticket', first, { archivedAt: null, url, ...(shown !== '' && { title: shown }) });
  return first.id;
}
