/** Chips as the tour notes them: which row, and what it says. */
import type { Page } from 'playwright-core';
import { readChips } from '../../e2e/pages/chips';

/** `{'WEB-142': '● Page load'}`; two chips on a row, a chip by no row or one that is not drawn are named so. */
export async function chipsByRow(page: Page): Promise<Record<string, string>> {
  const rows: Record<string, string> = {};
  for (const chip of await readChips(page)) {
    const text = `${chip.shape ?? '?'} ${chip.text}${chip.shown ? '' : ' (not shown)'}`;
    const row = chip.key ?? 'no row';
    rows[row] = row in rows ? `${rows[row]} | ${text} (twice)` : text;
  }
  return rows;
}

export const sorted = (rows: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).sort(([a], [b]) => a.localeCompare(b)));

/** Keys of the rows and cards a person can see now. */
export const rowsInView = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const keys = [...document.querySelectorAll('[role="main"] a[href^="/browse/"]')].flatMap((link) => {
      const { top, bottom, height } = link.getBoundingClientRect();
      const key = link.getAttribute('href')?.slice('/browse/'.length);
      return key && height > 0 && top >= 0 && bottom <= innerHeight ? [key] : [];
    });
    return [...new Set(keys)];
  });
