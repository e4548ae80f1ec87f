import { limits } from '../../protocol/mutation';
import type { PushRequest } from '../../protocol/push';
import { protocolVersion } from '../../protocol/version';
import type { SyncTx } from './types';

/** Room for what is around the mutations. */
const most = limits.bytes * 0.9;

/** The queue's head as a push; null = nothing waits. From now on it was sent, so it will never be changed. */
export async function nextBatch(
  tx: SyncTx,
  workspaceId: string,
  count: number = limits.mutations,
): Promise<PushRequest | null> {
  const mutations: PushRequest['mutations'] = [];
  let bytes = 0;
  for (const pending of await tx.pending(workspaceId, Math.min(count, limits.mutations))) {
    const { workspaceId: _, sent, ...mutation } = pending;
    bytes += new TextEncoder().encode(JSON.stringify(mutation)).length + 1;
    if (mutations.length > 0 && bytes > most) break;
    mutations.push(mutation);
    if (!sent) tx.putPending({ ...pending, sent: true });
  }
  const [first] = mutations;
  if (!first) return null;
  return { client: tx.clientId, schema: protocolVersion, last: first.mid - 1, mutations };
}
