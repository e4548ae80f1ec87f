import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import type { Objective } from '../../okr/kinds/objective';
import type { Command } from '../command';
import { ancestorsOf } from '../dashboard/ancestors';
import { rankAfter } from '../dashboard/ranks';
import { checkSameScope } from '../dashboard/scopes';
import { refuse } from '../failure';
import type { Write } from '../write';

/** Among its siblings, or to another objective; its check-ins and links come along. */
export const moveKeyResult: Command<'moveKeyResult'> = {
  args: z.object({ keyResultId: idSchema, objectiveId: idSchema, after: z.nullable(idSchema) }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { keyResultId, objectiveId, after }) {
    const { workspace } = await write.here();
    const keyResult = await write.needHere('keyResult', keyResultId, workspace.id);
    checkSameScope(keyResult, await write.needHere('objective', objectiveId, workspace.id));
    if (after === keyResultId && objectiveId === keyResult.objectiveId) return null;
    if (objectiveId !== keyResult.objectiveId) await checkLoop(write, keyResultId, objectiveId);
    const rank = await rankAfter(write, 'keyResult', objectiveId, after, keyResultId);
    write.patch('keyResult', keyResult, { objectiveId, rank });
    return null;
  },
};

/** What is aligned with the key result would stand below itself, were it to hang on one of these. */
async function checkLoop(write: Write, id: string, objectiveId: string): Promise<void> {
  const target: Objective['parent'] = { kind: 'objective', id: objectiveId };
  const above = await ancestorsOf(write, target, { id, objectiveId });
  if (above.keyResults.has(id)) throw refuse('invalid', 'failParentLoop');
}
