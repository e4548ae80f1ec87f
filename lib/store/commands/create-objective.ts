import * as z from 'zod/mini';
import { idSchema, textSchema, titleSchema } from '../../okr/kinds/base';
import { objectiveSchema } from '../../okr/kinds/objective';
import type { Command } from '../command';
import { rankAfter } from '../dashboard/ranks';
import { scopeOfNew } from '../dashboard/scopes';
import { createObjectiveIn } from './new-objective';

export const createObjective: Command<'createObjective'> = {
  args: z.object({
    title: titleSchema,
    cycleId: idSchema,
    teamId: z.optional(idSchema),
    ownerId: z.optional(z.nullable(idSchema)),
    description: z.optional(textSchema),
    parent: z.optional(objectiveSchema.shape.parent),
    ambition: z.optional(objectiveSchema.shape.ambition),
    level: z.optional(objectiveSchema.shape.level),
    state: z.optional(z.enum(['draft', 'active'])),
    after: z.optional(z.nullable(idSchema)),
  }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { after, ...args }) {
    const { workspace, me } = await write.here();
    const rank = after === undefined ? undefined : await rankAfter(write, 'objective', args.cycleId, after);
    const { scopeId, teamId } = await scopeOfNew(write, workspace.id, args.teamId, args.parent);
    const by = { workspaceId: workspace.id, memberId: me.id, scopeId };
    return { objectiveId: await createObjectiveIn(write, by, { ...args, teamId }, rank) };
  },
};
