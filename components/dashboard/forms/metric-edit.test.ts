import { expect, test } from 'vitest';
import { readMetric } from '@/components/key-result/metric-form';
import type { Metric } from '@/lib/okr/metrics';
import { termChanges } from '../history/term-changes';
import { editedMetric, inputsOf, isSameMetric } from './metric-edit';

let made = 0;
const retyped = (before: Metric, change: Record<string, string | boolean> = {}): Metric => {
  const read = readMetric(before.type, { ...inputsOf(before, 'en'), ...change }, 'en', () => `new${made++}`);
  if (!('metric' in read)) throw new Error(read.problem);
  return editedMetric(before, read.metric);
};
const step = (title: string, rank: string) => ({ title, weight: 2, rank, dueOn: '2026-03-08' });
const steps: Metric = {
  type: 'milestone',
  steps: { a: step('Draft', 'a0'), b: step('Agreed', 'a1'), c: step('Live', 'a2') },
};
const titles = (metric: Metric) =>
  Object.entries('steps' in metric ? (metric.steps as Record<string, { title: string }>) : {}).map(
    ([id, { title }]) => `${id.startsWith('new') ? 'new' : id}: ${title}`,
  );
const changes = (before: Metric, after: Metric) =>
  termChanges(
    { metric: before, startOn: null, dueOn: null },
    { metric: after, startOn: null, dueOn: '2026-03-20' },
    'en',
  ).map(({ what, from, to }) => `${what} ${from} → ${to}`);

test.each<Metric>([
  { type: 'number', start: 3.1, target: 2, unit: 's' },
  { type: 'number', start: null, target: 15, unit: '%', relative: true },
  { type: 'maintain', min: 4.5, tolerance: 0.5, unit: '★' },
  steps,
  { type: 'binary' },
])('opened and saved untouched, a metric is the same: %o', (metric) =>
  expect(isSameMetric(retyped(metric), metric)).toBe(true),
);

test('a step keeps its id by its title, a renamed one by its place; its weight and date stay', () => {
  const renamed = retyped(steps, { steps: 'Draft\nSigned\nLive' });
  expect(titles(renamed)).toEqual(['a: Draft', 'b: Signed', 'c: Live']);
  expect(renamed).toMatchObject({ steps: { b: { weight: 2, dueOn: '2026-03-08', rank: 'a1' } } });
  expect(titles(retyped(steps, { steps: 'Live\nDraft\nAgreed\nMeasured' }))).toEqual([
    'c: Live',
    'a: Draft',
    'b: Agreed',
    'new: Measured',
  ]);
  expect(titles(retyped(steps, { steps: 'Draft\nLive' }))).toEqual(['a: Draft', 'c: Live']);
});

test('what no input shows stays', () => {
  const before = { type: 'number', start: 0, target: 30, unit: '%', source: 'survey' } as Metric;
  expect(retyped(before, { target: '25' })).toMatchObject({ target: 25, source: 'survey' });
});

test('a change in words', () => {
  const before: Metric = { type: 'number', start: 0, target: 30, unit: '%' };
  expect(changes(before, retyped(before, { target: '25.5' }))).toEqual([
    'Target 30.0 % → 25.5 %',
    'Due as the cycle → Mar 20',
  ]);
  expect(changes(steps, retyped(steps, { steps: 'Draft\nSigned\nLive' }))[0]).toBe('Steps Agreed → Signed');
  expect(changes(steps, retyped(steps, { steps: 'Draft\nLive' }))[0]).toBe('Steps Agreed → –');
  expect(changes(before, { type: 'binary' })[0]).toBe('Measured by Number 0 % → 30 % → Done or not ○ → ✓');
});
