import * as z from 'zod/mini';
import { baseFields, daySchema, idSchema, titleSchema } from './base';
import { cadenceSchema } from './workspace';

export const cycleSchema = z.looseObject({
  ...baseFields,
  name: titleSchema,
  kind: z.enum(['annual', 'quarterly', 'monthly', 'micro', 'custom']),
  startOn: daySchema,
  /** Last day, inclusive; the final check-in day. */
  endOn: daySchema,
  parentId: z.nullable(idSchema),
  cadence: cadenceSchema,
  state: z.enum(['planned', 'active', 'closing', 'closed']),
});
export type Cycle = z.infer<typeof cycleSchema>;
