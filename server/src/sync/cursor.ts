import * as z from 'zod/mini';
import { uuidSchema } from '@/lib/protocol/mutation';

const seqSchema = z.int().check(z.gte(0));
const scopesSchema = z.array(uuidSchema).check(z.maxLength(1000));
const cursorSchema = z.object({
  epoch: z.int().check(z.gte(1)),
  seq: seqSchema,
  /** Private scopes the client could read then. */
  scopes: scopesSchema,
  /** Private scopes it gained, and how far their records from before `seq` have come. */
  fill: z.optional(z.object({ seq: seqSchema, scopes: scopesSchema })),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** Opaque to clients. */
export const formatCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** null = none of ours. */
export function parseCursor(text: string): Cursor | null {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
