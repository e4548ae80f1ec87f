import { expect, test } from 'vitest';
import { readWork } from './work-text';

test.each<[string, string, ReturnType<typeof readWork>]>([
  ['nothing', '  ', null],
  ['a text', ' Call the supplier ', { text: 'Call the supplier' }],
  [
    'an address',
    'https://docs.example/a?b=1',
    { text: 'docs.example/a?b=1', url: 'https://docs.example/a?b=1' },
  ],
  ['both', 'Brief https://docs.example/a, v2', { text: 'Brief , v2', url: 'https://docs.example/a' }],
  ['no script ever becomes an address', 'javascript:alert(1)', { text: 'javascript:alert(1)' }],
  ['too long', 'x'.repeat(600), { text: 'x'.repeat(500) }],
])('%s', (_, typed, read) => {
  expect(readWork(typed)).toEqual(read);
});
