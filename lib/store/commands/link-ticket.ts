import * as z from 'zod/mini';
import { idSchema, urlSchema } from '../../okr/kinds/base';
import { type TicketRef, ticketRefSchema } from '../../okr/kinds/ticket';
import type { Command } from '../command';
import { refuse } from '../failure';
import { ticketId as idOfTicket } from '../ids';
import type { Stored } from '../schema';
import { ticketsByRef } from '../tickets';
import type { Write } from '../write';

/** The host's immutable id as the page shows it. */
export const hostIdSchema = z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(100))));

export const linkTicket: Command<'linkTicket'> = {
  args: z.object({
    ticket: ticketRefSchema,
    url: urlSchema,
    title: z.nullable(z.string()),
    hostId: hostIdSchema,
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
  hostId?: string | null;
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
    ticketsByRef(write, workspaceId, link.ticket, link.hostId),
  ]);
  const by = { workspaceId: workspace.id, memberId: me.id };
  for (const { id } of known) {
    for (const activity of await write.by('activity', 'byTicket', id)) {
      if (activity.keyResultId === keyResult.id && activity.archivedAt === null)
        throw refuse('already-linked', 'failAlreadyLinked', link.ticket.key);
    }
  }
  const ticketId = ensureTicket(write, by, link, known);
  return write.create(
    'activity',
    { ...by, scopeId: keyResult.scopeId },
    {
      keyResultId: keyResult.id,
      ticketId,
      ownerId: null,
      done: false,
      doneAt: null,
      contributing: link.contributing ?? keyResult.source.type === 'tickets',
      linkedBy: me.id,
    },
  );
}

/**
 * The id of the record that is this ticket, brought up to date; makes it where it is new. A key it is met under for the
 * first time is added: the issue was moved, and both keys lead to it.
 */
function ensureTicket(
  write: Write,
  by: { workspaceId: string; memberId: string },
  { ticket: { host, site, key }, url, title, hostId = null }: Link,
  known: readonly Stored<'ticket'>[],
): string {
  const shown = (title ?? '').slice(0, 1000);
  const first = known[0];
  if (!first) {
    const id = idOfTicket(by.workspaceId, { host, site, key });
    write.create('ticket', by, {
      id,
      host,
      site,
      key,
      hostId,
      keys: { [key]: true },
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
  const isKnown = first.site === site && (first.key === key || first.keys[key] === true);
  write.patch('ticket', first, {
    archivedAt: null,
    url,
    ...(shown !== '' && { title: shown }),
    // Where one of its records has an id already, they are joined by that: the address is believed, not the page.
    ...(known.every((ticket) => ticket.hostId === null) && { hostId }),
    ...(!isKnown && { site, key, keys: { ...first.keys, [key]: true } }),
  });
  return first.id;
}
