import * as z from 'zod/mini';
import { baseFields, idSchema, titleSchema, urlSchema } from './base';

export const roleSchema = z.enum(['owner', 'admin', 'member', 'viewer']);

export const memberSchema = z.looseObject({
  ...baseFields,
  name: titleSchema,
  email: z.optional(z.string().check(z.maxLength(320))),
  avatarUrl: z.optional(urlSchema),
  /** Account id by host id, e.g. `{'jira-cloud': '5b10…'}`. */
  accounts: z.record(z.string(), z.string()),
  role: roleSchema,
  /** Named by somebody, not yet claimed by the person. */
  placeholder: z.boolean(),
  /**
   * The member this record is another name of: one person who was somebody on two devices before both met. Nothing is
   * rewritten; readers take the one for the other.
   */
  aliasOf: z.optional(idSchema),
});
export type Member = z.infer<typeof memberSchema>;
