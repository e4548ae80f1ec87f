import { readAs } from '../../okr/same-ticket';
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
    const links = await reader.standing('activity', 'byKeyResult', keyResultId);
    const tickets = await Promise.all(
      links.map(({ ticketId }) => (ticketId === null ? undefined : summaries.get('ticket', ticketId))),
    );
    const heads = readAs(tickets.filter((ticket) => ticket !== undefined));
    const seen = new Set<string>();
    const activities = links.flatMap((activity): LinkedActivity[] => {
      const ticket = heads.get(activity.ticketId ?? '') ?? null;
      if (ticket && seen.size === seen.add(ticket.id).size) return [];
      return [{ activity, ticket }];
    });
    const since = summary.lastCheckIn?.createdAt ?? summary.keyResult.createdAt;
    return { summary, activities, doneSince: activities.filter((each) => (doneAt(each) ?? 0) > since) };
  },
};

/** When it was done; null = it is not, or nobody knows when. */
function doneAt({ activity, ticket }: LinkedActivity): number | null {
  if (!ticket) return activity.done ? activity.doneAt : null;
  return ticket.statusCategory === 'done' ? ticket.updatedAt : null;
}
