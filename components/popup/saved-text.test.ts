import { expect, test } from 'vitest';
import { savedText, shortName } from './saved-text';

const result = { keyResultId: 'kr', checkInId: 'c', noChange: false, from: 73, to: 82 };

test.each([
  [result, 'Page load: 73 % → 82 %'],
  [{ ...result, noChange: true }, 'Page load: no change, saved'],
  [{ ...result, from: null }, 'Page load: saved at 82 %'],
  [{ ...result, to: 73 }, 'Page load: saved at 73 %'],
  [{ ...result, to: null }, 'Page load: saved'],
  [{ ...result, to: -20 }, 'Page load: 73 % → 0 % (below start)'],
])('%j', (given, text) => {
  expect(savedText('Page load', given)).toBe(text);
});

test('a hostile name is cut, and turns no line', () => {
  expect(shortName(`\u202e${'x'.repeat(9000)}`)).toBe(`${'x'.repeat(27)}…`);
});
