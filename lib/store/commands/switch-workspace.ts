import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import { refuse } from '../failure';

export const switchWorkspace: Command<'switchWorkspace'> = {
  args: z.object({ workspaceId: idSchema }),
  stores: ['workspace'],
  isUndoable: false,
  async run(write, { workspaceId }) {
    const workspace = await write.need('workspace', workspaceId);
    if (workspace.archivedAt !== null) throw refuse('not-found', 'failNotFound');
    write.state.activeWorkspaceId = workspaceId;
    return null;
  },
};
