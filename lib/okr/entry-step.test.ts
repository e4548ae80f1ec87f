import { expect, test } from 'vitest';
import { stepOf } from './entry-step';

test.each([
  ['a falling number with one digit', [3.1, 2], 0.1],
  ['whole per cents', [0, 15], 1],
  ['a percentage far off', [0, 80], 2],
  ['visits', [0, 5000], 100],
  ['users', [0, 1_000_000], 20_000],
  ['a fine number', [1.25, 1.5], 0.01],
  ['negative ends', [-10, 10], 1],
  ['one end', [4.5], 0.1],
  ['no end', [], 1],
  ['no span', [50, 50], 1],
])('%s', (_, ends, step) => {
  expect(stepOf(ends)).toBe(step);
});
