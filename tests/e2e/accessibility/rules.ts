/** Screens by axe: WCAG 2.2 AA and its best practices for names and roles, in light, dark and the system's colours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'cat.aria', 'cat.forms'],
  // Targets of 24 px: off where nobody asks.
  rules: { 'target-size': { enabled: true } },
};
/** The system's colours take the place of ours where text is drawn, not where they are read: no contrast is known. */
const forcedOptions: RunOptions = {
  ...options,
  rules: { ...options.rules, 'color-contrast': { enabled: false } },
};
type WithAxe = { axe: { run: (within: string, options: RunOptions) => Promise<AxeResults> } };

/** What is wrong with what is shown now: a line for each element and rule. */
export async function violations(
  where: Page | Frame,
  within = 'html',
  { forced = false } = {},
): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in window))) await where.evaluate(axe);
  // Motion would be caught half-way: colours are read while they still fade in.
  await where.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
  const found = await where.evaluate(([part, run]) => (window as unknown as WithAxe).axe.run(part, run), [
    within,
    forced ? forcedOptions : options,
  ] as const);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}
