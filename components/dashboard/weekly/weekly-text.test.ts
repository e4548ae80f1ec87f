import { describe, expect, test } from 'vitest';
import { summarizeObjective } from '@/lib/okr/objective-summary';
import { summarize } from '@/lib/okr/summarize';
import type { PlanObjective } from '@/lib/store/dashboard-api';
import { aCheckIn, aCycle, aKeyResult, anObjective, aSummaryInput } from '@/tests/support/okr-records';
import { escapeMarkdown, quoteMarkdown } from './markdown';
import { changeInWeek, weeklyText } from './weekly-text';

const today = '2026-03-20';
const hostile = '# <img src=x onerror=alert(1)> [a](javascript:b) **c** | `d`\n\u202Eexe';
const summary = (fields: Parameters<typeof aSummaryInput>[0]) =>
  summarize(aSummaryInput({ today, ...fields }));
const row = (fields: Partial<PlanObjective>, objective = anObjective()): PlanObjective => ({
  summary: summarizeObjective({
    objective,
    cycle: aCycle(),
    keyResults: fields.keyResults ?? [],
    report: null,
    thresholds: { onTrack: 0.1, atRisk: 0.25 },
    today,
  }),
  cycle: aCycle(),
  owner: null,
  teams: [],
  parentId: null,
  keyResults: [],
  hints: [],
  ...fields,
});
const plan = (objectives: PlanObjective[]) => ({
  cycles: [aCycle()],
  objectives,
  loose: [],
  progress: 0.456,
});

const loads = summary({
  keyResult: aKeyResult({ metric: { type: 'number', start: 3.1, target: 2, unit: 's' } }),
  checkIns: [
    aCheckIn({ value: 2.9, effectiveOn: '2026-03-06' }),
    aCheckIn({ value: 2.6, effectiveOn: '2026-03-13', reported: 'at-risk', confidence: 6 }),
    aCheckIn({
      value: 2.3,
      effectiveOn: '2026-03-19',
      reported: 'on-track',
      confidence: 8,
      comment: 'Cache is live.\n- not a list',
      blockers: 'Waits for *Ops*',
    }),
  ],
});

test('what changed in the week, and what stands in the way', () => {
  const text = weeklyText(plan([row({ keyResults: [loads] })]), today);
  expect(text).toBe(`# Weekly update, Mar 20

March · 45 %

## Enhance online shopping

● On track · 73 % · 1 of 1 on track · lowest confidence 8

- ● **Product page loads below 2 s** (On track): 73 % (+28 in a week) · 3.1 s → **2.3 s** → 2.0 s · Confidence 8
  > Cache is live.
  > \\- not a list
  - Blocked by: Waits for \\*Ops\\*
`);
});

test('what is late is said', () => {
  const late = summary({
    keyResult: aKeyResult(),
    checkIns: [aCheckIn({ value: 10, effectiveOn: '2026-03-06' })],
  });
  expect(weeklyText(plan([row({ keyResults: [late] })]), today)).toContain(
    '  - Late: 7 days overdue, 14 days old',
  );
});

test('drafts are not told; nothing to tell is said by the button', () => {
  expect(weeklyText(plan([row({}, anObjective({ state: 'draft' }))]), today)).toBeNull();
  const draft = summary({ keyResult: aKeyResult({ title: 'Secret', state: 'draft' }) });
  expect(weeklyText(plan([row({ keyResults: [draft] })]), today)).not.toContain('Secret');
});

test('a title is text, whatever stands in it', () => {
  const hers = summary({ keyResult: aKeyResult({ title: hostile }) });
  const text = weeklyText(plan([row({ keyResults: [hers] }, anObjective({ title: hostile }))]), today) ?? '';
  expect(text).not.toMatch(/(?<!\\)[<>`|[\]](?![^\n]*$)/m);
  expect(text).not.toContain('\u202E');
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2);
  expect(text).toContain('## \\# \\<img');
});

describe('change in a week', () => {
  test('none without a check-in of then', () =>
    expect(changeInWeek({ history: loads.history.slice(2), percent: 73 }, today)).toBeNull());
  test('by the last one of a week ago or before', () => expect(changeInWeek(loads, today)).toBe(28));
});

test.each([
  ['plain text, 2.3 s (73 %)', 'plain text, 2.3 s (73 %)'],
  ['1. first', '1\\. first'],
  ['- a', '\\- a'],
  ['---', '\\---'],
  ['AT&T &lt;b&gt;', 'AT&T \\&lt;b\\&gt;'],
  ['  a\n b ', 'a b'],
])('%s', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

test('a quote keeps its lines', () =>
  expect(quoteMarkdown('a\n\n> b', '  ')).toEqual(['  > a', '  > \\> b']));
