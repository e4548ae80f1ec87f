import * as z from 'zod/mini';
import { idSchema, textSchema } from '../../okr/kinds/base';
import { keyResultSchema } from '../../okr/kinds/key-result';
import type { Command } from '../command';
import { activated, closedFields } from '../dashboard/states';

const { state, outcome, grade } = keyResultSchema.shape;

export const setKeyResultState: Command<'setKeyResultState'> = {
  args: z.object({
    keyResultId: idSchema,
    state,
    outcome: z.optional(outcome),
    grade: z.optional(grade),
    gradeReason: z.optional(textSchema),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { keyResultId, ...args }) {
    const { workspace, today } = await write.here();
    const keyResult = await write.needHere('keyResult', keyResultId, workspace.id);
    const fields = closedFields(keyResult, args);
    if (args.state !== 'active' || keyResult.state !== 'draft') {
      write.patch('keyResult', keyResult, fields);
      return null;
    }
    const objective = await write.need('objective', keyResult.objectiveId);
    const cycle = await write.need('cycle', objective.cycleId);
    write.patch('keyResult', keyResult, { ...fields, ...activated(keyResult, cycle, today) });
    return null;
  },
};
