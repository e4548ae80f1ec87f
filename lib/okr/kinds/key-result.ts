import * as z from 'zod/mini';
import { metricSchema } from '../metrics';
import {
  baseFields,
  daySchema,
  idSchema,
  rankSchema,
  setSchema,
  textSchema,
  titleSchema,
  urlSchema,
} from './base';
import { outcomeSchema } from './objective';

/** Where the value comes from. `tickets` is computed from contributing activities, `feed` comes with a later kind. */
export const sourceSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('manual') }),
  z.looseObject({
    type: z.literal('tickets'),
    mode: z.enum(['share', 'points', 'count', 'sum']),
    /** Value of a ticket in progress, 0…1; 0 unless set, since paying for starting misleads. */
    doing: z.optional(z.number().check(z.gte(0), z.lte(1))),
    /** Estimate of a ticket that has none; 1 unless set. */
    defaultEstimate: z.optional(z.number().check(z.gte(0))),
    /** The member whose client writes the automatic check-ins; the owner unless set. */
    refresherId: z.optional(idSchema),
  }),
]);
export type Source = z.infer<typeof sourceSchema>;

export const keyResultSchema = z.looseObject({
  ...baseFields,
  objectiveId: idSchema,
  title: titleSchema,
  /** For chips: ≤ 14 characters. */
  shortName: z.optional(z.string().check(z.maxLength(14))),
  description: z.optional(textSchema),
  ownerId: z.nullable(idSchema),
  contributorIds: setSchema,
  teamIds: setSchema,
  /** Delivery: "says the work is done, not that it worked". */
  nature: z.enum(['outcome', 'delivery']),
  metric: metricSchema,
  source: sourceSchema,
  /** 0 is shown and not counted in the roll-up. */
  weight: z.number().check(z.gte(0), z.lte(1000)),
  /** Its own window; the cycle's where absent. */
  startOn: z.nullable(daySchema),
  dueOn: z.nullable(daySchema),
  /** "Where this number is read". */
  evidenceUrl: z.optional(urlSchema),
  state: z.enum(['draft', 'active', 'closed']),
  outcome: z.nullable(outcomeSchema),
  grade: z.nullable(z.number().check(z.gte(0), z.lte(1))),
  /** Why it is not the suggested one, or why a commitment was not met. */
  gradeReason: z.optional(textSchema),
  rank: rankSchema,
});
export type KeyResult = z.infer<typeof keyResultSchema>;
