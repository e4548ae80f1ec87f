import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withFigures } from './docs';
import { describeMachine } from './report';
import { judge, type Measure } from './verdict';

const order = ['page-cost', 'server-push'];
const machine = describeMachine('Chromium 1', 1);
const measured = (name: string, subject: number) => {
  const row: Measure = {
    name,
    unit: 'ms',
    compare: 'delta',
    goal: { median: 4 },
    control: [1],
    subject: [subject],
  };
  return judge(row);
};
const write = (page: string, ...rows: ReturnType<typeof measured>[]) =>
  withFigures(page, rows, machine, order);

it('writes the rows that were measured, and keeps those that were not', async () => {
  const page = await readFile('docs/bench.md', 'utf8');
  const first = write(page, measured('page-cost: script', 2), measured('server-push over HTTP: 100 new', 77));
  expect(first.startsWith(page.slice(0, 500))).toBe(true);
  expect(first).toMatch(/^\| page-cost: script \| 1 \|.*\| held \|/m);
  expect(first).toMatch(/^\| server-push over HTTP: 100 new .*\| missed \|/m);
  const again = write(first, measured('page-cost: heap', 3));
  expect(again).toMatch(/^\| page-cost: heap /m);
  expect(again).not.toContain('| page-cost: script');
  expect(again).toMatch(/^\| server-push over HTTP: 100 new /m);
  expect(write(again, measured('page-cost: heap', 3))).toBe(again);
});

it('does not write where the marks are gone', () => {
  expect(() => write('# Bench', measured('page-cost: script', 2))).toThrow(/marks/);
});
