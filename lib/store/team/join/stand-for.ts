import { isPrivate } from '../../../okr/scope';
import type { Write } from '../../write';

/**
 * From now on I am this member. Where I was somebody else, that record becomes another name of the member: nothing that
 * names it is rewritten. The member itself may not have come from the server yet.
 */
export async function standFor(write: Write, workspaceId: string, memberId: string): Promise<void> {
  const before = await write.me(workspaceId);
  if (before && before.id !== memberId) {
    await keepReading(write, before.id, memberId, workspaceId);
    write.patch('member', await write.need('member', before.id), { aliasOf: memberId });
  }
  write.state.me[workspaceId] = memberId;
}

/** Who may read a private team is told by who is in it: there, an alias counts for nothing. */
async function keepReading(write: Write, aliasId: string, id: string, workspaceId: string): Promise<void> {
  for (const team of await write.by('team', 'byWorkspace', workspaceId)) {
    const isIn = team.memberIds[aliasId] === true && team.memberIds[id] !== true;
    if (!isPrivate(team) || (!isIn && team.leadId !== aliasId)) continue;
    write.patch('team', team, {
      ...(isIn && { memberIds: { ...team.memberIds, [id]: true } }),
      ...(team.leadId === aliasId && { leadId: id }),
    });
  }
}
