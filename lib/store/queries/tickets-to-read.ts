import { addDays } from '../../okr/day';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';

/** Values of a cycle may come so many days after its last one. */
const longestClosing = 7;

/** Linked tickets of cycles that run or close, by site. The sample's own tickets are nobody's to ask for. */
export const ticketsToRead: Query<'ticketsToRead'> = {
  stores: summaryStores,
  async run(reader, { unread }) {
    const summaries = await Summaries.begin(reader);
    if (!summaries) return [];
    const { today, workspace } = summaries;
    // Who only reads has nowhere to put what a host tells.
    if (reader.state.readOnly?.includes(workspace.id)) return [];
    const onlyUnread = unread || workspace.sample === true;
    const cycles = await summaries.cyclesFrom(addDays(today, -longestClosing));
    const sites = new Map<string, { host: string; site: string; keys: string[] }>();
    for (const cycle of cycles.filter(({ startOn, state }) => startOn <= today && state !== 'closed')) {
      for (const { id, archivedAt } of await reader.by('keyResult', 'byCycle', cycle.id)) {
        if (archivedAt !== null) continue;
        for (const { ticketId } of await reader.standing('activity', 'byKeyResult', id)) {
          const ticket = ticketId === null ? undefined : await summaries.get('ticket', ticketId);
          if (!ticket || (onlyUnread && (ticket.updatedAt !== null || ticket.missing))) continue;
          const { host, site, key } = ticket;
          const name = JSON.stringify([host, site]);
          const entry = sites.get(name) ?? { host, site, keys: [] };
          if (!entry.keys.includes(key)) entry.keys.push(key);
          sites.set(name, entry);
        }
      }
    }
    return [...sites.values()];
  },
};
