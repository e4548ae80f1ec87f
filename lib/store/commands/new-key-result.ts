import type { KeyResult } from '../../okr/kinds/key-result';
import { windowOf } from '../../okr/pace';
import type { Commands } from '../api';
import { refuse } from '../failure';
import type { Write } from '../write';
import { checkMetric, rankAfterLast } from './parts';

type Args = Commands['createKeyResult']['args'];

/** Owned by me unless given, after the last of its objective unless ranked. Its window starts today where the cycle has begun. */
export async function createKeyResultIn(
  write: Write,
  args: Omit<Args, 'after'>,
  rank?: string,
): Promise<string> {
  const { workspace, me, today } = await write.here();
  const objective = await write.needHere('objective', args.objectiveId, workspace.id);
  const cycle = await write.needHere('cycle', objective.cycleId, workspace.id);
  const { title, metric, shortName, description, evidenceUrl, ownerId, dueOn = null } = args;
  if (ownerId) await write.needHere('member', ownerId, workspace.id);
  checkMetric(metric);
  const state = args.state ?? (objective.state === 'draft' ? 'draft' : 'active');
  const startOn = args.startOn ?? (state === 'active' ? activeFrom(cycle, today) : null);
  checkWindow({ startOn, dueOn }, cycle);
  return write.create(
    'keyResult',
    { workspaceId: workspace.id, memberId: me.id, scopeId: objective.scopeId },
    {
      objectiveId: objective.id,
      title,
      ...(shortName && { shortName }),
      ...(description && { description }),
      ownerId: ownerId === undefined ? me.id : ownerId,
      contributorIds: {},
      teamIds: {},
      nature: args.nature ?? 'outcome',
      metric,
      source: args.source ?? { type: 'manual' },
      weight: args.weight ?? 1,
      startOn,
      dueOn,
      ...(evidenceUrl !== undefined && { evidenceUrl }),
      state,
      outcome: null,
      grade: null,
      rank: rank ?? (await rankAfterLast(write, 'keyResult', objective.id)),
    },
  );
}

/** The first day of a window that is made active now; null = the cycle's own. */
export const activeFrom = (cycle: { startOn: string; endOn: string }, today: string): string | null =>
  today > cycle.startOn && today <= cycle.endOn ? today : null;

/** Days outside the cycle are a hint; an end before the start is refused. */
export function checkWindow(
  days: Pick<KeyResult, 'startOn' | 'dueOn'>,
  cycle: { startOn: string; endOn: string },
): void {
  const { startOn, dueOn } = windowOf(days, cycle);
  if (dueOn < startOn) throw refuse('invalid', 'failDueBeforeStart');
}
