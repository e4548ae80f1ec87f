import * as z from 'zod/mini';
import type { Activity } from '../../okr/kinds/activity';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Stored } from '../schema';
import { ticketsByRef } from '../tickets';
import type { Write } from '../write';

const stores = ['workspace', 'member', 'activity', 'ticket'] as const;

async function change(write: Write, activityId: string, fields: (activity: Activity) => Partial<Activity>) {
  const { workspace } = await write.here();
  const activity = await write.needHere('activity', activityId, workspace.id);
  for (const each of await sameLinks(write, activity)) write.patch('activity', each, fields(each));
  return null;
}

/** Where two records are one ticket, each may be linked to the key result: for a person that is one link. */
async function sameLinks(write: Write, activity: Stored<'activity'>): Promise<Stored<'activity'>[]> {
  const ticket = activity.ticketId === null ? undefined : await write.get('ticket', activity.ticketId);
  if (!ticket) return [activity];
  const records = await ticketsByRef(write, ticket.workspaceId, ticket);
  const links = await Promise.all(records.map(({ id }) => write.standing('activity', 'byTicket', id)));
  return links.flat().filter(({ keyResultId }) => keyResultId === activity.keyResultId);
}

export const setWorkDone: Command<'setWorkDone'> = {
  args: z.object({ activityId: idSchema, done: z.boolean() }),
  stores,
  run: (write, { activityId, done }) =>
    change(write, activityId, (activity) => {
      if (activity.ticketId !== null) throw refuse('invalid', 'failTicketDone');
      return { done, doneAt: done ? write.now : null };
    }),
};

/** A ticket link, or work without one. */
export const removeActivity: Command<'removeActivity'> = {
  args: z.object({ activityId: idSchema }),
  stores,
  run: (write, { activityId }) => change(write, activityId, () => ({ archivedAt: write.now })),
};

export const setContributing: Command<'setContributing'> = {
  args: z.object({ activityId: idSchema, contributing: z.boolean() }),
  stores,
  run: (write, { activityId, contributing }) => change(write, activityId, () => ({ contributing })),
};
