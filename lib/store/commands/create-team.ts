import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import { teamSchema } from '../../okr/kinds/team';
import type { Command } from '../command';
import { checkParentScope } from '../dashboard/scopes';
import type { Write } from '../write';

/**
 * With its lead among its members; without one, me. A private team is a scope of its own, and always has me in it: else
 * what I just made would be gone for me.
 */
export const createTeam: Command<'createTeam'> = {
  args: z.object({
    name: titleSchema,
    color: teamSchema.shape.color,
    leadId: z.optional(z.nullable(idSchema)),
    parentId: z.optional(z.nullable(idSchema)),
    private: z.optional(z.boolean()),
  }),
  stores: ['workspace', 'member', 'team'],
  async run(write, fields) {
    const { workspace, me } = await write.here();
    if (fields.leadId) await write.needHere('member', fields.leadId, workspace.id);
    if (fields.parentId) checkParentScope(await write.needHere('team', fields.parentId, workspace.id));
    return { teamId: createTeamIn(write, { workspaceId: workspace.id, memberId: me.id }, fields) };
  },
};

export function createTeamIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  {
    leadId = null,
    parentId = null,
    private: isPrivate = false,
    ...fields
  }: {
    name: string;
    color?: string;
    leadId?: string | null;
    parentId?: string | null;
    private?: boolean;
  },
): string {
  const id = write.newId();
  const lead = leadId ?? by.memberId;
  return write.create('team', isPrivate ? { ...by, scopeId: id } : by, {
    id,
    ...fields,
    leadId,
    memberIds: isPrivate ? { [lead]: true, [by.memberId]: true } : { [lead]: true },
    parentId,
  });
}
