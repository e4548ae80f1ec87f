import { daysBetween } from './day';
import type { Cycle } from './kinds/cycle';
import type { Status } from './kinds/objective';
import { type Metric, metricOf } from './metrics';
import { epsilon } from './rounding';

/** First and last day, both inclusive. */
export interface Window {
  startOn: string;
  dueOn: string;
}

/** A key result's own window; the cycle's day where it has none. */
export function windowOf(
  dates: { startOn: string | null; dueOn: string | null },
  cycle: Pick<Cycle, 'startOn' | 'endOn'>,
): Window {
  return { startOn: dates.startOn ?? cycle.startOn, dueOn: dates.dueOn ?? cycle.endOn };
}

/** Share of the window that has passed on `day`: 0 on the first day, 1 on the last and after. */
export function elapsed({ startOn, dueOn }: Window, day: string): number {
  const length = daysBetween(startOn, dueOn);
  if (length <= 0) return day >= dueOn ? 1 : 0;
  return Math.min(1, Math.max(0, daysBetween(startOn, day) / length));
}

/** Expected progress 0…1 on `day`: the metric's own rule, else linear; null = none (binary, undated milestones). */
export function expectedOn(metric: Metric, window: Window, day: string): number | null {
  const own = metricOf(metric).expected?.(metric, day);
  return own === undefined ? elapsed(window, day) : own;
}

/** Whether the cycle's last day has passed: values date back to it, and all of it is expected. */
export const isClosing = (cycle: Pick<Cycle, 'endOn' | 'state'>, today: string): boolean =>
  cycle.state === 'closing' || cycle.state === 'closed' || today > cycle.endOn;

export interface Thresholds {
  onTrack: number;
  atRisk: number;
}

export const defaultThresholds: Thresholds = { onTrack: 0.1, atRisk: 0.25 };

/** Gap = expected − progress, positive = behind. On track ≤ 0.10 < at risk ≤ 0.25 < off track unless set. */
export function statusOfGap(gap: number, thresholds: Thresholds): Status {
  if (gap <= thresholds.onTrack + epsilon) return 'on-track';
  return gap <= thresholds.atRisk + epsilon ? 'at-risk' : 'off-track';
}
