import * as z from 'zod/mini';
import { baseFields, idSchema, instantSchema, urlSchema } from './base';

/** What a page address tells of a ticket. */
export const ticketRefSchema = z.looseObject({
  /** Host id in `lib/hosts`, e.g. `jira-cloud`. */
  host: z.string().check(z.minLength(1), z.maxLength(32)),
  /** Host name, with the context path where there is one: `acme.atlassian.net`. */
  site: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Upper case: `WEB-142`. */
  key: z.string().check(z.minLength(1), z.maxLength(270)),
});
export type TicketRef = z.infer<typeof ticketRefSchema>;

export const statusCategorySchema = z.enum(['todo', 'doing', 'done', 'canceled']);

export const ticketSchema = z.looseObject({
  ...baseFields,
  ...ticketRefSchema.shape,
  /** The host's immutable id, when known. */
  hostId: z.nullable(z.string()),
  /** Every key it has had: a moved ticket keeps the old ones. */
  keys: z.record(z.string(), z.boolean()),
  kind: z.enum(['issue', 'epic', 'project']),
  /** As the host shows it: hostile text, never markup. */
  title: z.string().check(z.maxLength(1000)),
  url: urlSchema,
  statusName: z.optional(z.string()),
  statusCategory: z.nullable(statusCategorySchema),
  type: z.optional(z.string()),
  estimate: z.nullable(z.number()),
  assignee: z.optional(z.string()),
  parentId: z.nullable(idSchema),
  /** The host's own time of change; two answers merge by it. */
  updatedAt: z.nullable(instantSchema),
  refreshedAt: z.nullable(instantSchema),
  /** The host said that it is not there or not ours to see. */
  missing: z.optional(z.boolean()),
});
export type Ticket = z.infer<typeof ticketSchema>;
