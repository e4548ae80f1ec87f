import type { Kind } from '../../okr/kinds';
import { enqueue } from '../../sync/client/enqueue';
import type { Touched } from '../../sync/client/types';
import { refuse } from '../failure';
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
  for (const id of byWorkspace.keys()) {
    // Else the server refuses it later, and it is taken back when nobody remembers it.
    if (write.state.readOnly?.includes(id)) throw refuse('invalid', 'failReadOnly', await nameOf(write, id));
  }
  const tx = new WriteTx(write);
  for (const [workspaceId, touched] of byWorkspace) await enqueue(tx, workspaceId, write.stamp, touched);
}

const nameOf = async (write: Write, workspaceId: string): Promise<string> =>
  (await write.get('workspace', workspaceId))?.name ?? '';
