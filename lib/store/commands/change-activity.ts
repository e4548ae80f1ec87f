import * as z from 'zod/mini';
import type { Activity } from '../../okr/kinds/activity';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Write } from '../write';

const stores = ['workspace', 'member', 'activity'] as const;

async function change(write: Write, activityId: string, fields: (activity: Activity) => Partial<Activity>) {
  const { workspace } = await write.here();
  const activity = await write.needHere('activity', activityId, workspace.id);
  write.patch('activity', activity, fields(activity));
  return null;
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
