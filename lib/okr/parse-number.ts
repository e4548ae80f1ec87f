const spaces = /[\s\u00a0\u202f'’_]/g;
const grouped = (sign: string) => new RegExp(`^\\d{1,3}(\\${sign}\\d{3})+$`);

/** Decimal sign of a locale: `,` in German, `.` in English. */
export function decimalSign(locale: string): string {
  return (
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  );
}

/**
 * A number as people write it, null where it is none: `2,3` and `2.3`, `−4`, `1 000`, `1.234,5`, `7.5 %` where the
 * unit is `%`. A lone sign before three digits (`1.234`) is read as the locale writes it. Never ±Infinity or NaN.
 */
export function parseNumber(text: string, locale: string, unit = ''): number | null {
  let rest = text.trim().replace(/^[−–]/, '-').replace(/^\+/, '');
  if (unit && rest.toLowerCase().endsWith(unit.trim().toLowerCase()))
    rest = rest.slice(0, -unit.trim().length);
  rest = rest.replace(spaces, '');
  const minus = rest.startsWith('-');
  const digits = plainDigits(minus ? rest.slice(1) : rest, decimalSign(locale));
  if (digits === null) return null;
  const value = Number(digits) * (minus ? -1 : 1);
  // Beyond 2^53 a number no longer holds its last digits.
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value + 0 : null;
}

/** `1.234,5` → `1234.5`; null where the signs make no number. */
function plainDigits(text: string, local: string): string | null {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return /^\d+$/.test(text) ? text : null;
  const sign = text[last] as '.' | ',';
  const other = sign === '.' ? ',' : '.';
  const isOnly = !text.includes(other);
  if (isOnly && grouped(sign).test(text) && (sign !== local || text.indexOf(sign) !== last)) {
    return text.replaceAll(sign, '');
  }
  const whole = text.slice(0, last);
  const part = text.slice(last + 1);
  if (!/^\d*$/.test(part) || (whole + part).length === 0) return null;
  if (!/^\d*$/.test(whole) && !grouped(other).test(whole)) return null;
  return `${whole.replaceAll(other, '') || '0'}.${part || '0'}`;
}
