import { expect, test } from 'vitest';
import { readKeyResult } from './read-key-result';

const number = (start: number | null, target: number, unit: string, relative?: true) => ({
  type: 'number',
  start,
  target,
  unit,
  ...(relative && { relative }),
});

test.each([
  ['Return visitors 20 → 30 %', 'Return visitors', number(20, 30, '%')],
  ['Return visitors 20 -> 30%', 'Return visitors', number(20, 30, '%')],
  ['Page load 3.1 s → 2 s', 'Page load', number(3.1, 2, 's')],
  ['Page load from 3.1s -> 2s', 'Page load', number(3.1, 2, 's')],
  ['Units sold: 0 → 10,000 units', 'Units sold', number(0, 10000, 'units')],
  ['NPS -5 => 20', 'NPS', number(-5, 20, '')],
  ['Cart abandonment (70 % → 56 %)', 'Cart abandonment', number(70, 56, '%')],
  ['Q3 2026 revenue 1.5 → 2 m€', 'Q3 2026 revenue', number(1.5, 2, 'm€')],
  ['Return visitors +15 %', 'Return visitors +15 %', number(null, 15, '', true)],
  ['Defects −10 %', 'Defects −10 %', number(null, -10, '', true)],
])('%s', (line, title, metric) => {
  expect(readKeyResult(line, 'en')).toEqual({ title, metric });
});

test.each(['SOPs written by week 4', 'Chatbot 24/7', '20 → 30 %', 'Stays 5 → 5', '', '→', 'Version 2'])(
  'no numbers to measure by: %s',
  (line) => {
    expect(readKeyResult(line, 'en')).toEqual({ title: line, metric: null });
  },
);

test('numbers as the language writes them', () => {
  expect(readKeyResult('Ladezeit 3,1 → 2 s', 'de').metric).toEqual(number(3.1, 2, 's'));
});

test('a long line without numbers is read at once', () => {
  const begun = performance.now();
  readKeyResult(`${'1 '.repeat(5000)}x`, 'en');
  expect(performance.now() - begun).toBeLessThan(500);
});
