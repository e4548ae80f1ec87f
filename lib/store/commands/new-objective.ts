import type { Commands } from '../api';
import { scopeOfNew } from '../dashboard/scopes';
import type { Write } from '../write';
import { rankAfterLast } from './parts';

type Args = Commands['createObjective']['args'];

/** Active and owned by me unless given, after the last of its cycle unless ranked. */
export async function createObjectiveIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  {
    title,
    cycleId,
    teamId: named,
    ownerId,
    description,
    parent,
    ambition,
    level,
    state,
  }: Omit<Args, 'after'>,
  rank?: string,
): Promise<string> {
  await write.needHere('cycle', cycleId, by.workspaceId);
  if (ownerId) await write.needHere('member', ownerId, by.workspaceId);
  const { scopeId, teamId } = await scopeOfNew(write, by.workspaceId, named, parent);
  return write.create(
    'objective',
    { ...by, scopeId },
    {
      title,
      ...(description && { description }),
      level: level ?? (teamId === undefined ? 'company' : 'team'),
      ownerId: ownerId === undefined ? by.memberId : ownerId,
      contributorIds: {},
      teamIds: teamId === undefined ? {} : { [teamId]: true },
      parent: parent ?? null,
      cycleId,
      ambition: ambition ?? 'committed',
      state: state ?? 'active',
      outcome: null,
      nextStep: null,
      grade: null,
      labels: {},
      rank: rank ?? (await rankAfterLast(write, 'objective', cycleId)),
    },
  );
}
