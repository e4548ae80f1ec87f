import * as z from 'zod/mini';
import { hlcSchema, uuidSchema } from './mutation';

/** A record as the server has it. `deleted`: purged, its data stripped. */
export const changeSchema = z.object({
  kind: z.string(),
  id: uuidSchema,
  seq: z.int(),
  deleted: z.boolean(),
  data: z.record(z.string(), z.unknown()),
  clock: z.record(z.string(), hlcSchema),
});
export type Change = z.infer<typeof changeSchema>;

/** `GET /v1/w/:ws/pull?cursor&limit`. Bootstrap is a pull without a cursor, without what is purged. */
export const pullAnswerSchema = z.object({
  changes: z.array(changeSchema),
  /** Opaque: hand it back as it is. */
  cursor: z.string(),
  more: z.boolean(),
  /** Scopes that are no longer ours to read: their records go. */
  revokedScopes: z.array(uuidSchema),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;
