import type { Page } from 'playwright-core';
import { readChips } from '../pages/chips';
import { isLinked } from '../pages/every-third';

/** What is wrong with the chips of a page; empty = every linked ticket that has a link here has its chip, once, to be seen. */
export async function chipFaults(page: Page): Promise<string[]> {
  const keys = (await linkedKeys(page)).filter(isLinked);
  const chips = await readChips(page);
  const faults = keys.flatMap((key) => {
    const own = chips.filter((chip) => chip.key === key);
    if (own.length === 0) return [`${key} has none`];
    return own.some(({ shown, text }) => shown && text !== '') ? [] : [`${key} has one that is not seen`];
  });
  return [
    ...(keys.length === 0 ? ['no link to a linked ticket'] : []),
    ...faults,
    ...chips.flatMap(({ key }) => (key && isLinked(key) ? [] : [`a chip where none belongs: ${key}`])),
  ];
}

/** Keys that the page has links to, outside of its head, its menus and what a person writes in. */
const linkedKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
        .filter((link) => !link.closest('header,nav,[contenteditable]'))
        .flatMap(
          ({ pathname }) => /\/(?:browse|issues?)\/([A-Z][A-Z0-9_]*-[1-9]\d*)/.exec(pathname)?.[1] ?? [],
        ),
    ),
  ]);
