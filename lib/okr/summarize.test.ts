import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aCheckIn,
  aCycle,
  aKeyResult,
  aRevision,
  aSummaryInput,
  aWorkspace,
  linked,
} from '@/tests/support/okr-records';
import { addDays } from './day';
import { summarize } from './summarize';

const pageLoad = aKeyResult({ metric: { type: 'number', start: 3.1, target: 2, unit: 's' } });
const at = (day: string, fields: Parameters<typeof aCheckIn>[0] = {}) =>
  aCheckIn({ effectiveOn: day, ...fields });

describe('a summary', () => {
  test('takes expected progress on the last check-in’s day, and the tick today', () => {
    const summary = summarize(
      aSummaryInput({
        keyResult: pageLoad,
        checkIns: [at('2026-03-11', { value: 2.3 })],
        today: '2026-03-20',
      }),
    );
    expect(summary.percent).toBe(73);
    expect(summary.expected).toBeCloseTo(9 / 27, 12);
    expect(summary.expectedToday).toBeCloseTo(18 / 27, 12);
    expect(summary.gap).toBeCloseTo(9 / 27 - 8 / 11, 12);
    expect(summary.status.shown).toBe('on-track');
    expect(summary).toMatchObject({ daysLeft: 9, nextCheckInOn: '2026-03-20', isDue: true, staleDays: null });
  });

  test.each([
    ['on the due day it is still awaited', '2026-03-06', null, 'first-check-in'],
    ['the day after, the pace speaks', '2026-03-13', 'off-track', null],
  ])('without a check-in, %s', (_, today, shown, awaiting) => {
    expect(summarize(aSummaryInput({ today })).status).toMatchObject({ shown, awaiting });
  });

  test.each([
    ['2026-03-29', 8 / 27],
    ['2026-03-30', 1],
  ])('all is expected once the last day has passed: on %s %d', (today, expected) => {
    const summary = summarize(aSummaryInput({ today, checkIns: [at('2026-03-10', { value: 30 })] }));
    expect(summary.expected).toBeCloseTo(expected, 12);
  });

  test('says a start that is not known, and becomes a number with it', () => {
    const unknown = aKeyResult({ metric: { type: 'number', start: null, target: 60, unit: '' } });
    const checkIns = [at('2026-03-06', { value: 42, reported: 'on-track' })];
    const before = summarize(aSummaryInput({ keyResult: unknown, checkIns }));
    expect(before).toMatchObject({ current: 42, percent: null, expected: null, gap: null });
    expect(before.status).toMatchObject({ shown: null, awaiting: 'baseline' });
    const keyResult = { ...unknown, metric: { ...unknown.metric, start: 42 } };
    expect(summarize(aSummaryInput({ keyResult, checkIns })).percent).toBe(0);
  });

  test('the workspace’s thresholds decide', () => {
    const workspace = aWorkspace({ thresholds: { onTrack: 0.4, atRisk: 0.5 } });
    const checkIns = [at('2026-03-11', { value: 0 })];
    expect(summarize(aSummaryInput({ workspace, checkIns })).status.computed).toBe('on-track');
    expect(summarize(aSummaryInput({ checkIns })).status.computed).toBe('off-track');
  });

  test('history keeps the terms of its time', () => {
    const before = { metric: aKeyResult().metric, startOn: null, dueOn: null };
    const keyResult = aKeyResult({ metric: { type: 'number', start: 0, target: 200, unit: '%' } });
    const checkIns = [
      at('2026-03-06', { value: 50, createdAt: 10 }),
      at('2026-03-13', { value: 50, createdAt: 30 }),
    ];
    const summary = summarize(
      aSummaryInput({ keyResult, checkIns, revisions: [aRevision({ before, at: 20 })] }),
    );
    expect(summary.history.map((entry) => entry.percent)).toEqual([50, 25]);
    expect(summary.percent).toBe(25);
  });

  test('a list may leave the forecast out', () => {
    const checkIns = [at('2026-03-06', { value: 10 }), at('2026-03-13', { value: 50 })];
    expect(summarize(aSummaryInput({ checkIns })).forecast).toEqual({ state: 'rate', day: '2026-03-22' });
    expect(summarize(aSummaryInput({ checkIns, withForecast: false })).forecast).toEqual({ state: 'none' });
    const closing = aSummaryInput({ checkIns, today: '2026-04-01' });
    expect(summarize(closing).forecast).toEqual({ state: 'none' });
    expect(
      summarize(aSummaryInput({ keyResult: aKeyResult({ metric: { type: 'binary' } }) })).forecast,
    ).toEqual({
      state: 'none',
    });
  });
});

