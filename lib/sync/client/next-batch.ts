import { limits } from '../../protocol/mutation';
import type { PushRequest } from '../../protocol/push';
import { protocolVersion } from '../../protocol/version';
import type { Pending, SyncTx } from './types';

/** Room for what is around the mutations. */
const most = limits.bytes * 0.9;

/** The queue's head as a push; null = nothing waits. From now on it was sent, so it will never be changed. */
export async function nextBatch(
  tx: SyncTx,
  workspaceId: string,
  count: number = limits.mutations,
): Promise<PushRequest | null> {
  const mutations: PushRequest['mutations'] = [];
  const opened: string[] = [];
  let bytes = 0;
  for (const pending of await tx.pending(workspaceId, Math.min(count, limits.mutations))) {
    const { workspaceId: _, sent, place: _place, ...mutation } = pending;
    bytes += new TextEncoder().encode(JSON.stringify(mutation)).length + 1;
    if (mutations.length > 0 && bytes > most) break;
    mutations.push(mutation);
    if (sent) continue;
    tx.putPending({ ...pending, sent: true });
    if (opensScope(pending)) opened.push(pending.id);
  }
  const [first] = mutations;
  if (!first) return null;
  const connection = opened.length > 0 ? await tx.connection(workspaceId) : null;
  if (connection)
    tx.putConnection({ ...connection, opened: [...new Set([...(connection.opened ?? []), ...opened])] });
  return { client: tx.clientId, schema: protocolVersion, last: first.mid - 1, mutations };
}

/** A private team’s record is of a scope of its own. */
const opensScope = ({ kind, op, id, patch }: Pending) =>
  kind === 'team' && op === 'create' && patch.scopeId === id;
