import type { KeyResultSummary } from '@/lib/okr/summary';
import type { Boot } from '@/lib/store/api';

/** Waits for my check-in: only then the button is the primary one. */
export const isMineAndDue = (summary: KeyResultSummary, boot: Boot): boolean =>
  summary.isDue && boot.me !== null && summary.keyResult.ownerId === boot.me.id;
