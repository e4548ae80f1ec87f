/** Digits after the point that a number was written with, at most 6: `2.50` and `2.5` are one. */
export function decimals(value: number): number {
  if (!Number.isFinite(value)) return 0;
  for (let digits = 0; digits < 6; digits++) {
    if (Number(value.toFixed(digits)) === value) return digits;
  }
  return 6;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes longer than using it a hundred times: one a locale and number of digits is kept. */
function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 3),
  });
  formats.set(key, made);
  return made;
}

/** A number by locale, half away from zero, at least `digits` after the point: `2.0` beside `3.1`. */
export const formatNumber = (value: number, locale: string, digits = 0): string =>
  formatOf(locale, digits).format(value).replace(/^-/, '−');

/** `2.3 s`, `95 %`; the unit as typed, nothing where there is none. */
export const withUnit = (number: string, unit: string): string => (unit ? `${number} ${unit}` : number);
