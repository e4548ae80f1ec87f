import { dayNumber, dayOf } from '@/lib/okr/day';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { Revision } from '@/lib/okr/kinds/revision';
import { metricOf } from '@/lib/okr/metrics';
import { expectedOn, windowOf } from '@/lib/okr/pace';
import { clampProgress } from '@/lib/okr/rounding';
import type { KeyResultSummary } from '@/lib/okr/summary';
import type { Terms } from '@/lib/okr/value';
import { revisionLines } from './entries';

/** Days are day numbers (days since 1970-01-01), so that a linear scale places them. */
export interface At {
  day: number;
  y: number;
}

export interface ChartPoint extends At {
  on: string;
  checkIn: CheckIn;
  /** Whole per cent, as shown; null = no number. */
  percent: number | null;
}

export interface ChartData {
  /** `value`: in the metric's unit; `progress`: 0…1. */
  scale: 'value' | 'progress';
  days: { from: number; to: number; due: number };
  y: { min: number; max: number };
  /** What stood at the window's start, where that is known; the line begins there. */
  start: At | null;
  /** One a day, its last. */
  points: ChartPoint[];
  /** Where it was expected to be, by the terms of each day. */
  pace: At[];
  /** The pace goes by its own rule, in steps, not along a line. */
  paceInSteps: boolean;
  target: At[];
  /** For a value to keep; a side that is open is null. */
  band: { day: number; min: number | null; max: number | null }[];
  marks: { day: number; on: string; revision: Revision }[];
}

/** So many days are placed one by one; a longer window in as many steps. */
const most = 400;

export function chartData({
  summary,
  revisions,
  timeZone,
}: {
  summary: KeyResultSummary;
  revisions: readonly Revision[];
  timeZone: string;
}): ChartData {
  const { keyResult, cycle, history, checkIns } = summary;
  const marks = revisionLines(keyResult, revisions, timeZone)
    .map(({ on, revision, before }) => ({ day: dayNumber(on), on, revision, before }))
    .sort((a, b) => a.day - b.day || a.revision.at - b.revision.at);
  /** The terms in force at the end of a day. */
  const termsOn = (day: number): Terms => marks.find((mark) => mark.day > day)?.before ?? keyResult;
  const rules = metricOf(keyResult.metric);
  const counted = history.filter(({ current }) => current !== null);
  const isValue =
    rules.entry(keyResult.metric, null).input === 'number' &&
    counted.every(({ current }) => typeof current === 'number');

  const byId = new Map(checkIns.map((checkIn) => [checkIn.id, checkIn]));
  const byDay = new Map<string, ChartPoint>();
  for (const { checkInId, on, current, percent } of history) {
    const y = isValue ? current : percent === null ? null : clampProgress(percent / 100);
    const checkIn = byId.get(checkInId);
    if (typeof y === 'number' && checkIn) byDay.set(on, { day: dayNumber(on), y, on, checkIn, percent });
  }
  const points = [...byDay.values()];

  const window = windowOf(keyResult, cycle);
  const due = dayNumber(window.dueOn);
  const placed = [...points, ...marks].map(({ day }) => day);
  const from = Math.min(dayNumber(window.startOn), ...placed);
  const to = Math.max(due, from + 1, ...placed);
  const days = sampled(
    from,
    to,
    marks.map(({ day }) => day),
  );

  const pace = days.flatMap((day) => paceAt(termsOn(day), summary, day, isValue) ?? []);
  const target = days.flatMap((day) => {
    const { metric } = termsOn(day);
    if (metricOf(metric).band) return [];
    const y = isValue ? metricOf(metric).reached(metric) : 1;
    return typeof y === 'number' ? [{ day, y }] : [];
  });
  const band = days.flatMap((day) => {
    const { metric } = termsOn(day);
    const bounds = isValue ? metricOf(metric).band?.(metric) : undefined;
    return bounds ? [{ day, ...bounds }] : [];
  });
  const first = termsOn(from);
  const begins = isValue ? metricOf(first.metric).start(first.metric) : band.length > 0 ? null : 0;
  const firstPoint = points[0];
  const start =
    typeof begins === 'number' && (!firstPoint || firstPoint.day > from) ? { day: from, y: begins } : null;
  const ys = [
    ...[...points, ...pace, ...target, ...(start ? [start] : [])].map(({ y }) => y),
    ...band.flatMap(({ min, max }) => [min, max].filter((bound) => bound !== null)),
  ];
  return {
    scale: isValue ? 'value' : 'progress',
    days: { from, to, due },
    y: isValue ? padded(ys, band) : { min: 0, max: 1 },
    start,
    points,
    pace,
    paceInSteps: rules.expected !== undefined,
    target,
    band,
    marks: marks.map(({ day, on, revision }) => ({ day, on, revision })),
  };
}

function paceAt(terms: Terms, { cycle }: KeyResultSummary, day: number, isValue: boolean): At | null {
  const { metric } = terms;
  const rules = metricOf(metric);
  // A value to keep has its band; a line of "all of it" beside it says nothing.
  if (rules.band) return null;
  const window = windowOf(terms, cycle);
  const on = dayOf(day);
  const expected = on < window.startOn || on > window.dueOn ? null : expectedOn(metric, window, on);
  if (expected === null) return null;
  if (!isValue) return { day, y: expected };
  const [start, end] = [rules.start(metric), rules.reached(metric)];
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  return { day, y: start + (end - start) * expected };
}

/** First and last day, those between, and both sides of each change. */
function sampled(from: number, to: number, changes: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil((to - from) / most));
  const days = new Set([to, ...changes.flatMap((day) => [day - 1, day])]);
  for (let day = from; day <= to; day += step) days.add(day);
  return [...days].filter((day) => day >= from && day <= to).sort((a, b) => a - b);
}

/** A twelfth of air above and below; an open side of a band needs room to be seen as open. */
function padded(ys: readonly number[], band: ChartData['band']): ChartData['y'] {
  if (ys.length === 0) return { min: 0, max: 1 };
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const span = high - low || Math.abs(high) || 1;
  const isOpen = (side: 'min' | 'max') => band.some((one) => one[side] === null);
  return {
    min: low - span * (isOpen('min') ? 0.4 : 1 / 12),
    max: high + span * (isOpen('max') ? 0.4 : 1 / 12),
  };
}
