import { describe, expect, test } from 'vitest';
import { summarize } from '@/lib/okr/summarize';
import { aKeyResult, anObjective, aSummaryInput } from '@/tests/support/okr-records';
import { type PickerOption, pickerGroups, pickerOptions, stepTo } from './picker-list';

const items = (...titles: string[]) =>
  titles.map((title) => ({
    summary: summarize(aSummaryInput({ keyResult: aKeyResult({ id: title, title }) })),
    linked: title.startsWith('linked'),
  }));
const cycle = aSummaryInput().cycle;
const group = (id: string, ...titles: string[]) => ({
  objective: anObjective({ id, title: id }),
  team: null,
  cycle,
  items: items(...titles),
});
const ids = (options: readonly PickerOption[]) => options.map(({ id }) => id);

test('options in the order of the screen; an objective without key results has none', () => {
  const { groups, full } = pickerGroups([group('a', 'x', 'y'), group('b'), group('c', 'z')]);
  expect(groups.map(({ title }) => title)).toEqual(['a', 'c']);
  expect(ids(pickerOptions(groups, ''))).toEqual(['x', 'y', 'z']);
  expect(full).toBe(false);
});

test.each([
  ['nothing typed', '  ', ['Load', 'Cart']],
  ['something new', ' Zebra ', ['Load', 'Cart', 'new']],
  ['a title that is there, in whatever case', 'lOAD ', ['Load', 'Cart']],
])('"new" is offered last: %s', (_, text, expected) => {
  expect(ids(pickerOptions(pickerGroups([group('a', 'Load', 'Cart')]).groups, text))).toEqual(expected);
});

describe('↑ ↓', () => {
  const options = pickerOptions(pickerGroups([group('a', 'linked 1', 'x', 'linked 2', 'y')]).groups, '');
  test.each([
    ['the first that can be chosen', -1, 1, 1],
    ['over a linked one', 1, 1, 3],
    ['round the end', 3, 1, 1],
    ['round the start', 1, -1, 3],
    ['from nothing upwards', -1, -1, 3],
  ] as const)('%s', (_, from, step, to) => {
    expect(stepTo(options, from, step)).toBe(to);
  });

  test('nothing to choose', () => {
    expect(stepTo([], -1, 1)).toBe(-1);
    expect(stepTo(pickerOptions(pickerGroups([group('a', 'linked')]).groups, ''), -1, 1)).toBe(-1);
  });
});
