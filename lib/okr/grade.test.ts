import { describe, expect, test } from 'vitest';
import { aCheckIn } from '@/tests/support/okr-records';
import { asksWhy, gradeBand, suggestGrade, suggestObjectiveGrade } from './grade';

const window = { startOn: '2026-03-01', dueOn: '2026-03-10' };

test.each([
  [1, 'committed', 'green', false],
  [0.99, 'committed', 'amber', true],
  [0.7, 'committed', 'amber', true],
  [0.69, 'committed', 'red', true],
  [0.7, 'aspirational', 'green', false],
  [0.1 + 0.6, 'aspirational', 'green', false], // 0.7 less the computer's last digit
  [0.69, 'aspirational', 'amber', false],
  [0.4, 'aspirational', 'amber', false],
  [0.39, 'aspirational', 'red', false],
  [0.4, 'learning', 'amber', false],
] as const)('%d of a %s one is %s, asks why: %s', (grade, ambition, band, asks) => {
  expect(gradeBand(grade, ambition)).toBe(band);
  expect(asksWhy(grade, ambition)).toBe(asks);
});

describe('the suggested grade', () => {
  const number = { type: 'number' as const, start: 0, target: 100, unit: '' };
  test.each([
    [0.725, 0.73],
    [0.996, 0.99], // not 1.0 before it is reached
    [1.18, 1],
    [-0.2, 0],
  ])('of progress %d: %d', (raw, expected) => {
    const progress = { state: 'known' as const, raw };
    expect(suggestGrade({ metric: number, progress, counting: [], window, today: '2026-03-10' })).toBe(
      expected,
    );
  });

  test('none without a number', () => {
    const progress = { state: 'needs-baseline' as const };
    expect(suggestGrade({ metric: number, progress, counting: [], window, today: '2026-03-10' })).toBeNull();
  });

  test('of a value to maintain is the share of days in the band', () => {
    const metric = { type: 'maintain' as const, min: 4.5, tolerance: 1, unit: '' };
    const progress = { state: 'known' as const, raw: 0.5 };
    const at = (days: [string, number][], today = '2026-03-10') =>
      suggestGrade({
        metric,
        progress,
        counting: days.map(([effectiveOn, value]) => aCheckIn({ effectiveOn, value })),
        window,
        today,
      });
    expect(at([['2026-03-01', 5]])).toBe(1);
    // 1 to 6 March in the band, 7 to 10 out of it.
    expect(
      at([
        ['2026-03-01', 4.5],
        ['2026-03-07', 4],
      ]),
    ).toBe(0.6);
    expect(
      at(
        [
          ['2026-03-01', 4.5],
          ['2026-03-07', 4],
        ],
        '2026-03-07',
      ),
    ).toBe(0.86);
    // Before the first value nothing is known; after the due day nothing counts.
    expect(
      at(
        [
          ['2026-03-06', 4],
          ['2026-03-11', 5],
        ],
        '2026-03-20',
      ),
    ).toBe(0);
    expect(at([])).toBeNull();
  });
});

test('the objective’s suggestion is the weighted mean', () => {
  expect(
    suggestObjectiveGrade([
      { weight: 3, grade: 1 },
      { weight: 1, grade: 0.2 },
    ]),
  ).toBe(0.8);
  expect(
    suggestObjectiveGrade([
      { weight: 1, grade: null },
      { weight: 1, grade: 0.4 },
    ]),
  ).toBe(0.4);
  expect(suggestObjectiveGrade([{ weight: 0, grade: 1 }])).toBeNull();
});
