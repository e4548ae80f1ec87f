/** Scrolls the backlog by wheel, a screen at a time, and looks at the chips wherever it comes to rest. */
import type { Page } from 'playwright-core';
import { holds } from '../see';
import { chipsByRow, sorted } from './row-chips';

export interface Sweep {
  positions: number;
  /** Different rows that were there at one time. */
  rows: number;
  /** Different rows with the right chip. */
  chips: number;
  /** Where the chips were not as expected, and how they were; the first few. */
  wrong: string[];
}

interface Place {
  top: number;
  atEnd: boolean;
  keys: string[];
  height: number;
}

/** Milliseconds after which chips must stand where the list has come to rest. */
const settleTime = 4000;

/** `expected`: key → chip of every linked row. `direction`: 1 = down to the end, −1 = up to the top. */
export async function sweep(page: Page, expected: Record<string, string>, direction: 1 | -1): Promise<Sweep> {
  const rows = new Set<string>();
  const chips = new Set<string>();
  const result: Sweep = { positions: 0, rows: 0, chips: 0, wrong: [] };
  const list = await page.locator('.scroller').boundingBox();
  if (!list) throw new Error('There is no list to scroll.');
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  for (;;) {
    const place = await atRest(page);
    for (const key of place.keys) rows.add(key);
    const seen = await look(page, place, expected);
    for (const key of seen.right) chips.add(key);
    if (seen.wrong !== null && result.wrong.length < 5) result.wrong.push(`at ${place.top}: ${seen.wrong}`);
    result.positions++;
    if (direction === 1 ? place.atEnd : place.top === 0) break;
    await page.mouse.wheel(0, direction * Math.floor(place.height * 0.95));
  }
  return { ...result, rows: rows.size, chips: chips.size };
}

/** Waits until no more scrolling happens, and reads what rows are there. */
async function atRest(page: Page): Promise<Place> {
  let last = await readPlace(page);
  for (let same = 0; same < 2; ) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 16))));
    const now = await readPlace(page);
    same = now.top === last.top ? same + 1 : 0;
    last = now;
  }
  return last;
}

const readPlace = (page: Page): Promise<Place> =>
  page.evaluate(() => {
    const list = document.querySelector('.scroller') ?? document.documentElement;
    return {
      top: Math.round(list.scrollTop),
      atEnd: list.scrollTop + list.clientHeight >= list.scrollHeight - 1,
      height: list.clientHeight,
      keys: [...document.querySelectorAll('.virtual-row a.key')].map((link) => link.textContent ?? ''),
    };
  });

async function look(
  page: Page,
  { keys }: Place,
  expected: Record<string, string>,
): Promise<{ right: string[]; wrong: string | null }> {
  const right = keys.filter((key) => key in expected);
  const must = sorted(Object.fromEntries(right.map((key) => [key, expected[key] ?? ''])));
  const end = Date.now() + settleTime;
  for (;;) {
    const saw = sorted(await chipsByRow(page));
    const exact = Object.keys(saw).length === right.length && holds(saw, must);
    if (exact) return { right, wrong: null };
    if (Date.now() > end)
      return { right: [], wrong: `${JSON.stringify(saw)} instead of ${JSON.stringify(must)}` };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
