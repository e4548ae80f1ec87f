import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import type { Team } from '../../okr/kinds/team';
import { isPrivate } from '../../okr/scope';
import type { Command } from '../command';
import { checkParentScope } from '../dashboard/scopes';
import { changeSet, setChangeSchema } from '../dashboard/sets';
import { refuse } from '../failure';
import type { Write } from '../write';

export const editTeam: Command<'editTeam'> = {
  args: z.object({
    teamId: idSchema,
    name: z.optional(titleSchema),
    color: z.optional(z.nullable(z.string().check(z.regex(/^#[0-9a-f]{6}$/i)))),
    leadId: z.optional(z.nullable(idSchema)),
    parentId: z.optional(z.nullable(idSchema)),
    members: setChangeSchema,
  }),
  stores: ['workspace', 'member', 'team'],
  async run(write, { teamId, name, color, leadId, parentId, members }) {
    const { workspace } = await write.here();
    const team = await write.needHere('team', teamId, workspace.id);
    if (leadId) await write.needHere('member', leadId, workspace.id);
    if (parentId) await checkParentTeam(write, teamId, parentId, workspace.id);
    const fields: Partial<Team> = {};
    if (name !== undefined) fields.name = name;
    if (color !== undefined) fields.color = color ?? undefined;
    if (leadId !== undefined) fields.leadId = leadId;
    if (parentId !== undefined) fields.parentId = parentId;
    if (members) fields.memberIds = await changeSet(write, 'member', team.memberIds, members, workspace.id);
    if (isPrivate(team)) checkReaders({ ...team, ...fields });
    write.patch('team', team, fields);
    return null;
  },
};

/** Without anybody in it, nobody could read what it has, nor let anybody in. */
function checkReaders({ memberIds }: Team): void {
  if (!Object.values(memberIds).includes(true)) throw refuse('invalid', 'dashFailPrivateTeamEmpty');
}

async function checkParentTeam(
  write: Write,
  teamId: string,
  parentId: string,
  workspaceId: string,
): Promise<void> {
  const seen = new Set<string>();
  let at: Team | undefined = await write.needHere('team', parentId, workspaceId);
  checkParentScope(at);
  // A loop that two devices made together is walked once.
  while (at && !seen.has(at.id)) {
    if (at.id === teamId) throw refuse('invalid', 'failTeamLoop');
    seen.add(at.id);
    at = at.parentId === null ? undefined : await write.get('team', at.parentId);
  }
}
