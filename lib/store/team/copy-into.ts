import * as z from 'zod/mini';
import type { Command } from '../command';
import { refuse } from '../failure';

export const copyInto: Command<'copyInto'> = {
  args: z.object({
    from: z.string().check(z.minLength(1), z.maxLength(64)),
    to: z.string().check(z.minLength(1), z.maxLength(64)),
    objectiveIds: z.array(z.string().check(z.minLength(1), z.maxLength(64))),
  }),
  stores: [],
  async run() {
    throw refuse('invalid', 'failUnexpected');
  },
};
