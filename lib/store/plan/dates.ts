import { isDay } from '../../okr/day';

/**
 * A day as people write it: `2026-12-31`, `31.12.2026`, `31/12/2026` or `12/31/2026` by the locale where both would do.
 * null = none.
 */
export function parseDay(text: string, locale: string): string | null {
  const rest = text.trim();
  if (isDay(rest)) return rest;
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(rest);
  if (dotted) return dayFrom(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(rest);
  if (!slashed) return null;
  const monthFirst = dayFrom(slashed[3], slashed[1], slashed[2]);
  const dayFirst = dayFrom(slashed[3], slashed[2], slashed[1]);
  return putsMonthFirst(locale) ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

function dayFrom(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

function putsMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map((part) => part.type);
  return parts.indexOf('month') < parts.indexOf('day');
}
