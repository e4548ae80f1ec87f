import * as z from 'zod/mini';
import { daySchema, idSchema, textSchema, titleSchema, urlSchema } from '../../okr/kinds/base';
import { keyResultSchema, sourceSchema } from '../../okr/kinds/key-result';
import { metricSchema } from '../../okr/metrics';
import type { Command } from '../command';
import { rankAfter } from '../dashboard/ranks';
import { createKeyResultIn } from './new-key-result';

export const createKeyResult: Command<'createKeyResult'> = {
  args: z.object({
    objectiveId: idSchema,
    title: titleSchema,
    metric: metricSchema,
    shortName: keyResultSchema.shape.shortName,
    description: z.optional(textSchema),
    nature: z.optional(keyResultSchema.shape.nature),
    startOn: z.optional(daySchema),
    dueOn: z.optional(daySchema),
    evidenceUrl: z.optional(urlSchema),
    ownerId: z.optional(z.nullable(idSchema)),
    weight: z.optional(keyResultSchema.shape.weight),
    source: z.optional(sourceSchema),
    state: z.optional(z.enum(['draft', 'active'])),
    after: z.optional(z.nullable(idSchema)),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { after, ...args }) {
    const rank =
      after === undefined ? undefined : await rankAfter(write, 'keyResult', args.objectiveId, after);
    return { keyResultId: await createKeyResultIn(write, args, rank) };
  },
};
