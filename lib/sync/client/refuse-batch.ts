import type { PushRequest } from '../../protocol/push';
import { putNotice, renumber } from './queue';
import { rebuild } from './rebuild';
import type { SyncTx } from './types';

/**
 * The server cannot read this one mutation at all, so it took in neither it nor anything after: it leaves the queue,
 * the rest moves up, and the person is told.
 */
export async function refuseUnread(
  tx: SyncTx,
  workspaceId: string,
  request: PushRequest,
  code: 'invalid' | 'too-large',
): Promise<void> {
  const found = await tx.connection(workspaceId);
  const waiting = await tx.pending(workspaceId);
  const [poison] = waiting;
  if (!found || !poison || request.client !== tx.clientId || request.mutations[0]?.mid !== poison.mid) return;
  const connection = { ...found };
  putNotice(tx, connection, code, poison);
  renumber(tx, connection, waiting, waiting.slice(1), poison.mid);
  tx.putConnection(connection);
  const confirmed = await tx.confirmed(poison.id);
  if (!confirmed) return;
  if ((await tx.pendingOf(workspaceId, poison.id)).length === 0) tx.dropConfirmed(poison.id);
  await rebuild(tx, confirmed, confirmed.record);
}
