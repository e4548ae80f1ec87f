import { expect, test } from 'vitest';
import { isMore, isRecovery } from './strings-plugin';

test('each key is of one part', () => {
  expect([isMore('dashHome'), isMore('optionsData'), isMore('optional'), isRecovery('recoveryDone')]).toEqual(
    [true, true, false, true],
  );
});
