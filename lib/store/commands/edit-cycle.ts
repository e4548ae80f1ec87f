import * as z from 'zod/mini';
import { daySchema, idSchema, titleSchema } from '../../okr/kinds/base';
import { cycleSchema } from '../../okr/kinds/cycle';
import { cadenceSchema } from '../../okr/kinds/workspace';
import type { Command } from '../command';
import { checkCycle } from '../dashboard/place-cycle';

/** Other days change nothing of what hangs on it: windows that no longer fit are a hint on the plan. */
export const editCycle: Command<'editCycle'> = {
  args: z.object({
    cycleId: idSchema,
    name: z.optional(titleSchema),
    kind: z.optional(cycleSchema.shape.kind),
    startOn: z.optional(daySchema),
    endOn: z.optional(daySchema),
    parentId: z.optional(z.nullable(idSchema)),
    cadence: z.optional(cadenceSchema),
    state: z.optional(cycleSchema.shape.state),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { cycleId, ...args }) {
    const { workspace } = await write.here();
    const cycle = await write.needHere('cycle', cycleId, workspace.id);
    if (args.parentId) await write.needHere('cycle', args.parentId, workspace.id);
    const fields = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
    const next = { ...cycle, ...fields };
    const isPlaced = (['kind', 'startOn', 'endOn', 'parentId'] as const).every(
      (field) => next[field] === cycle[field],
    );
    if (!isPlaced) await checkCycle(write, next);
    write.patch('cycle', cycle, fields);
    return null;
  },
};
