import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  formatDay,
  isDay,
  onOrAfter,
  todayIn,
  weekdayOf,
} from './day';

const days = fc.integer({ min: -20000, max: 60000 }).map(dayOf);

test('days are numbers and back', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(dayOf(dayNumber(day))).toBe(day);
    }),
  );
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
});

test.each([
  ['2026-03-28', 1, '2026-03-29'], // the night clocks change in Europe
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2026-01-01', -1, '2025-12-31'],
])('%s and %d days: %s', (day, count, expected) => expect(addDays(day, count)).toBe(expected));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-15', 3, '2027-02-15'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %d months: %s', (day, count, expected) => expect(addMonths(day, count)).toBe(expected));

test('weekdays: Monday is 1, Sunday 7', () => {
  expect(weekdayOf('2026-03-02')).toBe(1);
  expect(weekdayOf('2026-03-08')).toBe(7);
  expect(weekdayOf('1969-12-31')).toBe(3);
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 7 }), (day, weekday) => {
      const next = onOrAfter(day, weekday);
      expect(weekdayOf(next)).toBe(weekday);
      expect(daysBetween(day, next)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(day, next)).toBeLessThan(7);
    }),
  );
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-2-1', false],
  ['', false],
])('isDay(%s): %s', (text, expected) => expect(isDay(text)).toBe(expected));

test('one instant is another day elsewhere', () => {
  const now = Date.UTC(2026, 2, 1, 23, 30);
  expect(todayIn(now, 'UTC')).toBe('2026-03-01');
  expect(todayIn(now, 'Europe/Berlin')).toBe('2026-03-02');
  expect(todayIn(now, 'America/Los_Angeles')).toBe('2026-03-01');
  expect(todayIn(now, 'Pacific/Kiritimati')).toBe('2026-03-02');
  expect(todayIn(now, 'No/Such_Zone')).toBe('2026-03-01');
});

test('a day in words, with the year where it is another', () => {
  expect(formatDay('2026-12-14', 'en-GB', '2026-11-21')).toBe('14 Dec');
  expect(formatDay('2027-01-02', 'en-GB', '2026-11-21')).toBe('2 Jan 2027');
  expect(formatDay('never', 'en')).toBe('never');
});
