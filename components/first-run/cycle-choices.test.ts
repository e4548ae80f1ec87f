import { describe, expect, test } from 'vitest';
import { cycleOf } from './cycle-choices';

describe('the cycle that runs today', () => {
  test.each([
    ['quarterly', '2026-11-21', '2026-10-01', '2026-12-31', 'Q4 2026'],
    ['quarterly', '2026-01-01', '2026-01-01', '2026-03-31', 'Q1 2026'],
    ['quarterly', '2027-06-30', '2027-04-01', '2027-06-30', 'Q2 2027'],
    ['monthly', '2028-02-29', '2028-02-01', '2028-02-29', 'February 2028'],
    ['monthly', '2026-12-31', '2026-12-01', '2026-12-31', 'December 2026'],
    ['micro', '2026-11-21', '2026-11-21', '2026-12-18', 'Nov 21 – Dec 18'],
  ] as const)('%s on %s', (kind, today, startOn, endOn, name) => {
    expect(cycleOf(kind, today, 'en')).toEqual({ kind, startOn, endOn, name });
  });
});
