/** Screens by axe: WCAG 2.2 AA and its best practices for names and roles, in light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'cat.aria', 'cat.forms'],
};
type WithAxe = { axe: { run: (within: string, options: RunOptions) => Promise<AxeResults> } };

const themes = ['light', 'dark'] as const;

/** The system's colours take the place of ours where text is drawn, not where they are read: no contrast is known. */
const forcedOptions: RunOptions = { ...options, rules: { 'color-contrast': { enabled: false } } };

interface Look {
  /** Selector of what is looked at: the rest has been. Default: all. */
  within?: string;
  /** With the colours of the system, too. */
  forced?: boolean;
}

/** What is wrong with what is shown now: a line for each element and rule. */
export async function violations(where: Page | Frame, within = 'html', asked = options): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in window))) await where.evaluate(axe);
  // Motion would be caught half-way: colours are read while they still fade in.
  await where.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
  const found = await where.evaluate(([part, run]) => (window as unknown as WithAxe).axe.run(part, run), [
    within,
    asked,
  ] as const);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}

/** The same of a page of our own in light and dark, as it stands. */
export const pageViolations = (page: Page, look: Look = {}): Promise<string[]> =>
  inAllColours(page, page, look, (colorScheme) => page.emulateMedia({ colorScheme }));

/** The same of a panel, which has its colours from the host's page around it. */
export const panelViolations = (page: Page, frame: Frame, look: Look = {}): Promise<string[]> =>
  inAllColours(page, frame, look, async (theme) => {
    await page.evaluate((to) => {
      document.documentElement.dataset.colorMode = to;
    }, theme);
    await frame.waitForFunction((to) => document.documentElement.dataset.colorMode === to, theme);
  });

async function inAllColours(
  page: Page,
  where: Page | Frame,
  { within, forced = false }: Look,
  turn: (theme: (typeof themes)[number]) => Promise<unknown>,
): Promise<string[]> {
  const found: string[] = [];
  const look = async (name: string, asked = options) =>
    found.push(...(await violations(where, within, asked)).map((violation) => `${name}: ${violation}`));
  for (const theme of themes) {
    await turn(theme);
    await look(theme);
  }
  if (forced) {
    await page.emulateMedia({ forcedColors: 'active' });
    await look('forced colours', forcedOptions);
    await page.emulateMedia({ forcedColors: 'none' });
  }
  return found;
}

/** Text that nobody can read: what the rules must find, or they find nothing. */
export const plantFault = (where: Page | Frame): Promise<void> =>
  where.evaluate(() => {
    const faint = document.createElement('p');
    faint.textContent = 'faint';
    faint.style.cssText = 'color:#ccc;background:#fff';
    document.querySelector('main')?.append(faint);
  });
