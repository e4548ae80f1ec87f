import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from './parse-number';

test.each([
  ['2.3', 'en', 2.3],
  ['2,3', 'en', 2.3],
  ['2,3', 'de', 2.3],
  ['2.3', 'de', 2.3],
  ['  7.5 ', 'en', 7.5],
  ['.5', 'en', 0.5],
  ['5.', 'en', 5],
  ['−4', 'en', -4],
  ['-4', 'en', -4],
  ['+4', 'en', 4],
  ['0,000', 'en', 0],
  ['1,234', 'en', 1234],
  ['1.234', 'en', 1.234],
  ['1.234', 'de', 1234],
  ['1,234', 'de', 1.234],
  ['1.234,5', 'en', 1234.5],
  ['1,234.5', 'de', 1234.5],
  ['1,234,567', 'de', 1234567],
  ['1.234.567', 'en', 1234567],
  ['1 000 000', 'en', 1000000],
  ['1\u202f000,5', 'fr', 1000.5],
  ["12'000.5", 'de-CH', 12000.5],
])('%s in %s', (text, locale, value) => {
  expect(parseNumber(text, locale)).toBe(value);
});

test.each([
  '',
  ' ',
  '-',
  '.',
  ',',
  'abc',
  '1e5',
  '0x10',
  '2..3',
  '1,23,4',
  '12.34.56',
  '5 %',
  '1-2',
  'Infinity',
])('%j is no number', (text) => {
  expect(parseNumber(text, 'en')).toBeNull();
});

test('a unit may follow', () => {
  expect(parseNumber('7.5 %', 'en', '%')).toBe(7.5);
  expect(parseNumber('2.3s', 'en', 's')).toBe(2.3);
  expect(parseNumber('40 Visits', 'en', 'visits')).toBe(40);
  expect(parseNumber('7.5 s', 'en', '%')).toBeNull();
});

test('beyond what a number holds', () => {
  expect(parseNumber('9'.repeat(400), 'en')).toBeNull();
});

test('what the locale writes is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('en', 'de', 'fr', 'de-CH', 'es'),
      (whole, digits, locale) => {
        const value = whole / 10 ** digits;
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(value);
        expect(parseNumber(text, locale)).toBe(value);
      },
    ),
  );
});
