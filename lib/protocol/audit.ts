import * as z from 'zod/mini';
import { instantSchema, userIdSchema } from './account';
import { clientIdSchema, hlcSchema, uuidSchema } from './mutation';

/**
 * `GET /v1/w/:ws/audit?record&before&limit`: newest first. By record for whoever may read the record; of the whole
 * workspace for owners and admins, who may also save it (`GET /v1/w/:ws/audit/export`, NDJSON).
 */
export const auditEntrySchema = z.object({
  /** null = refused, which takes no place in the order. */
  seq: z.nullable(z.int()),
  at: instantSchema,
  userId: userIdSchema,
  userName: z.string(),
  clientId: clientIdSchema,
  kind: z.string(),
  id: uuidSchema,
  op: z.string(),
  /** The stamp it wrote with: a later entry of a lower stamp lost against what stood there (both sides of a conflict). */
  hlc: z.nullable(hlcSchema),
  /** What was written, by path. */
  patch: z.record(z.string(), z.unknown()),
  /** Stamps by path, where they are several. */
  clock: z.optional(z.record(z.string(), hlcSchema)),
  /** Why it was refused. */
  code: z.nullable(z.string()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** Hand it back as `before`; null = the end. */
  before: z.nullable(z.int()),
});
export type Audit = z.infer<typeof auditSchema>;
