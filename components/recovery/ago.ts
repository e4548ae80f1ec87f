const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `2 hours ago`; under a minute `now`. Instants in milliseconds since 1970. */
export function agoText(at: number, now: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const age = Math.max(0, now - at);
  const [unit, size] = steps.find(([, each]) => age >= each) ?? ['second', Number.POSITIVE_INFINITY];
  return words.format(-Math.floor(age / size), unit);
}

/** `20 Nov 2026, 14:05`. */
export const instantText = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
