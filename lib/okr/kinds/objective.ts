import * as z from 'zod/mini';
import { baseFields, idSchema, rankSchema, setSchema, textSchema, titleSchema } from './base';

export const statusSchema = z.enum(['on-track', 'at-risk', 'off-track']);
/** As reported or computed: ● on track, ▲ at risk, ■ off track. */
export type Status = z.infer<typeof statusSchema>;

export const outcomeSchema = z.enum(['achieved', 'partly', 'missed', 'dropped']);

export const objectiveSchema = z.looseObject({
  ...baseFields,
  title: titleSchema,
  description: z.optional(textSchema),
  level: z.enum(['company', 'team', 'individual']),
  ownerId: z.nullable(idSchema),
  contributorIds: setSchema,
  /** More than one team makes it an umbrella objective. */
  teamIds: setSchema,
  /** An objective or a key result. */
  parent: z.nullable(z.looseObject({ kind: z.enum(['objective', 'keyResult']), id: idSchema })),
  cycleId: idSchema,
  ambition: z.enum(['committed', 'aspirational', 'learning']),
  state: z.enum(['draft', 'active', 'closed']),
  outcome: z.nullable(outcomeSchema),
  nextStep: z.nullable(z.enum(['close', 'carry-over', 'change'])),
  /** 0.0–1.0, given by a person at the cycle's end. */
  grade: z.nullable(z.number().check(z.gte(0), z.lte(1))),
  /** Why it is not the suggested one, or why a commitment was not met. */
  gradeReason: z.optional(textSchema),
  /** Aligned children count in the roll-up. */
  includeChildren: z.optional(z.boolean()),
  labels: setSchema,
  rank: rankSchema,
});
export type Objective = z.infer<typeof objectiveSchema>;
