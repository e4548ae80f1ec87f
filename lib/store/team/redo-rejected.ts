import * as z from 'zod/mini';
import type { Command } from '../command';
import { refuse } from '../failure';

export const redoRejected: Command<'redoRejected'> = {
  args: z.object({ workspaceId: z.string().check(z.minLength(1), z.maxLength(64)), mid: z.int() }),
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
