import type { Kind } from '../../okr/kinds';
import { placeOf, renumber } from './queue';
import type { SyncTx } from './types';

/**
 * A new client id, for all connected workspaces: their queues are kept, as they were written, numbered from 1, and count
 * as never sent. The named workspace is read anew; null = all are, since this store is an older copy of itself.
 */
export async function startOver(tx: SyncTx, workspaceId: string | null): Promise<void> {
  tx.newClientId();
  for (const found of await tx.connections()) {
    const connection = { ...found };
    const waiting = await tx.pending(connection.workspaceId);
    const inOrder = [...waiting].sort((a, b) => placeOf(a) - placeOf(b)).map(({ place: _, ...one }) => one);
    renumber(tx, connection, waiting, inOrder, 1);
    tx.putConnection(connection);
    if (workspaceId === null || workspaceId === connection.workspaceId)
      await readAnew(tx, connection.workspaceId);
  }
}

/** The workspace is read from the start; what the server lacks goes when that is done. */
export async function readAnew(tx: SyncTx, workspaceId: string): Promise<void> {
  const connection = await tx.connection(workspaceId);
  if (!connection) return;
  const unseen: Record<string, Kind> = {};
  for (const { kind, record } of await tx.records(workspaceId)) unseen[record.id] = kind;
  for (const { kind, id } of await tx.pending(workspaceId)) unseen[id] = kind;
  const { opened: _, ...rest } = connection;
  tx.putConnection({ ...rest, cursor: null, bootstrap: { done: 0, total: null }, unseen });
}
