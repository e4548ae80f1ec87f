import type { Kind } from '../../okr/kinds';
import { enqueue } from '../../sync/client/enqueue';
import type { Touched } from '../../sync/client/types';
import type { Stored } from '../schema';
import type { Write } from '../write';
import { synced, WriteTx } from './write-tx';

/** Before a command's commit: what it changed in connected workspaces goes into their queues, in its transaction. */
export const queueWrite = (write: Write): Promise<void> => queueChanges(write, write.changes());

export async function queueChanges(
  write: Write,
  changes: readonly { kind: Kind; before: Stored<Kind> | null; after: Stored<Kind> }[],
): Promise<void> {
  const byWorkspace = new Map<string, Touched[]>();
  for (const { kind, before, after } of changes) {
    const { workspaceId } = after;
    if (!write.state.connected.includes(workspaceId)) continue;
    const touched = byWorkspace.get(workspaceId) ?? [];
    byWorkspace.set(workspaceId, touched);
    touched.push({ kind, before: before && synced(before), after: synced(after) });
  }
  const tx = new WriteTx(write);
  for (const [workspaceId, touched] of byWorkspace) await enqueue(tx, workspaceId, write.stamp, touched);
}
