import * as z from 'zod/mini';
import { metricSchema } from '../metrics';
import { baseFields, daySchema, idSchema, instantSchema, textSchema } from './base';

/** Append-only: a change of an active key result's start, target, due date or metric. */
export const revisionSchema = z.looseObject({
  ...baseFields,
  keyResultId: idSchema,
  /** Values from before the change; progress of earlier check-ins keeps them. */
  before: z.looseObject({
    metric: metricSchema,
    startOn: z.nullable(daySchema),
    dueOn: z.nullable(daySchema),
  }),
  reason: textSchema,
  at: instantSchema,
});
export type Revision = z.infer<typeof revisionSchema>;
