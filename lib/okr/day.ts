/*
 * Calendar days are texts `YYYY-MM-DD`, compared as text and counted by UTC, so that no daylight saving hour ever
 * adds or loses one. Only `todayIn` knows a time zone.
 */
const dayMs = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A few years hold few days, and rules over a thousand key results ask for them again and again: half their time. */
const most = 4096;
const numbers = new Map<string, number>();
const days = new Map<number, string>();

function kept<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make(key);
  if (known.size >= most) known.clear();
  known.set(key, made);
  return made;
}

/** Days since 1970-01-01. NaN where the text is no day. */
export const dayNumber = (day: string): number => kept(numbers, day, toNumber);

function toNumber(day: string): number {
  const match = pattern.exec(day);
  if (!match) return Number.NaN;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayMs;
}

export const dayOf = (number: number): string =>
  kept(days, number, (each) => new Date(each * dayMs).toISOString().slice(0, 10));

/** A day that the calendar has: 2026-02-30 is none. */
export const isDay = (text: string): boolean => pattern.test(text) && dayOf(dayNumber(text)) === text;

export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days);

/** From `from` to `to`: 1 for tomorrow, negative when `to` is before. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The same day of the month `months` later; the month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const date = new Date(dayNumber(day) * dayMs);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = new Date(first);
  const length = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(first / dayMs + Math.min(date.getUTCDate(), length) - 1);
}

/** ISO weekday: 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The first `weekday` on or after `day`. */
export const onOrAfter = (day: string, weekday: number): string =>
  addDays(day, (weekday - weekdayOf(day) + 7) % 7);

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

/** The day it is at instant `now` (ms) in `timeZone` (IANA); by UTC where this browser knows no such zone. */
export function todayIn(now: number, timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(now);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  } catch {
    return new Date(now).toISOString().slice(0, 10);
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `14 Dec`, by locale; with the year where it is not `today`'s. */
export function formatDay(day: string, locale: string, today?: string): string {
  const number = dayNumber(day);
  if (Number.isNaN(number)) return day;
  const year = today === undefined || today.slice(0, 4) === day.slice(0, 4) ? undefined : 'numeric';
  const key = `${locale} ${year}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year });
  formats.set(key, format);
  return format.format(number * dayMs);
}
