import type { Commands } from '../api';
import type { By, Write } from '../write';
import { rankAfterLast } from './parts';

type Args = Commands['createObjective']['args'];

/**
 * Active and owned by me unless given, after the last of its cycle unless ranked. Team, parent and scope are checked
 * already, by `scopeOfNew`: a ticket's page makes objectives without them.
 */
export async function createObjectiveIn(
  write: Write,
  by: By,
  { title, cycleId, teamId, ownerId, description, parent, ambition, level, state }: Omit<Args, 'after'>,
  rank?: string,
): Promise<string> {
  await write.needHere('cycle', cycleId, by.workspaceId);
  if (ownerId) await write.needHere('member', ownerId, by.workspaceId);
  return write.create('objective', by, {
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
  });
}
