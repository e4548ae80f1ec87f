import * as z from 'zod/mini';
import { changeSchema } from './pull';

/**
 * `GET /v1/w/:ws/bootstrap`: a line of JSON each (NDJSON). First how many records come, then pages of them without what
 * is purged, each with the cursor to go on from should the stream break, the last one with `done`.
 */
export const bootstrapLineSchema = z.union([
  z.object({ total: z.int().check(z.gte(0)) }),
  z.object({ changes: z.array(changeSchema), cursor: z.string(), done: z.boolean() }),
]);
export type BootstrapLine = z.infer<typeof bootstrapLineSchema>;
