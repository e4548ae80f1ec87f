import type { ChipPlace } from '../types';

/** Has text of its own, not only that of what is in it; an icon's is not seen. */
const hasText = (cell: Element) =>
  !cell.closest('svg') &&
  [...cell.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());

const displayOf = (element: Element) => getComputedStyle(element).display;

/**
 * The cell within a row or card that a chip fits into, known by its text alone: the row's own children are a grid.
 * In a list the title is cut off at its end, so the chip goes before it, or into it where its cell is no line; on a
 * card the title takes several lines, and the chip goes after the identifier.
 */
export function findCell(row: Element, _link: Element, key: string): ChipPlace {
  const cells = [...row.querySelectorAll('*')].filter(hasText);
  const identifier = cells.findIndex(({ textContent }) => textContent?.trim().toUpperCase() === key);
  const title = cells[identifier + 1];
  const isOneLine = title && getComputedStyle(title).whiteSpace.includes('nowrap');
  if (!title || (!isOneLine && identifier >= 0)) return ['append', cells[identifier] ?? null];
  const cell = title.parentElement as Element;
  const isLine = cell !== row && (/flex/.test(displayOf(cell)) || /^inline/.test(displayOf(title)));
  return [isLine && !/grid/.test(displayOf(cell)) ? 'before' : 'prepend', title];
}
