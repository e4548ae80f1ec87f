import * as z from 'zod/mini';
import type { Command } from '../command';
import { refuse } from '../failure';

export const disconnectWorkspace: Command<'disconnectWorkspace'> = {
  args: z.object({ workspaceId: z.string().check(z.minLength(1), z.maxLength(64)) }),
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
