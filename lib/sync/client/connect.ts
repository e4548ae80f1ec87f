import { startOver } from './start-over';
import type { Connection, SyncTx } from './types';

/**
 * Bonds a workspace with a server; all of it is to be read. Under a new client id, as the server may know this one's
 * numbers from an earlier bond, or as another person's. Never the sample.
 */
export async function connect(
  tx: SyncTx,
  { workspaceId, server, userId }: Pick<Connection, 'workspaceId' | 'server' | 'userId'>,
): Promise<void> {
  if ((await tx.record('workspace', workspaceId))?.sample === true) return;
  await disconnect(tx, workspaceId);
  tx.putConnection({
    workspaceId,
    server,
    userId,
    mid: 0,
    refused: 0,
    cursor: null,
    bootstrap: null,
    unseen: null,
    problem: null,
    syncedAt: null,
  });
  await startOver(tx, workspaceId);
}

/** The bond ends, with what waited; the records stay as they are shown. */
export async function disconnect(tx: SyncTx, workspaceId: string): Promise<void> {
  for (const { mid, id } of await tx.pending(workspaceId)) {
    tx.dropPending(workspaceId, mid);
    tx.dropConfirmed(id);
  }
  tx.dropConnection(workspaceId);
}
