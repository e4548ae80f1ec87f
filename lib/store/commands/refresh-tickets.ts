import * as z from 'zod/mini';
import type { TicketState } from '../../hosts/api-types';
import { statusCategorySchema } from '../../okr/kinds/ticket';
import { isComputed } from '../../okr/summarize';
import type { Command } from '../command';
import { automaticCheckInId } from '../ids';
import type { Stored } from '../schema';
import { Summaries, summaryStores } from '../summaries';
import { ticketsByRef } from '../tickets';
import type { Write } from '../write';

const text = (length: number) => z.string().check(z.maxLength(length));
const stateSchema = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(270)),
  hostId: text(100),
  kind: z.enum(['issue', 'epic', 'project']),
  title: text(1000),
  statusName: text(200),
  statusCategory: z.nullable(statusCategorySchema),
  type: z.nullable(text(200)),
  estimate: z.nullable(z.number()),
  assignee: z.nullable(text(200)),
  updatedAt: z.nullable(z.int()),
});

export const refreshTickets: Command<'refreshTickets'> = {
  args: z.object({
    host: text(32),
    site: text(300),
    tickets: z.record(text(270), z.nullable(stateSchema)),
  }),
  stores: summaryStores,
  isUndoable: false,
  async run(write, { host, site, tickets }) {
    const { workspace } = await write.here();
    const changed = new Set<string>();
    for (const [key, state] of Object.entries(tickets)) {
      for (const ticket of await ticketsByRef(write, workspace.id, { host, site, key })) {
        if (takeOver(write, ticket, state)) changed.add(ticket.id);
      }
    }
    return { changed: changed.size, checkIns: await checkInFor(write, changed) };
  },
};

/** True where it changed something. What the host does not tell stays as it was. */
function takeOver(write: Write, ticket: Stored<'ticket'>, state: TicketState | null): boolean {
  if (!state) {
    if (ticket.missing) return false;
    write.patch('ticket', ticket, { missing: true });
    return true;
  }
  if (ticket.updatedAt !== null && state.updatedAt !== null && state.updatedAt < ticket.updatedAt)
    return false;
  const { key, hostId, kind, title, statusName, statusCategory, type, estimate, assignee, updatedAt } = state;
  const paths = write.replace('ticket', ticket, {
    ...ticket,
    key,
    keys: { ...ticket.keys, [ticket.key]: true, [key]: true },
    hostId,
    kind,
    ...(title !== '' && { title }),
    statusName,
    statusCategory,
    estimate,
    type: type ?? undefined,
    assignee: assignee ?? undefined,
    updatedAt,
    missing: undefined,
  });
  return paths.length > 0;
}

/** The automatic check-ins of key results computed from these tickets; one a day, a later value superseding it. */
async function checkInFor(write: Write, ticketIds: ReadonlySet<string>): Promise<number> {
  const { workspace, me, today } = await write.here();
  const keyResultIds = new Set<string>();
  for (const id of ticketIds) {
    for (const { keyResultId } of await write.standing('activity', 'byTicket', id))
      keyResultIds.add(keyResultId);
  }
  const summaries = new Summaries(write, workspace, today);
  let count = 0;
  for (const summary of await summaries.all(keyResultIds)) {
    const { keyResult, checkIns, current } = summary;
    const { source } = keyResult;
    if (source.type !== 'tickets' || keyResult.state !== 'active' || typeof current !== 'number') continue;
    const refresher = source.refresherId ?? keyResult.ownerId;
    if (refresher === null || write.memberOf(refresher) !== me.id || !isComputed(keyResult, [...checkIns]))
      continue;
    const before = checkIns.at(-1);
    if (before?.value === current) continue;
    const first = automaticCheckInId(keyResult.id, today);
    const sameDay = before?.source === 'tickets' && before.effectiveOn === today ? before.id : null;
    write.create(
      'checkIn',
      { workspaceId: workspace.id, memberId: me.id, scopeId: keyResult.scopeId },
      {
        ...((await write.get('checkIn', first)) === undefined && { id: first }),
        keyResultId: keyResult.id,
        value: current,
        reported: null,
        confidence: null,
        comment: '',
        blockers: '',
        effectiveOn: today,
        authorId: me.id,
        onBehalfOf: null,
        source: 'tickets',
        supersedes: sameDay,
      },
    );
    count++;
  }
  return count;
}
