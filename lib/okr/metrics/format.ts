/** Digits after the point that a number was written with, at most 6: `2.50` and `2.5` are one. */
export function decimals(value: number): number {
  if (!Number.isFinite(value)) return 0;
  for (let digits = 0; digits < 6; digits++) {
    if (Number(value.toFixed(digits)) === value) return digits;
  }
  return 6;
}

/** A number by locale, half away from zero, at least `digits` after the point: `2.0` beside `3.1`. */
export function formatNumber(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 3),
  })
    .format(value)
    .replace(/^-/, '−');
}

/** `2.3 s`, `95 %`; the unit as typed, nothing where there is none. */
export const withUnit = (number: string, unit: string): string => (unit ? `${number} ${unit}` : number);
