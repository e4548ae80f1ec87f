import { describe, expect, test } from 'vitest';
import type { Kind } from './cycle-presets';
import { nested, nextStart, presetDates, suggestedName } from './cycle-presets';

describe('dates and name of a kind', () => {
  test.each<[Kind, string, string, string, string]>([
    ['quarterly', '2026-11-22', '2026-10-01', '2026-12-31', 'Q4 2026'],
    ['quarterly', '2027-01-01', '2027-01-01', '2027-03-31', 'Q1 2027'],
    ['monthly', '2028-02-29', '2028-02-01', '2028-02-29', 'February 2028'],
    ['annual', '2026-06-15', '2026-01-01', '2026-12-31', '2026'],
    ['micro', '2026-11-22', '2026-11-22', '2026-12-19', 'Nov 22 – Dec 19'],
  ])('%s on %s', (kind, day, startOn, endOn, name) => {
    expect(presetDates(kind, day)).toEqual({ startOn, endOn });
    expect(suggestedName(kind, startOn, endOn, 'en')).toBe(name);
  });
  test('a quarter of other days is named by them', () =>
    expect(suggestedName('quarterly', '2026-10-05', '2026-12-31', 'en')).toBe('Oct 5 – Dec 31'));
  test('days not typed yet give no name', () => expect(suggestedName('custom', '', '', 'en')).toBe(''));
  test('a micro cycle of a week', () =>
    expect(presetDates('micro', '2026-11-22', 1).endOn).toBe('2026-11-28'));
});

test('the next one begins after the last of its kind', () => {
  const cycles = [
    { kind: 'monthly', endOn: '2026-11-30' },
    { kind: 'monthly', endOn: '2026-12-31' },
    { kind: 'quarterly', endOn: '2026-09-30' },
  ] as const;
  expect(nextStart('monthly', cycles, '2026-11-22')).toBe('2027-01-01');
  expect(nextStart('quarterly', cycles, '2026-11-22')).toBe('2026-11-22');
});

test('under their parents, whatever the order; a loop loses nobody', () => {
  const at = (id: string, parentId: string | null) => ({ cycle: { id, parentId } });
  const rows = nested([
    at('q4', 'y'),
    at('m', 'q4'),
    at('y', null),
    at('a', 'b'),
    at('b', 'a'),
    at('x', 'gone'),
  ]);
  expect(rows.map(({ item, depth }) => `${'-'.repeat(depth)}${item.cycle.id}`)).toEqual([
    'y',
    '-q4',
    '--m',
    'x',
    'a',
    '-b',
  ]);
});
