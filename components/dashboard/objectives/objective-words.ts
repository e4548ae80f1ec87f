import { agoText, statusWord } from '@/components/key-result/words';
import type { Shape } from '@/components/ui/status-shape';
import type { ObjectiveSummary } from '@/lib/okr/objective-summary';
import { lastConfidence } from '@/lib/okr/status';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t, tKey } from '@/lib/platform/strings';

/** What an objective's shape shows: ✓ closed as achieved. */
export function objectiveShape({ objective, status }: ObjectiveSummary): Shape {
  if (objective.state === 'closed' && objective.outcome === 'achieved') return 'done';
  return objective.state === 'draft' ? 'none' : (status.shown ?? 'none');
}

const outcomeWords = {
  achieved: 'dashOutcomeAchieved',
  partly: 'dashOutcomePartly',
  missed: 'dashOutcomeMissed',
  dropped: 'dashOutcomeDropped',
} as const;

/** "Achieved", "Missed": how a closed one ended; null = not closed. */
export const outcomeText = (of: {
  state: 'draft' | 'active' | 'closed';
  outcome: keyof typeof outcomeWords | null;
}): string | null =>
  of.state === 'closed' ? (of.outcome ? t(outcomeWords[of.outcome]) : t('dashClosed')) : null;

/**
 * "1 of 4 off track", beside the shape of an objective; the lowest confidence has a column of its own. Before anybody
 * has checked in there is nothing to count.
 */
export function besideText(
  { beside, status }: ObjectiveSummary,
  keyResults: readonly KeyResultSummary[],
): string {
  if (keyResults.every((one) => one.status.awaiting === 'first-check-in')) return t('reasonFirstCheckIn');
  const [worst] = beside;
  return worst ? tKey(worst.message, worst.substitutions) : statusWord(status.shown ?? 'none');
}

/** The lowest of what was last given for its key results, 0…10. */
export function lowestConfidence(keyResults: readonly KeyResultSummary[]): number | null {
  const given = keyResults
    .filter(({ keyResult }) => keyResult.state === 'active')
    .flatMap(({ checkIns }) => lastConfidence(checkIns) ?? []);
  return given.length > 0 ? Math.min(...given) : null;
}

/** "3 days ago": the last check-in on any of its key results. */
export function lastCheckInText(keyResults: readonly KeyResultSummary[], today: string): string {
  const days = keyResults.flatMap(({ lastCheckIn }) => lastCheckIn?.effectiveOn ?? []);
  const last = days.sort().at(-1);
  return last ? agoText(last, today) : '';
}

export function workOf(keyResults: readonly KeyResultSummary[]): { done: number; total: number } {
  return keyResults.reduce(
    (sum, { work }) => ({ done: sum.done + work.done, total: sum.total + work.total }),
    { done: 0, total: 0 },
  );
}
