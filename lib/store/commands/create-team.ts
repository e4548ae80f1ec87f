import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import { teamSchema } from '../../okr/kinds/team';
import type { Command } from '../command';
import type { Write } from '../write';

/** With its lead among its members; without one, me. */
export const createTeam: Command<'createTeam'> = {
  args: z.object({
    name: titleSchema,
    color: teamSchema.shape.color,
    leadId: z.optional(z.nullable(idSchema)),
    parentId: z.optional(z.nullable(idSchema)),
  }),
  stores: ['workspace', 'member', 'team'],
  async run(write, fields) {
    const { workspace, me } = await write.here();
    if (fields.leadId) await write.needHere('member', fields.leadId, workspace.id);
    if (fields.parentId) await write.needHere('team', fields.parentId, workspace.id);
    return { teamId: createTeamIn(write, { workspaceId: workspace.id, memberId: me.id }, fields) };
  },
};

export function createTeamIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  {
    leadId = null,
    parentId = null,
    ...fields
  }: {
    name: string;
    color?: string;
    leadId?: string | null;
    parentId?: string | null;
  },
): string {
  return write.create('team', by, {
    ...fields,
    leadId,
    memberIds: { [leadId ?? by.memberId]: true },
    parentId,
  });
}
