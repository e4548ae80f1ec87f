import { describe, expect, test } from 'vitest';
import { summarize } from '@/lib/okr/summarize';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { aSummaryInput } from '@/tests/support/okr-records';
import { groupByObjective } from './group';
import {
  agoText,
  daysLeftText,
  dueText,
  percentText,
  reasonsOf,
  savedText,
  shapeOf,
  statusLabel,
} from './words';

const base = summarize(aSummaryInput());
const summary = (fields: Partial<KeyResultSummary>): KeyResultSummary => ({ ...base, ...fields });
const status = (fields: Partial<KeyResultSummary['status']>) => ({
  shown: null,
  reported: null,
  computed: null,
  done: false,
  awaiting: null,
  ...fields,
});

test.each([
  [null, '–'],
  [0, '0 %'],
  [73, '73 %'],
  [118, '118 %'],
  [-5, '0 % (below start)'],
])('%s per cent', (percent, text) => {
  expect(percentText(summary({ percent }))).toBe(text);
});

test.each([
  [12, '12 days left'],
  [1, '1 day left'],
  [0, 'Last day'],
  [-1, 'Ended yesterday'],
  [-3, 'Ended 3 days ago'],
])('%s days left', (days, text) => {
  expect(daysLeftText(days)).toBe(text);
});

describe('the reason', () => {
  test.each<[string, Partial<KeyResultSummary>, string[]]>([
    ['behind', { gap: 0.23, status: status({ shown: 'at-risk' }) }, ['23 points behind pace']],
    ['one point', { gap: 0.01, status: status({ shown: 'on-track' }) }, ['1 point behind pace']],
    ['ahead', { gap: -0.28, status: status({ shown: 'on-track' }) }, ['28 points ahead of pace']],
    ['on pace', { gap: 0.004, status: status({ shown: 'on-track' }) }, ['On pace']],
    ['awaiting stands alone', { gap: 0.2, status: status({ awaiting: 'baseline' }) }, ['Needs a baseline']],
    ['done says no pace', { gap: 0.2, status: status({ done: true }) }, []],
    [
      'a report that differs, stuck and stale',
      { gap: 0.2, stuck: true, staleDays: 12, status: status({ reported: 'on-track', computed: 'at-risk' }) },
      [
        '20 points behind pace',
        'reported On track, the numbers say At risk',
        'no movement in three check-ins',
        '12 days old',
      ],
    ],
  ])('%s', (_, fields, words) => {
    expect(reasonsOf(summary({ stuck: false, staleDays: null, ...fields }))).toEqual(words);
  });
});

test('✓ stands above any colour; an old status says its age', () => {
  expect(shapeOf(summary({ status: status({ shown: 'off-track', done: true }) }))).toBe('done');
  const stale = summary({ staleDays: 12, status: status({ shown: 'at-risk' }) });
  expect(statusLabel(stale)).toBe('At risk, 12 days old');
});

test.each([
  ['2026-03-10', 'today'],
  ['2026-03-09', 'yesterday'],
  ['2026-03-07', '3 days ago'],
  ['2026-01-01', 'Jan 1'],
])('%s is %s', (day, text) => {
  expect(agoText(day, '2026-03-10')).toBe(text);
});

test.each([
  ['2026-03-10', 'due today'],
  ['2026-03-13', 'due Friday'],
  ['2026-03-09', '1 day overdue'],
  ['2026-03-01', '9 days overdue'],
  [null, null],
])('next check-in on %s: %s', (nextCheckInOn, text) => {
  expect(dueText(summary({ nextCheckInOn }), '2026-03-10')).toBe(text);
});

test('what a check-in changed', () => {
  const result = { keyResultId: 'k', checkInId: 'c', noChange: false, from: 73, to: 82 };
  expect(savedText(result)).toBe('Checked in: 73 % → 82 %.');
  expect(savedText({ ...result, from: null })).toBe('Checked in: 82 %.');
  expect(savedText({ ...result, noChange: true })).toBe('Checked in.');
});

test('under one objective, what all share is said once', () => {
  const own = summary({ daysLeft: 3 });
  const other = summary({ daysLeft: 5 });
  expect(groupByObjective([{ summary: own }, { summary: own }])).toMatchObject([{ daysLeft: 3 }]);
  expect(groupByObjective([{ summary: own }, { summary: other }])).toMatchObject([{ daysLeft: null }]);
});
