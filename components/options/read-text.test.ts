import { expect, test } from 'vitest';
import { readText } from './read-text';

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);

test.each([
  ['UTF-8', file(0x5a, 0xc3, 0xbc, 0x67, 0x65), 'Züge'],
  ['UTF-8 with its mark', file(0xef, 0xbb, 0xbf, 0x5a, 0xc3, 0xbc), 'Zü'],
  ['UTF-16, little end first', file(0xff, 0xfe, 0x5a, 0, 0xfc, 0), 'Zü'],
  ['UTF-16, big end first', file(0xfe, 0xff, 0, 0x5a, 0, 0xfc), 'Zü'],
  ['Windows-1252', file(0x5a, 0xfc), 'Zü'],
  ['nothing', file(), ''],
])('%s', async (_, blob, text) => {
  expect(await readText(blob)).toBe(text);
});
