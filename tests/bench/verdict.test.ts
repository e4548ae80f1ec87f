import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/okr/random';
import { judge, type Measure, missed } from './verdict';

const measure = (fields: Partial<Measure>): Measure => ({
  name: 'row',
  unit: 'ms',
  compare: 'delta',
  goal: { median: 4, p90: 8 },
  control: [100, 101, 102],
  subject: [101, 102, 103],
  ...fields,
});

describe('judge', () => {
  it('gives control, subject, difference and verdict', () => {
    const row = judge(measure({}));
    expect(row).toMatchObject({
      control: { n: 3, median: 101 },
      subject: { n: 3, median: 102 },
      delta: { median: 1 },
      verdict: 'held',
    });
    expect(row.delta?.p90).toBeCloseTo(1, 10);
  });

  it('sees a slowdown of 20 ms under scatter, and none where there is none', () => {
    const random = seededRandom('planted');
    const load = (extra: number) => Array.from({ length: 15 }, () => 120 + random() * 6 + extra);
    const control = load(0);
    expect(judge(measure({ control, subject: load(20) })).verdict).toBe('missed');
    expect(judge(measure({ control, subject: load(1) })).verdict).toBe('held');
  });

  it('misses on the p90 alone', () => {
    const control = Array.from({ length: 10 }, () => 100);
    const subject = control.map((value, i) => (i < 8 ? value : value + 50));
    expect(judge(measure({ control, subject }))).toMatchObject({ delta: { median: 0 }, verdict: 'missed' });
  });

  it('takes ratios of the medians', () => {
    const ratio = { compare: 'ratio', goal: { median: 1.7 }, control: [10, 20, 30] } as const;
    expect(judge(measure({ ...ratio, subject: [33, 34, 35] }))).toMatchObject({
      ratio: { median: 1.7 },
      verdict: 'held',
    });
    expect(judge(measure({ ...ratio, subject: [34, 35, 36] })).verdict).toBe('missed');
  });

  it('at the goal holds, above it misses', () => {
    const count = { unit: 'count', goal: { median: 0, p90: 0 }, control: [1, 1] } as const;
    expect(judge(measure({ ...count, subject: [1, 1] })).verdict).toBe('held');
    expect(judge(measure({ ...count, subject: [1, 2] })).verdict).toBe('missed');
  });

  it('a figure that is none misses, and one without a goal is not judged', () => {
    expect(judge(measure({ subject: [Number.NaN, 1, 2] })).verdict).toBe('missed');
    expect(judge(measure({ compare: 'ratio', control: [0, 0], subject: [0, 0] })).verdict).toBe('missed');
    expect(judge(measure({ goal: {}, subject: [900] })).verdict).toBe('not judged');
  });
});

describe('missed', () => {
  it('names the rows', () => {
    const rows = [judge(measure({ name: 'good' })), judge(measure({ name: 'slow', subject: [200] }))];
    expect(missed(rows)).toEqual(['slow']);
    expect(missed(rows.slice(0, 1))).toEqual([]);
  });

  it('takes nothing measured for no proof', () => {
    expect(missed([])).toHaveLength(1);
    expect(missed([judge(measure({ goal: {} }))])).toHaveLength(1);
  });
});
