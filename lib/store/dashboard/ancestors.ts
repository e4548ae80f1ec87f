import type { KeyResult } from '../../okr/kinds/key-result';
import type { Objective } from '../../okr/kinds/objective';
import type { Reader } from '../reader';
import type { Stored } from '../schema';

/** What stands above a parent, that one first: all that the rules about loops need to know. */
export interface Ancestors {
  objectives: Stored<'objective'>[];
  keyResults: Map<string, Pick<KeyResult, 'id' | 'objectiveId'>>;
}

/**
 * Walks up from `parent`, one read a step; ends at the root, at a record that is gone, or where the walk comes round.
 * `moved` says where a key result is about to hang.
 */
export async function ancestorsOf(
  reader: Reader,
  parent: Objective['parent'],
  moved?: { id: string; objectiveId: string },
): Promise<Ancestors> {
  const objectives = new Map<string, Stored<'objective'>>();
  const keyResults: Ancestors['keyResults'] = new Map();
  let at = parent;
  while (at !== null) {
    let objectiveId: string | undefined = at.id;
    if (at.kind === 'keyResult') {
      const found = at.id === moved?.id ? moved : await reader.get('keyResult', at.id);
      if (found) keyResults.set(found.id, found);
      objectiveId = found?.objectiveId;
    }
    if (objectiveId === undefined || objectives.has(objectiveId)) break;
    const objective: Stored<'objective'> | undefined = await reader.get('objective', objectiveId);
    if (!objective) break;
    objectives.set(objectiveId, objective);
    at = objective.parent;
  }
  return { objectives: [...objectives.values()], keyResults };
}
