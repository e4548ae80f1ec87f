import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import { cadenceSchema } from '../../okr/kinds/workspace';
import type { Command } from '../command';
import { checkCycle } from '../dashboard/place-cycle';
import { createCycleIn, newCycleSchema } from './start-workspace';

export const createCycle: Command<'createCycle'> = {
  args: z.extend(newCycleSchema, {
    parentId: z.optional(z.nullable(idSchema)),
    cadence: z.optional(cadenceSchema),
  }),
  stores: ['workspace', 'member', 'cycle'],
  async run(write, { parentId = null, cadence, ...cycle }) {
    const { workspace, me } = await write.here();
    const by = { workspaceId: workspace.id, memberId: me.id };
    if (parentId !== null) await write.needHere('cycle', parentId, workspace.id);
    await checkCycle(write, { ...cycle, id: null, workspaceId: workspace.id, parentId });
    return {
      cycleId: createCycleIn(write, by, { ...cycle, cadence: cadence ?? workspace.cadence }, parentId),
    };
  },
};
