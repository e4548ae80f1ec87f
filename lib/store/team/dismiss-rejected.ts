import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';

/** What was refused is as it was before: only the notice goes. */
export const dismissRejected: Command<'dismissRejected'> = {
  args: z.object({ workspaceId: idSchema, mid: z.int() }),
  stores: ['rejected'],
  isUndoable: false,
  async run(write, { workspaceId, mid }) {
    write.later(write.tx.objectStore('rejected').delete([workspaceId, mid]));
    return null;
  },
};
