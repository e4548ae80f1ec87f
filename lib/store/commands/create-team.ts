import * as z from 'zod/mini';
import { titleSchema } from '../../okr/kinds/base';
import { teamSchema } from '../../okr/kinds/team';
import type { Command } from '../command';
import type { Write } from '../write';

export const createTeam: Command<'createTeam'> = {
  args: z.object({ name: titleSchema, color: teamSchema.shape.color }),
  stores: ['workspace', 'member', 'team'],
  async run(write, fields) {
    const { workspace, me } = await write.here();
    return { teamId: createTeamIn(write, { workspaceId: workspace.id, memberId: me.id }, fields) };
  },
};

export function createTeamIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  fields: { name: string; color?: string },
): string {
  return write.create('team', by, {
    ...fields,
    leadId: null,
    memberIds: { [by.memberId]: true },
    parentId: null,
  });
}
