import { createOf } from './mutation-of';
import { sharesTitles } from './rebuild';
import type { Pending, SyncTx } from './types';

/**
 * Everything has come. What the server lacks goes, unless something of it waits: then the whole of it is offered, as a
 * change of what is not there would be refused.
 */
export async function finishBootstrap(tx: SyncTx, workspaceId: string): Promise<void> {
  const connection = await tx.connection(workspaceId);
  if (!connection?.bootstrap) return;
  const shares = await sharesTitles(tx, workspaceId);
  for (const [id, kind] of Object.entries(connection.unseen ?? {})) {
    const waiting = await tx.pendingOf(workspaceId, id);
    const [first] = waiting;
    const record = await tx.record(kind, id);
    if (!first) tx.dropRecord(kind, id);
    else if (record && first.op === 'patch' && waiting.every(({ sent }) => !sent)) {
      tx.putConfirmed({ id, kind, workspaceId, record: null });
      const said = createOf(kind, record, first.hlc, shares);
      tx.putPending({ ...said, kind, workspaceId, mid: first.mid } satisfies Pending);
    }
  }
  tx.putConnection({ ...connection, bootstrap: null, unseen: null });
}
