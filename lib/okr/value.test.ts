import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCheckIn, aKeyResult, aRevision } from '@/tests/support/okr-records';
import { clockOf, compareClocks } from './clock';
import type { Metric } from './metrics';
import { countingCheckIns, currentValue, progressHistory, termsAt } from './value';

const metric: Metric = { type: 'number', start: 10, target: 20, unit: '' };
const standing = (checkIns: Parameters<typeof countingCheckIns>[0]) =>
  currentValue(metric, countingCheckIns(checkIns));

describe('the current value', () => {
  test('is the start before any check-in', () => expect(standing([])).toBe(10));

  test('is that of the latest effective day, whenever it was written', () => {
    const backdated = aCheckIn({ value: 12, effectiveOn: '2026-03-01', createdAt: 999 });
    expect(standing([aCheckIn({ value: 15, effectiveOn: '2026-03-02', createdAt: 1 }), backdated])).toBe(15);
  });

  test('of one day is that of the higher clock, not of the later creation', () => {
    const first = { ...aCheckIn({ value: 12, createdAt: 9 }), clock: { '*': '000000000000001-0000-a' } };
    const second = { ...aCheckIn({ value: 13, createdAt: 1 }), clock: { '*': '000000000000002-0000-b' } };
    expect(standing([second, first])).toBe(13);
  });

  test('of one day without clocks is that created last, then by id', () => {
    expect(standing([aCheckIn({ value: 13, createdAt: 2 }), aCheckIn({ value: 12, createdAt: 1 })])).toBe(13);
    const [a, b] = [
      aCheckIn({ id: 'a', value: 1, createdAt: 1 }),
      aCheckIn({ id: 'b', value: 2, createdAt: 1 }),
    ];
    expect(standing([b, a])).toBe(2);
  });

  test('leaves out what was superseded, and hidden ones', () => {
    const wrong = aCheckIn({ value: 150 });
    const right = aCheckIn({ value: 15, supersedes: wrong.id });
    expect(standing([right, wrong])).toBe(15);
    expect(standing([{ ...right, archivedAt: 5 }, wrong])).toBe(150);
    expect(standing([aCheckIn({ value: 11 }), aCheckIn({ value: 19, archivedAt: 5 })])).toBe(11);
  });

  test('an edit that moved the day back lets the one before stand', () => {
    const wrong = aCheckIn({ value: 15, effectiveOn: '2026-03-20' });
    const moved = aCheckIn({ value: 15, effectiveOn: '2026-03-05', supersedes: wrong.id });
    expect(standing([aCheckIn({ value: 12, effectiveOn: '2026-03-10' }), wrong, moved])).toBe(12);
  });

  test('stays at "no change"', () => {
    expect(standing([aCheckIn({ value: 12 }), aCheckIn({ value: null, effectiveOn: '2026-03-13' })])).toBe(
      12,
    );
  });

  test('one that claims to supersede itself counts', () => {
    expect(standing([aCheckIn({ id: 'x', value: 12, supersedes: 'x' })])).toBe(12);
  });

  test('is the same whatever the order they arrive in', () => {
    const list = [1, 2, 3, 4, 5, 6].map((value) =>
      aCheckIn({ value, effectiveOn: `2026-03-0${(value % 3) + 1}`, createdAt: value % 2 }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 6 }), (shuffled) => {
        expect(countingCheckIns(shuffled)).toEqual(countingCheckIns(list));
      }),
    );
  });
});

test('clocks: a path, the rest, the highest', () => {
  const record = { id: 'a', createdAt: 0, clock: { '*': '1', parent: '3' } };
  expect([clockOf(record, 'parent'), clockOf(record, 'title'), clockOf(record)]).toEqual(['3', '1', '3']);
  expect(clockOf({ id: 'a', createdAt: 0 })).toBe('');
  expect(clockOf({ id: 'a', createdAt: 0, clock: '7' })).toBe('7');
  expect(compareClocks(record, { id: 'b', createdAt: 9, clock: { '*': '2' } }, 'parent')).toBeGreaterThan(0);
});

describe('revisions', () => {
  const before = { metric, startOn: null, dueOn: '2026-03-20' };
  const harder = aKeyResult({ metric: { type: 'number', start: 10, target: 30, unit: '' }, dueOn: null });

  test('earlier progress keeps the values of its time', () => {
    const checkIns = countingCheckIns([
      aCheckIn({ value: 15, createdAt: 100, effectiveOn: '2026-03-06' }),
      aCheckIn({ value: 15, createdAt: 300, effectiveOn: '2026-03-13' }),
    ]);
    const history = progressHistory(harder, checkIns, [aRevision({ before, at: 200 })]);
    expect(history.map((point) => point.progress)).toEqual([
      { state: 'known', raw: 0.5 },
      { state: 'known', raw: 0.25 },
    ]);
  });

  test('of several, the first after that time says what stood', () => {
    const first = { ...before, dueOn: '2026-03-10' };
    const revisions = [aRevision({ before, at: 200 }), aRevision({ before: first, at: 100 })];
    expect([50, 150, 250].map((at) => termsAt(harder, revisions, at).dueOn)).toEqual([
      '2026-03-10',
      '2026-03-20',
      null,
    ]);
    expect(termsAt(harder, [aRevision({ before, at: 200, archivedAt: 1 })], 50).dueOn).toBeNull();
  });
});

test('a correction, given after a revision, is measured by the terms of the day it holds for', () => {
  const before = {
    metric: { type: 'number', start: 0, target: 50, unit: '' } as const,
    startOn: null,
    dueOn: null,
  };
  const revisions = [aRevision({ before, at: Date.UTC(2026, 2, 10) })];
  const keyResult = aKeyResult({ metric: { type: 'number', start: 0, target: 100, unit: '' } });
  const [late, after] = ['2026-03-06', '2026-03-13'].map((effectiveOn) =>
    aCheckIn({ value: 25, effectiveOn, createdAt: Date.UTC(2026, 2, 14) }),
  );
  const points = progressHistory(
    keyResult,
    [late, after].filter((one) => one !== undefined),
    revisions,
  );
  expect(points.map(({ progress }) => progress)).toEqual([
    { state: 'known', raw: 0.5 },
    { state: 'known', raw: 0.25 },
  ]);
});
