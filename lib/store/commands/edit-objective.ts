import * as z from 'zod/mini';
import { idSchema, textSchema, titleSchema } from '../../okr/kinds/base';
import { type Objective, objectiveSchema } from '../../okr/kinds/objective';
import type { Command } from '../command';
import { checkParent, placeIn } from '../dashboard/place-objective';
import { checkTeams } from '../dashboard/scopes';
import { changeSet, setChangeSchema } from '../dashboard/sets';

const { parent, ambition, level, includeChildren } = objectiveSchema.shape;

export const editObjective: Command<'editObjective'> = {
  args: z.object({
    objectiveId: idSchema,
    title: z.optional(titleSchema),
    description: z.optional(z.nullable(textSchema)),
    ownerId: z.optional(z.nullable(idSchema)),
    contributors: setChangeSchema,
    teams: setChangeSchema,
    labels: setChangeSchema,
    parent: z.optional(parent),
    cycleId: z.optional(idSchema),
    ambition: z.optional(ambition),
    level: z.optional(level),
    includeChildren,
  }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { objectiveId, contributors, teams, labels, description, ...args }) {
    const { workspace } = await write.here();
    const objective = await write.needHere('objective', objectiveId, workspace.id);
    if (args.ownerId) await write.needHere('member', args.ownerId, workspace.id);
    if (args.parent !== undefined) await checkParent(write, objective, args.parent);
    if (teams) await checkTeams(write, objective, teams);
    const sets: Partial<Objective> = {
      ...(contributors && {
        contributorIds: await changeSet(
          write,
          'member',
          objective.contributorIds,
          contributors,
          workspace.id,
        ),
      }),
      ...(teams && { teamIds: await changeSet(write, 'team', objective.teamIds, teams, workspace.id) }),
      ...(labels && { labels: await changeSet(write, null, objective.labels, labels, workspace.id) }),
    };
    const fields = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
    const rank = await placeIn(write, objective, args.cycleId ?? objective.cycleId, undefined);
    write.patch('objective', objective, {
      ...fields,
      ...sets,
      // null or nothing takes the text out: the field is then absent.
      ...(description !== undefined && { description: description || undefined }),
      rank,
    });
    return null;
  },
};
