import type { LinkedActivity } from '../api';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';

/** One key result in full, with what was done since its last check-in. */
export const keyResult: Query<'keyResult'> = {
  stores: summaryStores,
  async run(reader, { keyResultId }) {
    const summaries = await Summaries.begin(reader);
    const summary = await summaries?.of(keyResultId);
    if (!summaries || !summary) return null;
    const activities: LinkedActivity[] = [];
    for (const activity of await reader.standing('activity', 'byKeyResult', keyResultId)) {
      const ticket =
        activity.ticketId === null ? null : ((await summaries.get('ticket', activity.ticketId)) ?? null);
      activities.push({ activity, ticket });
    }
    const since = summary.lastCheckIn?.createdAt ?? summary.keyResult.createdAt;
    return { summary, activities, doneSince: activities.filter((each) => (doneAt(each) ?? 0) > since) };
  },
};

/** When it was done; null = it is not, or nobody knows when. */
function doneAt({ activity, ticket }: LinkedActivity): number | null {
  if (!ticket) return activity.done ? activity.doneAt : null;
  return ticket.statusCategory === 'done' ? ticket.updatedAt : null;
}
