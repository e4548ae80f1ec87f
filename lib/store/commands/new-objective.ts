import type { Commands } from '../api';
import type { Write } from '../write';
import { rankAfterLast } from './parts';

type Args = Commands['createObjective']['args'];

/** Active and owned by me unless given, after the last of its cycle unless ranked. */
export async function createObjectiveIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  { title, cycleId, teamId, ownerId, description, parent, ambition, level, state }: Omit<Args, 'after'>,
  rank?: string,
): Promise<string> {
  await write.needHere('cycle', cycleId, by.workspaceId);
  if (teamId !== undefined) await write.needHere('team', teamId, by.workspaceId);
  if (ownerId) await write.needHere('member', ownerId, by.workspaceId);
  if (parent) await write.needHere(parent.kind, parent.id, by.workspaceId);
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
