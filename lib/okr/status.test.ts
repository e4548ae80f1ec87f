import { describe, expect, test } from 'vitest';
import { aCheckIn, aCycle, aKeyResult } from '@/tests/support/okr-records';
import {
  freshUntil,
  isStuck,
  lastConfidence,
  reportedStatus,
  staleDays,
  statusOf,
  statusOfConfidence,
} from './status';

const known = (raw: number) => ({ state: 'known' as const, raw });
const base = {
  keyResult: aKeyResult(),
  progress: known(0.5),
  gap: 0.2 as number | null,
  thresholds: { onTrack: 0.1, atRisk: 0.25 },
  counting: [aCheckIn({ value: 50 })],
  automatic: false,
  beforeFirst: false,
  dueOn: '2026-03-29',
  today: '2026-03-16',
};

test.each([
  [10, 'on-track'],
  [7, 'on-track'],
  [6, 'at-risk'],
  [4, 'at-risk'],
  [3, 'off-track'],
  [0, 'off-track'],
  [null, null],
] as const)('confidence %s: %s', (confidence, status) => expect(statusOfConfidence(confidence)).toBe(status));

describe('status', () => {
  test('computed where nothing was reported', () => {
    expect(statusOf(base)).toEqual({
      shown: 'at-risk',
      reported: null,
      computed: 'at-risk',
      done: false,
      awaiting: null,
    });
  });

  test('reported is the one shown, computed stays beside it', () => {
    const counting = [aCheckIn({ value: 50, reported: 'on-track' })];
    expect(statusOf({ ...base, counting })).toMatchObject({
      shown: 'on-track',
      reported: 'on-track',
      computed: 'at-risk',
    });
  });

  test('without a pace: reported, else by confidence, else none', () => {
    const unpaced = { ...base, gap: null };
    expect(statusOf({ ...unpaced, counting: [aCheckIn({ confidence: 3 })] }).shown).toBe('off-track');
    const both = [aCheckIn({ confidence: 3, reported: 'at-risk' })];
    expect(statusOf({ ...unpaced, counting: both })).toMatchObject({
      shown: 'at-risk',
      computed: 'off-track',
    });
    expect(statusOf({ ...unpaced, counting: [aCheckIn()] })).toMatchObject({ shown: null, awaiting: 'data' });
  });

  test.each([
    ['a draft', { keyResult: aKeyResult({ state: 'draft' }) }, 'draft'],
    [
      'no baseline, though reported',
      { progress: { state: 'needs-baseline' as const }, counting: [aCheckIn({ reported: 'on-track' })] },
      'baseline',
    ],
    ['before the first check-in', { counting: [], beforeFirst: true }, 'first-check-in'],
    ['no data', { progress: { state: 'no-data' as const }, gap: null }, 'data'],
    [
      'nothing to count',
      { progress: { state: 'nothing-to-count' as const }, gap: null, automatic: true },
      'data',
    ],
  ] as const)('%s: no colour', (_, fields, awaiting) => {
    expect(statusOf({ ...base, ...fields } as typeof base)).toMatchObject({ shown: null, awaiting });
  });

  test('the first check-in missed: the pace says so', () => {
    expect(statusOf({ ...base, counting: [], gap: 0.5 }).shown).toBe('off-track');
  });

  test('an automatic value awaits nobody', () => {
    expect(statusOf({ ...base, counting: [], beforeFirst: true, automatic: true }).shown).toBe('at-risk');
  });

  test.each([
    [1, '2026-03-29', 'active', null, true],
    [1.2, '2026-04-02', 'active', null, true],
    [1, '2026-03-28', 'active', null, false],
    [0.996, '2026-03-29', 'active', null, false],
    [0.4, '2026-03-10', 'closed', 'achieved', true],
    [1, '2026-03-29', 'closed', 'missed', false],
    [1, '2026-03-29', 'draft', null, false],
  ] as const)('progress %d on %s, %s %s: done %s', (raw, today, state, outcome, done) => {
    const keyResult = aKeyResult({ state, outcome });
    expect(statusOf({ ...base, keyResult, progress: known(raw), gap: 0, today }).done).toBe(done);
  });
});

test('an automatic check-in has a number, no opinion', () => {
  const counting = [
    aCheckIn({ reported: 'at-risk', confidence: 5 }),
    aCheckIn({ reported: null, confidence: null, source: 'tickets' }),
  ];
  expect(reportedStatus(counting)).toBe('at-risk');
  expect(lastConfidence(counting)).toBe(5);
  expect(reportedStatus([])).toBeNull();
});

describe('stale', () => {
  test.each([
    ['week', 'monthly', '2026-03-16'],
    ['week', 'micro', '2026-03-14'],
    ['two-weeks', 'quarterly', '2026-03-23'],
    ['month', 'quarterly', '2026-04-09'],
  ] as const)('every %s, %s: fresh until %s', (every, kind, expected) => {
    expect(freshUntil('2026-03-06', { every, weekday: 5 }, kind)).toBe(expected);
  });

  test.each([
    [null, '2026-03-20', null],
    ['2026-03-06', '2026-03-16', null],
    ['2026-03-06', '2026-03-17', 11],
    ['2026-03-20', '2026-04-15', null], // age stops at the cycle's last day
    ['2026-03-06', '2026-04-15', 23],
  ])('last on %s, today %s: %s', (lastOn, today, expected) => {
    expect(staleDays(lastOn, aCycle(), today)).toBe(expected);
  });

  test('a closed cycle has nothing stale', () =>
    expect(staleDays('2026-03-06', aCycle({ state: 'closed' }), '2026-04-15')).toBeNull());
});

describe('stuck', () => {
  const metric = { type: 'number' as const, start: 0, target: 100, unit: '' };
  const given = (...list: [number | null, 'on-track' | 'at-risk' | null][]) =>
    list.map(([value, reported]) => aCheckIn({ value, reported }));
  test.each([
    [
      'three without movement',
      given([20, 'on-track'], [20, 'on-track'], [20, 'on-track'], [20, 'on-track']),
      true,
    ],
    [
      '"no change" is no movement',
      given([20, 'on-track'], [null, 'on-track'], [null, 'on-track'], [null, 'on-track']),
      true,
    ],
    ['at the start from the start', given([0, 'on-track'], [0, 'on-track'], [0, 'on-track']), true],
    ['the first of the three moved', given([20, 'on-track'], [20, 'on-track'], [20, 'on-track']), false],
    ['the last moved', given([20, 'on-track'], [20, 'on-track'], [20, 'on-track'], [21, 'on-track']), false],
    ['one was at risk', given([20, 'on-track'], [20, 'on-track'], [20, 'at-risk'], [20, 'on-track']), false],
    ['two only', given([0, 'on-track'], [0, 'on-track']), false],
    [
      'there already',
      given([100, 'on-track'], [100, 'on-track'], [100, 'on-track'], [100, 'on-track']),
      false,
    ],
  ])('%s: %s', (_, counting, expected) => {
    const last = counting.findLast((one) => one.value !== null)?.value;
    expect(isStuck(metric, counting, known(Number(last) / 100))).toBe(expected);
  });
});
