import * as z from 'zod/mini';
import { kindNames } from '../../okr/kinds';
import { idSchema } from '../../okr/kinds/base';
import { disconnect } from '../../sync/client/connect';
import type { Command } from '../command';
import { refuse } from '../failure';
import { WriteTx } from '../sync/write-tx';
import type { Write } from '../write';

export const disconnectWorkspace: Command<'disconnectWorkspace'> = {
  args: z.object({ workspaceId: idSchema }),
  stores: [...kindNames, 'rejected', 'roster'],
  isUndoable: false,
  async run(write, { workspaceId }) {
    const tx = new WriteTx(write);
    if (!(await tx.connection(workspaceId))) throw refuse('not-found', 'failNotFound');
    const waiting = (await tx.pending(workspaceId)).length;
    await disconnect(tx, workspaceId);
    await tx.settled();
    dropTold(write, workspaceId);
    return { waiting };
  },
};

/** What a server told of a workspace, and what it refused there. */
export function dropTold(write: Write, workspaceId: string): void {
  write.state.readOnly = write.state.readOnly?.filter((id) => id !== workspaceId);
  const refused = IDBKeyRange.bound([workspaceId], [workspaceId, []]);
  write.later(write.tx.objectStore('rejected').delete(refused));
  write.later(write.tx.objectStore('roster').delete(workspaceId));
}
