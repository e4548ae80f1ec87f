import { describe, expect, test } from 'vitest';
import { aCheckIn, aCycle, aKeyResult, anObjective, aSummaryInput } from '@/tests/support/okr-records';
import type { Status } from './kinds/objective';
import { summarizeObjective } from './objective-summary';
import { summarize } from './summarize';

const thresholds = { onTrack: 0.1, atRisk: 0.25 };
/** Expected on 11 March: 1/3. */
const keyResult = (
  value: number,
  fields: Parameters<typeof aKeyResult>[0] = {},
  checkIn: Parameters<typeof aCheckIn>[0] = {},
) =>
  summarize(
    aSummaryInput({
      keyResult: aKeyResult(fields),
      checkIns: [aCheckIn({ value, effectiveOn: '2026-03-11', ...checkIn })],
    }),
  );
const summary = (
  keyResults: ReturnType<typeof keyResult>[],
  fields: Partial<Parameters<typeof summarizeObjective>[0]> = {},
) =>
  summarizeObjective({
    objective: anObjective(),
    cycle: aCycle(),
    keyResults,
    report: null,
    thresholds,
    today: '2026-03-16',
    ...fields,
  });

describe('an objective', () => {
  test('is the weighted mean of its key results, against the weighted mean expected', () => {
    const result = summary([keyResult(50, { weight: 3 }), keyResult(10)]);
    expect(result.percent).toBe(40);
    expect(result.expected).toBeCloseTo(1 / 3, 12);
    expect(result.status).toEqual({ shown: 'on-track', reported: null, computed: 'on-track' });
    expect(summary([keyResult(50), keyResult(10, { weight: 9 })]).status.computed).toBe('at-risk');
  });

  test('leaves drafts and dropped ones out; without a pace it has no status', () => {
    const counted = summary([
      keyResult(50),
      keyResult(0, { state: 'draft' }),
      keyResult(0, { state: 'closed', outcome: 'dropped' }),
    ]);
    expect(counted.percent).toBe(50);
    const binary = aSummaryInput({
      keyResult: aKeyResult({ metric: { type: 'binary' } }),
      checkIns: [aCheckIn({ value: true })],
    });
    expect(summary([summarize(binary)])).toMatchObject({
      percent: 100,
      expected: null,
      status: { shown: null },
    });
    expect(summary([])).toMatchObject({ percent: null, progress: { state: 'nothing-to-count' }, beside: [] });
  });

  test.each([
    ['2026-03-06', 'off-track'], // 10 days old: fresh
    ['2026-03-05', 'on-track'], // stale: the numbers again
  ])('shows its owner’s report of %s as %s', (on, shown) => {
    const report = { status: 'off-track' as Status, on };
    expect(summary([keyResult(50)], { report }).status.shown).toBe(shown);
  });

  test('counts aligned children only where it is set to', () => {
    const children = [{ weight: 1, progress: { state: 'known' as const, raw: 1 } }];
    expect(summary([keyResult(50)], { children }).percent).toBe(50);
    const objective = anObjective({ includeChildren: true });
    expect(summary([keyResult(50)], { children, objective }).percent).toBe(75);
  });

  test('always says beside it how many are off track, and the lowest confidence', () => {
    const four = [
      keyResult(50, {}, { reported: 'off-track', confidence: 3 }),
      keyResult(50, {}, { reported: 'at-risk', confidence: 5 }),
      keyResult(50, {}, { confidence: 8 }),
      keyResult(50),
    ];
    expect(summary(four).beside).toEqual([
      { message: 'objectiveOffTrack', substitutions: ['1', '4'] },
      { message: 'objectiveLowestConfidence', substitutions: ['3'] },
    ]);
    expect(summary(four.slice(1)).beside[0]).toEqual({
      message: 'objectiveAtRisk',
      substitutions: ['1', '3'],
    });
    expect(summary(four.slice(3)).beside).toEqual([
      { message: 'objectiveOnTrack', substitutions: ['1', '1'] },
    ]);
  });
});
