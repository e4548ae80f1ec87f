import { expect, test } from 'vitest';
import { isMore, isRecovery, pseudo } from './strings-plugin';

test('each key is of one part', () => {
  expect([isMore('dashHome'), isMore('optionsData'), isMore('optional'), isRecovery('recoveryDone')]).toEqual(
    [true, true, false, true],
  );
});

test('a pseudo text is two fifths longer, and its placeholders stay', () => {
  const text = pseudo('Saved as $1. Records: $2.');
  expect(text).toContain('$1');
  expect(text).toContain('$2');
  expect(text.length).toBeGreaterThanOrEqual(Math.floor('Saved as $1. Records: $2.'.length * 1.4));
});
