import type { Objective } from '../../okr/kinds/objective';
import { refuseParent } from '../../okr/parents';
import { rankAfterLast } from '../commands/parts';
import { Refusal } from '../failure';
import type { Stored } from '../schema';
import type { Write } from '../write';
import { ancestorsOf } from './ancestors';
import { byEnd } from './order';
import { rankAfter } from './ranks';
import { checkBelow } from './scopes';

/** Refuses a parent that is gone, or that stands below the objective itself. */
export async function checkParent(
  write: Write,
  objective: Stored<'objective'>,
  parent: Objective['parent'],
): Promise<void> {
  if (parent === null) return;
  checkBelow(objective, await write.needHere(parent.kind, parent.id, objective.workspaceId));
  const above = await ancestorsOf(write, parent);
  const refusal = refuseParent(objective.id, parent, above.objectives, above.keyResults);
  if (refusal) throw new Refusal({ code: 'invalid', ...refusal });
}

/**
 * The objective's new rank, in the cycle it goes to. After an objective of another cycle it stands at its own cycle's
 * edge on that side, since cycles shown together stand one after another; undefined = it keeps its place, or the last.
 */
export async function placeIn(
  write: Write,
  objective: Stored<'objective'>,
  cycleId: string,
  after: string | null | undefined,
): Promise<string> {
  if (cycleId !== objective.cycleId) await write.needHere('cycle', cycleId, objective.workspaceId);
  if (after === undefined) {
    return cycleId === objective.cycleId ? objective.rank : rankAfterLast(write, 'objective', cycleId);
  }
  const before = after === null ? null : await write.needHere('objective', after, objective.workspaceId);
  if (before === null || before.cycleId === cycleId)
    return rankAfter(write, 'objective', cycleId, after, objective.id);
  const [other, own] = [await write.need('cycle', before.cycleId), await write.need('cycle', cycleId)];
  return byEnd(other, own) < 0
    ? rankAfter(write, 'objective', cycleId, null, objective.id)
    : rankAfterLast(write, 'objective', cycleId);
}
