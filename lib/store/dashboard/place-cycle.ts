import type { Cycle } from '../../okr/kinds/cycle';
import { refuseCycle } from '../../okr/limits';
import { refuse } from '../failure';
import type { Write } from '../write';

type Placed = Pick<Cycle, 'workspaceId' | 'kind' | 'startOn' | 'endOn' | 'parentId'> & { id: string | null };

/** Refuses days that are none, a loop, and a cycle that does not lie within its parent or does not hold its own. */
export async function checkCycle(write: Write, cycle: Placed): Promise<void> {
  const refusal = refuseCycle(cycle);
  if (refusal) throw refuse('invalid', refusal.message);
  if (cycle.parentId !== null) {
    const parent = await write.need('cycle', cycle.parentId);
    if (parent.workspaceId !== cycle.workspaceId) throw refuse('not-found', 'failNotFound');
    await checkAbove(write, cycle.id, parent);
    if (parent.archivedAt === null && !holds(parent, cycle))
      throw refuse('invalid', 'failCycleOutside', parent.startOn, parent.endOn);
  }
  if (cycle.id === null) return;
  const { workspaceId } = cycle;
  const all = await write.by('cycle', 'byWorkspace', IDBKeyRange.bound([workspaceId], [workspaceId, []]));
  const inside = all.find(
    (one) => one.parentId === cycle.id && one.archivedAt === null && !holds(cycle, one),
  );
  if (inside) throw refuse('invalid', 'failCycleInside', inside.name);
}

const holds = (outer: Pick<Cycle, 'startOn' | 'endOn'>, inner: Pick<Cycle, 'startOn' | 'endOn'>) =>
  outer.startOn <= inner.startOn && inner.endOn <= outer.endOn;

async function checkAbove(write: Write, id: string | null, parent: Cycle): Promise<void> {
  const seen = new Set<string>();
  let at: Cycle | undefined = parent;
  // A loop that two devices made together is walked once.
  while (at && !seen.has(at.id)) {
    if (at.id === id) throw refuse('invalid', 'failCycleLoop');
    seen.add(at.id);
    at = at.parentId === null ? undefined : await write.get('cycle', at.parentId);
  }
}
