import * as z from 'zod/mini';
import type { Command } from '../command';
import { refuse } from '../failure';

export const becomeMember: Command<'becomeMember'> = {
  args: z.object({
    workspaceId: z.string().check(z.minLength(1), z.maxLength(64)),
    memberId: z.nullable(z.string().check(z.minLength(1), z.maxLength(64))),
    name: z.string(),
  }),
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
