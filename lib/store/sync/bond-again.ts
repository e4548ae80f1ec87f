import { rebuild } from '../../sync/client/rebuild';
import { startOver } from '../../sync/client/start-over';
import type { Write } from '../write';
import { WriteTx } from './write-tx';

/**
 * After all records were replaced: the bonds stand, under a new client id. What waits still waits, now on top of what has
 * come in; then everything is read from the servers anew.
 */
export async function bondAgain(write: Write): Promise<void> {
  const { connected } = write.state;
  if (connected.length === 0) return;
  const tx = new WriteTx(write);
  for (const workspaceId of connected) {
    const waiting = new Map((await tx.pending(workspaceId)).map(({ id, kind }) => [id, kind]));
    for (const [id, kind] of waiting) {
      const record = await tx.record(kind, id);
      tx.putConfirmed({ id, kind, workspaceId, record });
      await rebuild(tx, { kind, id, workspaceId }, record);
    }
  }
  await startOver(tx, null);
  await tx.settled();
}
