import { daysBetween } from '@/lib/okr/day';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import { countsInRollUp, rollUp } from '@/lib/okr/roll-up';
import type { Queries } from '@/lib/store/api';

/** How much of a cycle's time is over at the end of `today`: 0 before its first day, 1 from its last on. */
export function elapsedOf({ startOn, endOn }: Pick<Cycle, 'startOn' | 'endOn'>, today: string): number {
  const length = daysBetween(startOn, endOn) + 1;
  if (!(length > 0)) return today > endOn ? 1 : 0;
  return Math.min(1, Math.max(0, (daysBetween(startOn, today) + 1) / length));
}

/** The progress of one of the plan's cycles, 0…1: its objectives each alike, without drafts and dropped ones. null = nothing counts. */
export function progressOf(plan: Queries['plan']['value'], cycleId: string): number | null {
  const [only, ...more] = plan.cycles;
  if (only?.id === cycleId && more.length === 0) return plan.progress;
  const parts = plan.objectives
    .filter(({ cycle, summary }) => cycle.id === cycleId && countsInRollUp(summary.objective))
    .map(({ summary }) => ({ weight: 1, progress: summary.progress }));
  const rolled = rollUp(parts);
  return rolled.state === 'known' ? rolled.raw : null;
}
