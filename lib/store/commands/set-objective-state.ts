import * as z from 'zod/mini';
import { idSchema, textSchema } from '../../okr/kinds/base';
import { keyResultSchema } from '../../okr/kinds/key-result';
import { objectiveSchema, outcomeSchema } from '../../okr/kinds/objective';
import type { Command } from '../command';
import { within } from '../dashboard/outline';
import { closedFields, follow } from '../dashboard/states';
import { refuse } from '../failure';

const { state, outcome, nextStep, grade } = objectiveSchema.shape;

export const setObjectiveState: Command<'setObjectiveState'> = {
  args: z.object({
    objectiveId: idSchema,
    state,
    outcome: z.optional(outcome),
    nextStep: z.optional(nextStep),
    grade: z.optional(grade),
    gradeReason: z.optional(textSchema),
    keyResults: z.optional(
      z
        .array(
          z.object({ keyResultId: idSchema, outcome: outcomeSchema, grade: keyResultSchema.shape.grade }),
        )
        .check(z.maxLength(200)),
    ),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { objectiveId, keyResults = [], ...args }) {
    const { workspace, today } = await write.here();
    const objective = await write.needHere('objective', objectiveId, workspace.id);
    const own = await write.by('keyResult', 'byObjective', within(objectiveId));
    const isClosing = args.state === 'closed';
    const nextStep = isClosing ? (args.nextStep ?? objective.nextStep) : null;
    write.patch('objective', objective, { ...closedFields(objective, args), nextStep });
    if (args.state !== 'closed' && objective.state !== 'closed') {
      const cycle = await write.need('cycle', objective.cycleId);
      follow(write, own, args.state, { cycle, today });
    }
    for (const named of keyResults) {
      const keyResult = own.find(({ id, archivedAt }) => id === named.keyResultId && archivedAt === null);
      if (!keyResult || !isClosing) throw refuse('invalid', 'failOtherObjective');
      const { outcome, grade } = named;
      write.patch('keyResult', keyResult, { state: 'closed', outcome, grade });
    }
    return null;
  },
};
