import * as z from 'zod/mini';
import type { Command } from '../command';
import { refuse } from '../failure';

export const connectWorkspace: Command<'connectWorkspace'> = {
  args: z.object({
    workspaceId: z.string().check(z.minLength(1), z.maxLength(64)),
    server: z.string(),
    userId: z.string(),
    memberId: z.nullable(z.string().check(z.minLength(1), z.maxLength(64))),
    mode: z.enum(['upload', 'join']),
    name: z.string(),
  }),
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
