import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCheckIn, aCycle, aKeyResult, anObjective } from '@/tests/support/okr-records';
import { checkInDays, closingEndsOn, firstCheckInOn, nextCheckInDay, nextCheckInOn } from './cadence';
import { addDays, daysBetween, weekdayOf } from './day';

const week = { every: 'week', weekday: 5 } as const;
const march = { startOn: '2026-03-02', dueOn: '2026-03-29' };

describe('the days of check-ins', () => {
  test.each([
    // Monday to Sunday, Fridays: the last Friday is 2 days before the end, so the end replaces it.
    ['Fridays', week, march, ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-29']],
    // Starts on a Tuesday: Friday is 3 days in.
    [
      'from Tuesday',
      week,
      { ...march, startOn: '2026-03-03' },
      ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-29'],
    ],
    // Mid-week start: Friday is only 2 days in, so the first is a week later.
    ['from Wednesday', week, { ...march, startOn: '2026-03-04' }, ['2026-03-13', '2026-03-20', '2026-03-29']],
    [
      'ends on Friday',
      week,
      { ...march, dueOn: '2026-03-27' },
      ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-27'],
    ],
    // Friday 27 is 3 days before Monday 30: replaced. It is 4 before Tuesday 31: kept.
    [
      '3 days before',
      week,
      { ...march, dueOn: '2026-03-30' },
      ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-30'],
    ],
    [
      '4 days before',
      week,
      { ...march, dueOn: '2026-03-31' },
      ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-27', '2026-03-31'],
    ],
    [
      'two weeks',
      { every: 'two-weeks', weekday: 5 } as const,
      march,
      ['2026-03-06', '2026-03-20', '2026-03-29'],
    ],
    ['shorter than a week', week, { startOn: '2026-03-02', dueOn: '2026-03-05' }, ['2026-03-05']],
    ['one day', week, { startOn: '2026-03-02', dueOn: '2026-03-02' }, ['2026-03-02']],
    [
      'months',
      { every: 'month', weekday: 1 } as const,
      { startOn: '2026-01-01', dueOn: '2026-03-31' },
      ['2026-01-05', '2026-02-09', '2026-03-09', '2026-03-31'],
    ],
  ])('%s', (_, cadence, window, expected) => expect(checkInDays(cadence, window)).toEqual(expected));

  test('hold in every window: in order, the last day last, none in the 3 days before, the first 3 days in', () => {
    const cadences = fc.record({
      every: fc.constantFrom('week' as const, 'two-weeks' as const, 'month' as const),
      weekday: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(
        cadences,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 400 }),
        (cadence, from, length) => {
          const startOn = addDays('2026-03-02', from);
          const dueOn = addDays(startOn, length);
          const days = checkInDays(cadence, { startOn, dueOn });
          expect([...days].sort()).toEqual(days);
          expect(new Set(days).size).toBe(days.length);
          expect(days.at(-1)).toBe(dueOn);
          for (const day of days.slice(0, -1)) {
            expect(weekdayOf(day)).toBe(cadence.weekday);
            expect(daysBetween(startOn, day)).toBeGreaterThanOrEqual(3);
            expect(daysBetween(day, dueOn)).toBeGreaterThan(3);
          }
          const cycle = aCycle({ startOn, endOn: dueOn, cadence });
          expect(firstCheckInOn({ window: { startOn, dueOn }, cycle })).toBe(days[0]);
        },
      ),
    );
  });

  test('a window typed a thousand years long ends', () => {
    expect(checkInDays(week, { startOn: '2026-03-02', dueOn: '3026-03-02' }).length).toBeLessThan(2000);
  });
});

describe('the next check-in', () => {
  const input = (fields: Partial<Parameters<typeof nextCheckInOn>[0]> = {}) => ({
    keyResult: aKeyResult(),
    objective: anObjective(),
    cycle: aCycle(),
    window: march,
    lastOn: null,
    today: '2026-03-10',
    ...fields,
  });

  test.each([
    ['none yet: the first, though it was missed', null, '2026-03-10', '2026-03-06'],
    ['on time: the one after', '2026-03-06', '2026-03-10', '2026-03-13'],
    ['late: answers the missed one only', '2026-03-09', '2026-03-10', '2026-03-13'],
    ['3 days early counts', '2026-03-10', '2026-03-10', '2026-03-20'],
    ['4 days early does not', '2026-03-09', '2026-03-09', '2026-03-13'],
    ['the final day wants its own', '2026-03-28', '2026-03-28', '2026-03-29'],
    ['given on the final day: nothing more', '2026-03-29', '2026-03-29', null],
    ['closing, nothing given since: the final one', '2026-03-06', '2026-03-30', '2026-03-29'],
    ['closing, the final one given', '2026-03-29', '2026-03-30', null],
    ['the last closing day', '2026-03-06', '2026-04-05', '2026-03-29'],
    ['after the closing days', '2026-03-06', '2026-04-06', null],
  ])('%s', (_, lastOn, today, expected) => expect(nextCheckInOn(input({ lastOn, today }))).toBe(expected));

  test.each([
    ['a draft', { keyResult: aKeyResult({ state: 'draft' }) }],
    ['a closed one', { keyResult: aKeyResult({ state: 'closed' }) }],
    ['a hidden one', { keyResult: aKeyResult({ archivedAt: 1 }) }],
    ['a closed objective', { objective: anObjective({ state: 'closed' }) }],
    ['a closed cycle', { cycle: aCycle({ state: 'closed' }) }],
  ])('%s has none', (_, fields) => expect(nextCheckInOn(input(fields))).toBeNull());

  test('its own due day is its final one, but never past the cycle', () => {
    const own = (dueOn: string) =>
      nextCheckInOn(input({ window: { ...march, dueOn }, lastOn: '2026-03-06' }));
    expect(own('2026-03-15')).toBe('2026-03-15');
    const beyond = input({ window: { ...march, dueOn: '2026-05-01' }, lastOn: '2026-03-20' });
    expect(nextCheckInOn(beyond)).toBe('2026-03-29');
  });

  test('closing lasts 7 days, of a micro cycle 3', () => {
    expect(closingEndsOn(aCycle())).toBe('2026-04-05');
    expect(closingEndsOn(aCycle({ kind: 'micro' }))).toBe('2026-04-01');
  });

  test('the day for an index is never later than the one asked for with today', () => {
    const keyResult = aKeyResult();
    const cycle = aCycle();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 0, max: 30 })), (at, last) => {
        const lastOn = last === null ? null : addDays(march.startOn, last);
        const checkIns = lastOn === null ? [] : [aCheckIn({ effectiveOn: lastOn })];
        const asked = nextCheckInOn(input({ lastOn, today: addDays(march.startOn, at) }));
        const indexed = nextCheckInDay({ keyResult, cycle, checkIns });
        if (asked !== null) expect(indexed !== null && indexed <= asked).toBe(true);
      }),
    );
    expect(nextCheckInDay({ keyResult: aKeyResult({ state: 'draft' }), cycle, checkIns: [] })).toBeNull();
    expect(nextCheckInDay({ keyResult, cycle: aCycle({ state: 'closed' }), checkIns: [] })).toBeNull();
  });
});
