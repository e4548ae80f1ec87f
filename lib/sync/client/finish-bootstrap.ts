import { createOf } from './mutation-of';
import { append } from './queue';
import { rebuild, sharesTitles } from './rebuild';
import type { SyncTx } from './types';

/**
 * Everything has come. What the server lacks goes, unless something of it waits: then the whole of it is offered, as a
 * change of what is not there would be refused.
 */
export async function finishBootstrap(tx: SyncTx, workspaceId: string): Promise<void> {
  const found = await tx.connection(workspaceId);
  if (!found?.bootstrap) return;
  const connection = { ...found, bootstrap: null, unseen: null };
  const shares = await sharesTitles(tx, workspaceId);
  for (const [id, kind] of Object.entries(found.unseen ?? {})) {
    const [first] = await tx.pendingOf(workspaceId, id);
    if (!first) {
      tx.dropRecord(kind, id);
      continue;
    }
    tx.putConfirmed({ id, kind, workspaceId, record: null });
    // Made here: what stood on it of others is no more, and the next answer would take it away.
    if (first.op === 'create') await rebuild(tx, { kind, id, workspaceId }, null);
    const record = first.op === 'patch' ? await tx.record(kind, id) : null;
    if (!record) continue;
    const said = createOf(kind, record, first.hlc, shares);
    // What was sent is never changed: the whole follows it then.
    if (first.sent) await append(tx, connection, said, null);
    else {
      const { mid, place } = first;
      tx.putPending({ ...said, kind, workspaceId, mid, ...(place !== undefined && { place }) });
    }
  }
  tx.putConnection(connection);
}
