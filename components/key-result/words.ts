import { dayWord } from '@/components/check-in/day-words';
import type { CheckInResult } from '@/components/check-in/use-check-in';
import type { Shape } from '@/components/ui/status-shape';
import { daysBetween, formatDay } from '@/lib/okr/day';
import type { Status } from '@/lib/okr/kinds/objective';
import { formatNumber } from '@/lib/okr/number-format';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';

/** What the shape shows: ✓ stands above any colour. */
export const shapeOf = ({ status }: KeyResultSummary): Shape =>
  status.done ? 'done' : (status.shown ?? 'none');

const statusWords = {
  'on-track': 'statusOnTrack',
  'at-risk': 'statusAtRisk',
  'off-track': 'statusOffTrack',
  none: 'statusNone',
  done: 'statusDone',
} as const;

export const statusWord = (shape: Shape): string => t(statusWords[shape]);

/** The shape's name, with its age where it is stale: "On track, 12 days old". */
export function statusLabel(summary: KeyResultSummary): string {
  const word = statusWord(shapeOf(summary));
  return summary.staleDays === null ? word : t('statusStale', word, ageText(summary.staleDays));
}

export const ageText = (days: number): string => (days === 1 ? t('ageOne') : t('ageMany', days));

/** `73 %`, `118 %`, `0 % (below start)`; `–` where there is no number. */
export function percentText({ percent }: Pick<KeyResultSummary, 'percent'>): string {
  if (percent === null) return '–';
  const number = formatNumber(Math.max(0, percent), locale());
  return percent < 0 ? t('percentBelowStart', number) : t('percent', number);
}

/** For the bar: "73 %, expected 54 %". */
export function barText(summary: KeyResultSummary): string {
  const pace = paceOf(summary);
  return pace === null
    ? percentText(summary)
    : t('barExpected', percentText(summary), Math.round(pace * 100));
}

export function daysLeftText(days: number): string {
  if (days === 0) return t('daysLeftNone');
  if (days < 0) return days === -1 ? t('daysOverOne') : t('daysOverMany', -days);
  return days === 1 ? t('daysLeftOne') : t('daysLeftMany', days);
}

const awaitingWords = {
  'first-check-in': 'reasonFirstCheckIn',
  baseline: 'reasonBaseline',
  data: 'reasonData',
  draft: 'reasonDraft',
} as const;

const pointsWord = (gap: number): string => {
  const points = Math.round(Math.abs(gap) * 100);
  if (points === 0) return t('reasonOnPace');
  if (gap > 0) return points === 1 ? t('reasonBehindOne') : t('reasonBehindMany', points);
  return points === 1 ? t('reasonAheadOne') : t('reasonAheadMany', points);
};

/** Why it stands as it does, in a few words each: pace, doubt, age, what it waits for. Blockers are people's text. */
export function reasonsOf(summary: KeyResultSummary): string[] {
  const { status, gap, stuck, staleDays } = summary;
  if (status.awaiting) return [t(awaitingWords[status.awaiting])];
  const said: string[] = [];
  if (gap !== null && !status.done) said.push(pointsWord(gap));
  if (differs(status.reported, status.computed)) {
    said.push(
      t('reasonDiffers', statusWord(status.reported ?? 'none'), statusWord(status.computed ?? 'none')),
    );
  }
  if (stuck) said.push(t('reasonStuck'));
  if (staleDays !== null) said.push(ageText(staleDays));
  return said;
}

const differs = (reported: Status | null, computed: Status | null): boolean =>
  reported !== null && computed !== null && reported !== computed;

/** "3 days ago", "today". */
export function agoText(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days === 0) return t('agoToday');
  if (days === 1) return t('agoYesterday');
  return days > 1 && days < 30 ? t('agoDays', days) : formatDay(day, locale(), today);
}

/** "due today", "due Friday", "3 days overdue"; null = nothing is asked for. */
export function dueText({ nextCheckInOn }: KeyResultSummary, today: string): string | null {
  if (nextCheckInOn === null) return null;
  const days = daysBetween(today, nextCheckInOn);
  if (days < 0) return days === -1 ? t('overdueOne') : t('overdueMany', -days);
  return days === 0 ? t('dueToday') : t('dueOn', dayWord(nextCheckInOn, today, locale()));
}

/** "Checked in: 73 % → 82 %." */
export function savedText({ noChange, from, to }: CheckInResult): string {
  if (noChange || from === to || to === null) return t('checkedIn');
  const number = (percent: number) => t('percent', formatNumber(percent, locale()));
  return from === null ? t('checkedInAt', number(to)) : t('checkedInFrom', number(from), number(to));
}

/**
 * Where the bar's tick stands, 0…1: the pace that the words beside it compare with, so the last check-in's day;
 * today's before the first one. null = none.
 */
export const paceOf = ({ expected, expectedToday }: KeyResultSummary): number | null =>
  expected ?? expectedToday;
