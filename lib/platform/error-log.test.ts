import { expect, test } from 'vitest';
import { keepError, readErrors, wordsOf } from './error-log';

test('the last twenty are kept, the newest at the end', async () => {
  for (let at = 1; at <= 25; at++) await keepError(new TypeError(`no ${at}`), at);
  const errors = await readErrors();
  expect(errors).toHaveLength(20);
  expect(errors.at(-1)).toEqual({ at: 25, text: 'TypeError: no 25' });
});

test.each([
  [new Error('No record "Secret plan" here'), 'Error: No record “…” here'],
  [new Error('https://acme.atlassian.net/browse/WEB-1 failed'), 'Error: … failed'],
  ['plain', 'plain'],
  [null, 'null'],
])('%s without what may be a person’s own', (error, words) => expect(wordsOf(error)).toBe(words));
