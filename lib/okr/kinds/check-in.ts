import * as z from 'zod/mini';
import { baseFields, daySchema, idSchema, textSchema } from './base';
import { statusSchema } from './objective';

/** By metric: a number (number, maintain), a step's state (milestone), done or not (binary). */
export const checkInValueSchema = z.union([
  z.number(),
  z.boolean(),
  z.looseObject({ stepId: idSchema, done: z.boolean() }),
]);
export type CheckInValue = z.infer<typeof checkInValueSchema>;

/** Append-only; an edit is a new record that supersedes the old one. */
export const checkInSchema = z.looseObject({
  ...baseFields,
  keyResultId: idSchema,
  /** null = "no change": the value before stands, and the check-in still counts as given. */
  value: z.nullable(checkInValueSchema),
  reported: z.nullable(statusSchema),
  /** 0 (no hope) … 10 (certain); null = not given. */
  confidence: z.nullable(z.int().check(z.gte(0), z.lte(10))),
  /** Markdown. */
  comment: textSchema,
  blockers: textSchema,
  /** The day the value holds for. */
  effectiveOn: daySchema,
  authorId: idSchema,
  onBehalfOf: z.nullable(idSchema),
  source: z.enum(['manual', 'tickets', 'feed', 'import']),
  supersedes: z.nullable(idSchema),
});
export type CheckIn = z.infer<typeof checkInSchema>;
