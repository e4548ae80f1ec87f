import type { Query } from '../query';
import { countTickets } from '../tickets';

/** Sites that tickets are of: the cursor leaps from one to the next, over keys only. */
export const sites: Query<'sites'> = {
  stores: ['workspace', 'ticket'],
  async run(reader) {
    const workspace = await reader.workspace();
    if (!workspace) return [];
    const { id } = workspace;
    const found: { host: string; site: string }[] = [];
    const index = reader.tx.objectStore('ticket').index('byKey');
    let cursor = await index.openKeyCursor(IDBKeyRange.bound([id], [id, []]));
    while (cursor) {
      const [, host, site] = cursor.key as [string, string, string, string];
      found.push({ host, site });
      cursor = await cursor.continue([id, host, site, []]);
    }
    const counted = await Promise.all(
      found.map(async ({ host, site }) => ({
        host,
        site,
        tickets: await countTickets(reader, id, host, site),
      })),
    );
    return counted.filter(({ tickets }) => tickets > 0);
  },
};
