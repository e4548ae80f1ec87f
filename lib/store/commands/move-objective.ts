import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import { objectiveSchema } from '../../okr/kinds/objective';
import type { Command } from '../command';
import { checkParent, placeIn } from '../dashboard/place-objective';

/** Its key results come along: they hang on the objective. Days of theirs outside the new cycle stay, with a hint. */
export const moveObjective: Command<'moveObjective'> = {
  args: z.object({
    objectiveId: idSchema,
    after: z.nullable(idSchema),
    cycleId: z.optional(idSchema),
    parent: z.optional(objectiveSchema.shape.parent),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { objectiveId, after, cycleId, parent }) {
    const { workspace } = await write.here();
    const objective = await write.needHere('objective', objectiveId, workspace.id);
    if (parent !== undefined) await checkParent(write, objective, parent);
    const home = cycleId ?? objective.cycleId;
    if (after === objectiveId && home === objective.cycleId && parent === undefined) return null;
    const rank = await placeIn(write, objective, home, after === objectiveId ? undefined : after);
    write.patch('objective', objective, { cycleId: home, rank, ...(parent !== undefined && { parent }) });
    return null;
  },
};
