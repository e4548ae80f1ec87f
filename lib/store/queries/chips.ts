import type { KeyResultSummary } from '../../okr/summary';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';
import { ticketsByRef } from '../tickets';

/** Chips by key: one index look-up a key, and nothing else for rows without a link. Chips of ended cycles are gone. */
export const chips: Query<'chips'> = {
  stores: summaryStores,
  async run(reader, { host, site, keys }) {
    const summaries = await Summaries.begin(reader);
    if (!summaries) return {};
    const { workspace, today } = summaries;
    const found: [string, KeyResultSummary[]][] = await Promise.all(
      [...new Set(keys)].map(async (key) => {
        const tickets = await ticketsByRef(reader, workspace.id, { host, site, key });
        const links = await Promise.all(tickets.map(({ id }) => reader.standing('activity', 'byTicket', id)));
        const served = await summaries.all(links.flat().map((activity) => activity.keyResultId));
        return [key, served.filter(({ cycle }) => cycle.endOn >= today)];
      }),
    );
    return Object.fromEntries(found.filter(([, served]) => served.length > 0));
  },
};
