import * as z from 'zod/mini';
import { baseFields, titleSchema } from './base';

export const cadenceSchema = z.looseObject({
  every: z.enum(['week', 'two-weeks', 'month']),
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  weekday: z.int().check(z.gte(1), z.lte(7)),
});
export type Cadence = z.infer<typeof cadenceSchema>;

export const workspaceSchema = z.looseObject({
  ...baseFields,
  name: titleSchema,
  /** One line, the root of the alignment map. */
  mission: z.optional(z.string().check(z.maxLength(500))),
  cadence: cadenceSchema,
  /** Gap (0…1) up to which a key result is on track, and at risk; beyond: off track. */
  thresholds: z.looseObject({ onTrack: z.number(), atRisk: z.number() }),
  limits: z.looseObject({
    objectivesPerTeam: z.int().check(z.gte(1)),
    keyResultsPerObjective: z.int().check(z.gte(1)),
  }),
  /** ISO weekday on which a week starts. */
  weekStart: z.int().check(z.gte(1), z.lte(7)),
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: z.string(),
  individualOkrs: z.boolean(),
  /** Ticket titles and assignees go to the team's server too; unless set they stay on the device. */
  shareTitles: z.optional(z.boolean()),
  /** The sample lives in a workspace of its own and is never uploaded. */
  sample: z.optional(z.boolean()),
});
export type Workspace = z.infer<typeof workspaceSchema>;
