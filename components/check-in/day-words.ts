import { dayNumber, daysBetween, formatDay } from '@/lib/okr/day';

/** A day near today by its weekday (`Friday`), another by its date (`14 Dec`). */
export function dayWord(day: string, today: string, locale: string): string {
  const distance = daysBetween(today, day);
  if (Number.isNaN(distance)) return day;
  if (Math.abs(distance) >= 7) return formatDay(day, locale, today);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    dayNumber(day) * 86_400_000,
  );
}