describe('from tickets', () => {
  const keyResult = aKeyResult({ source: { type: 'tickets', mode: 'share' } });
  const work = linked(['done', 'done', 'done', 'todo', 'todo']);

  test('computed without a check-in, measured today', () => {
    const summary = summarize(aSummaryInput({ keyResult, ...work, today: '2026-03-11' }));
    expect(summary).toMatchObject({ current: 60, percent: 60, work: { done: 3, total: 5 } });
    expect(summary.expected).toBeCloseTo(9 / 27, 12);
    expect(summary.status).toMatchObject({ shown: 'on-track', awaiting: null });
  });

  test('overridden by a value given by hand until the tickets speak again', () => {
    const byHand = at('2026-03-06', { value: 20 });
    const read = (...checkIns: ReturnType<typeof at>[]) =>
      summarize(aSummaryInput({ keyResult, ...work, checkIns })).percent;
    expect(read(byHand)).toBe(20);
    expect(read(byHand, at('2026-03-09', { value: null, confidence: 7 }))).toBe(20);
    expect(read(byHand, at('2026-03-10', { value: 60, source: 'tickets' }))).toBe(60);
    expect(read(at('2026-03-06', { value: null, confidence: 7 }))).toBe(60);
  });

  test('nothing to count is no number and no status', () => {
    const summary = summarize(aSummaryInput({ keyResult, ...linked(['canceled']) }));
    expect(summary).toMatchObject({ percent: null, progress: { state: 'nothing-to-count' } });
    expect(summary.status).toMatchObject({ shown: null, awaiting: 'data' });
  });
});

test('the work lands, the number does not', () => {
  const checkIns = [at('2026-03-11', { value: 5 })];
  const work = linked(['done', 'done', 'done', 'done', 'todo']);
  expect(summarize(aSummaryInput({ checkIns, ...work })).insight).toEqual({ work: 80, result: 5 });
});

test('whatever the check-ins: pure, and of one mind', () => {
  const statuses = fc.option(fc.constantFrom('on-track' as const, 'at-risk' as const, 'off-track' as const));
  const checkIns = fc.array(
    fc.record({
      value: fc.option(fc.double({ min: -50, max: 150, noNaN: true })),
      reported: statuses,
      confidence: fc.option(fc.integer({ min: 0, max: 10 })),
      effectiveOn: fc.integer({ min: 0, max: 27 }).map((days) => addDays('2026-03-02', days)),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(checkIns, fc.integer({ min: -3, max: 60 }), (list, days) => {
      const input = aSummaryInput({
        checkIns: list.map((fields) => aCheckIn(fields)),
        today: addDays('2026-03-02', days),
        cycle: aCycle({ kind: 'micro' }),
      });
      const summary = summarize(input);
      expect(summarize({ ...input, checkIns: [...input.checkIns].reverse() })).toEqual(summary);
      const { status } = summary;
      expect(status.shown).toBe(status.awaiting ? null : (status.reported ?? status.computed));
      expect(summary.isDue).toBe(summary.nextCheckInOn !== null && summary.nextCheckInOn <= input.today);
      expect(summary.gap === null).toBe(summary.expected === null || summary.percent === null);
      expect(summary.history).toHaveLength(list.length);
      expect(summary.why.lines.length).toBeGreaterThan(0);
      expect(() => structuredClone(summary)).not.toThrow();
    }),
    { numRuns: 80 },
  );
});
