import { describe, expect, it } from 'vitest';
import { nextTime } from './reminder-time';

describe('nextTime', () => {
  it.each([
    ['later today', '09:00', new Date(2026, 10, 20, 8, 59), new Date(2026, 10, 20, 9, 0)],
    ['now is past', '09:00', new Date(2026, 10, 20, 9, 0), new Date(2026, 10, 21, 9, 0)],
    ['over the end of a month', '07:30', new Date(2026, 10, 30, 18, 0), new Date(2026, 11, 1, 7, 30)],
    ['midnight', '00:00', new Date(2026, 11, 31, 23, 59), new Date(2027, 0, 1, 0, 0)],
  ] as [string, string, Date, Date][])('%s', (_, at, now, next) => {
    expect(nextTime(at, now)).toEqual(next);
  });
});
