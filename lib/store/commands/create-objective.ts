import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import type { Write } from '../write';
import { rankAfterLast } from './parts';

export const createObjective: Command<'createObjective'> = {
  args: z.object({ title: titleSchema, cycleId: idSchema, teamId: z.optional(idSchema) }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective'],
  async run(write, args) {
    const { workspace, me } = await write.here();
    return {
      objectiveId: await createObjectiveIn(write, { workspaceId: workspace.id, memberId: me.id }, args),
    };
  },
};

/** Active, owned by me, after the last of its cycle. */
export async function createObjectiveIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  { title, cycleId, teamId }: { title: string; cycleId: string; teamId?: string },
): Promise<string> {
  await write.needHere('cycle', cycleId, by.workspaceId);
  if (teamId !== undefined) await write.needHere('team', teamId, by.workspaceId);
  return write.create('objective', by, {
    title,
    level: teamId === undefined ? 'company' : 'team',
    ownerId: by.memberId,
    contributorIds: {},
    teamIds: teamId === undefined ? {} : { [teamId]: true },
    parent: null,
    cycleId,
    ambition: 'committed',
    state: 'active',
    outcome: null,
    nextStep: null,
    grade: null,
    labels: {},
    rank: await rankAfterLast(write, 'objective', cycleId),
  });
}
