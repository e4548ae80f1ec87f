import { describe, expect, test } from 'vitest';
import { initialInputs, metricNames, readMetric } from './metric-form';

const read = (...[type, inputs]: [Parameters<typeof readMetric>[0], Parameters<typeof readMetric>[1]]) => {
  let id = 0;
  return readMetric(type, inputs, 'en', () => `id${++id}`);
};

describe('a number', () => {
  const inputs = { start: '3.1', target: '2', unit: 's', relative: false };
  test('start, target, unit', () => {
    expect(read('number', inputs)).toEqual({ metric: { type: 'number', start: 3.1, target: 2, unit: 's' } });
  });
  test('an unknown start needs a baseline', () => {
    const metric = { type: 'number', start: null, target: 15, unit: '%', relative: true };
    expect(read('number', { start: '', target: '15', unit: '%', relative: true })).toEqual({ metric });
  });
  test.each([
    ['no target', { target: ' ' }, 'target'],
    ['a target that is no number', { target: 'fast' }, 'target'],
    ['start is target', { target: '3.1' }, undefined],
  ])('refuses %s', (_, fields, field) => {
    const answer = read('number', { ...inputs, ...fields });
    expect(answer).toHaveProperty('problem');
    expect('field' in answer ? answer.field : undefined).toBe(field);
  });
});

test('a band of one bound', () => {
  expect(read('maintain', { min: '4.5', max: '', tolerance: '0.5', unit: 'stars' })).toEqual({
    metric: { type: 'maintain', min: 4.5, tolerance: 0.5, unit: 'stars' },
  });
  expect(read('maintain', { min: '', max: '', tolerance: '0', unit: '' })).toHaveProperty('problem');
});

test('steps: one a line, marks of a list left out, in their order', () => {
  const answer = read('milestone', { steps: '- Draft agreed\n\n  * Tested \nLive' });
  if (!('metric' in answer) || answer.metric.type !== 'milestone') throw new Error('no milestones');
  const steps = Object.entries(answer.metric.steps).sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1));
  expect(steps.map(([id, step]) => [id, step.title])).toEqual([
    ['id1', 'Draft agreed'],
    ['id2', 'Tested'],
    ['id3', 'Live'],
  ]);
  expect(read('milestone', { steps: '\n' })).toMatchObject({ field: 'steps' });
});

test('every type fills its own form, and says words where it cannot be saved as it is', () => {
  for (const type of metricNames) {
    const answer = read(type, initialInputs(type));
    if ('metric' in answer) expect(answer.metric.type).toBe(type);
    else expect(answer.problem).toMatch(/\w/);
  }
});
