import { percentText } from '@/components/key-result/words';
import { todayIn } from '@/lib/okr/day';
import { metricOf } from '@/lib/okr/metrics';
import { locale, t } from '@/lib/platform/strings';
import type { Happening } from '@/lib/store/dashboard-api';

export interface DayOfChanges {
  /** `YYYY-MM-DD`, in the workspace's time zone. */
  day: string;
  items: Happening[];
}

/** What happened, by the day it was said, in the order given. */
export function byDay(changed: readonly Happening[], timeZone: string): DayOfChanges[] {
  const days: DayOfChanges[] = [];
  for (const item of changed) {
    const day = todayIn(item.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** "73 % → 82 %", "No change", "20 → 30 % revised"; what was said stands beside it. */
export function changeText({ summary, checkIn, revision }: Happening): string {
  if (revision) {
    const { metric } = revision.before;
    return t('dashRevisedFrom', metricOf(metric).formatRange(metric, locale()));
  }
  if (!checkIn) return '';
  if (checkIn.value === null) return t('noChange');
  const at = summary.history.findIndex(({ checkInId }) => checkInId === checkIn.id);
  const after = summary.history[at]?.percent ?? null;
  // Another one has taken its place since.
  if (after === null) return t('dashCheckedIn');
  const { metric } = summary.keyResult;
  // The first one of a number starts at its start; what has none starts nowhere.
  const first = typeof metricOf(metric).start(metric) === 'number' ? 0 : null;
  const before = at > 0 ? (summary.history[at - 1]?.percent ?? null) : first;
  if (before === null || before === after) return percentText({ percent: after });
  return t('dashChange', percentText({ percent: before }), percentText({ percent: after }));
}
