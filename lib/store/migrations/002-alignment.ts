import type { Migration } from './index';

interface TicketRow {
  workspaceId: string;
  host: string;
  hostId: string | null;
  local?: { hostKey?: unknown };
}

/*
 * What the dashboard asks for.
 * `byParent`: objectives aligned with a record; those at the root have no entry.
 * `byArchived`: only what is put away (a null is no key), so that "how many stand" is two counts and no scan.
 * `byHostId` loses the site: a renamed site keeps the ids of its tickets. Rows of tickets are brought up to that.
 */
export const alignment: Migration = {
  version: 2,
  async upgrade(_db, tx) {
    const objective = tx.objectStore('objective');
    objective.createIndex?.('byParent', 'parent.id');
    objective.createIndex?.('byArchived', ['cycleId', 'archivedAt']);
    tx.objectStore('keyResult').createIndex?.('byArchived', ['local.cycleId', 'archivedAt']);
    const tickets = tx.objectStore('ticket');
    tickets.createIndex?.('byArchived', ['workspaceId', 'host', 'site', 'archivedAt']);
    let cursor = await tickets.openCursor();
    while (cursor) {
      const row: TicketRow = cursor.value;
      if (row.hostId !== null && row.local !== undefined) {
        const hostKey = [row.workspaceId, row.host, row.hostId];
        await cursor.update?.({ ...row, local: { ...row.local, hostKey } });
      }
      cursor = await cursor.continue();
    }
  },
};
