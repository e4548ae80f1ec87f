import * as z from 'zod/mini';
import { baseFields, idSchema, instantSchema, textSchema, titleSchema, urlSchema } from './base';

/** What serves a key result: a ticket, or work without one. */
export const activitySchema = z.looseObject({
  ...baseFields,
  keyResultId: idSchema,
  /** null = work without a ticket, described by `text` and `url`. */
  ticketId: z.nullable(idSchema),
  text: z.optional(titleSchema),
  url: z.optional(urlSchema),
  ownerId: z.nullable(idSchema),
  /** Work without a ticket only; a ticket's state comes from its host. */
  done: z.boolean(),
  doneAt: z.nullable(instantSchema),
  /** Counts in a key result computed from tickets; else informational. */
  contributing: z.boolean(),
  note: z.optional(textSchema),
  linkedBy: idSchema,
});
export type Activity = z.infer<typeof activitySchema>;
