import * as z from 'zod/mini';
import { baseFields, idSchema, setSchema, titleSchema } from './base';

export const teamSchema = z.looseObject({
  ...baseFields,
  name: titleSchema,
  /** `#rrggbb`. */
  color: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/i))),
  leadId: z.nullable(idSchema),
  memberIds: setSchema,
  parentId: z.nullable(idSchema),
});
export type Team = z.infer<typeof teamSchema>;
