import * as z from 'zod/mini';
import { idSchema } from '@/lib/okr/kinds/base';
import { statusSchema } from '@/lib/okr/kinds/objective';
import type { CheckInState } from './check-in-state';

/** A draft is of an earlier page, perhaps of an earlier version: it is checked, and left where it does not fit. */
const draftSchema = z.object({
  id: idSchema,
  text: z.nullable(z.string()),
  ticks: z.record(z.string(), z.boolean()),
  reported: z.nullable(statusSchema),
  confidence: z.nullable(z.int().check(z.gte(0), z.lte(10))),
  comment: z.string(),
  blockers: z.string(),
  baseline: z.boolean(),
});

/** Each key result has one draft; an edit of an earlier check-in has its own. */
export const draftKey = (keyResultId: string, edits?: string): string =>
  edits ? `check-in:${keyResultId}:${edits}` : `check-in:${keyResultId}`;

/**
 * The draft to go on with; null where there is none or it does not fit. A draft whose check-in has been saved (the
 * page died before it was dropped) is none: its id would make the next save a retry of the old one.
 */
export function parseDraft(draft: unknown, savedIds: ReadonlySet<string>): CheckInState | null {
  const parsed = draftSchema.safeParse(draft);
  return parsed.success && !savedIds.has(parsed.data.id) ? parsed.data : null;
}
