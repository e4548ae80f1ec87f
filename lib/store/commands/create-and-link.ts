import * as z from 'zod/mini';
import { idSchema, titleSchema, urlSchema } from '../../okr/kinds/base';
import { ticketRefSchema } from '../../okr/kinds/ticket';
import { metricSchema } from '../../okr/metrics';
import type { Command } from '../command';
import { refuse } from '../failure';
import { hostIdSchema, linkTicketIn } from './link-ticket';
import { createKeyResultIn } from './new-key-result';
import { createObjectiveIn } from './new-objective';

/** Create in place and link: one command, one undo. */
export const createKeyResultAndLink: Command<'createKeyResultAndLink'> = {
  args: z.object({
    ticket: ticketRefSchema,
    url: urlSchema,
    title: z.nullable(z.string()),
    hostId: hostIdSchema,
    objectiveId: z.nullable(idSchema),
    objectiveTitle: z.optional(titleSchema),
    cycleId: z.optional(idSchema),
    keyResultTitle: titleSchema,
    metric: metricSchema,
  }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective', 'keyResult', 'checkIn', 'ticket', 'activity'],
  async run(write, { ticket, url, title, hostId, keyResultTitle, metric, ...args }) {
    const { workspace, me } = await write.here();
    let objectiveId = args.objectiveId;
    if (objectiveId === null) {
      const { objectiveTitle, cycleId } = args;
      if (objectiveTitle === undefined || cycleId === undefined) throw refuse('invalid', 'failNoObjective');
      const by = { workspaceId: workspace.id, memberId: me.id };
      objectiveId = await createObjectiveIn(write, by, { title: objectiveTitle, cycleId });
    }
    const keyResultId = await createKeyResultIn(write, { objectiveId, title: keyResultTitle, metric });
    return {
      keyResultId,
      activityId: await linkTicketIn(write, { ticket, url, title, hostId, keyResultId }),
    };
  },
};
