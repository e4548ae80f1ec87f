/** A screen from right to left is the mirror image of the same screen from left to right, box by box. */
import type { Frame, Page } from 'playwright-core';

/** Stays as it is on purpose, and why. */
const unturned = [
  'svg *', // drawings: time runs from left to right everywhere
  '.kbd, .kbd *', // names of keys
  '.menu, .menu *', // placed once, when it is opened
  'option, optgroup', // drawn by the browser
];

export interface Mirrored {
  /** Boxes that were compared. */
  boxes: number;
  faults: string[];
}

/** Compares what is drawn now with the same drawn the other way round, with the same letters in the same order. */
export const mirrored = (where: Page | Frame): Promise<Mirrored> =>
  where.evaluate(compare, unturned.join(','));

/** Runs in the page. */
async function compare(unturned: string): Promise<Mirrored> {
  // Letters in the other order are spaced a little differently.
  const slack = 5;
  const root = document.documentElement;
  const before = root.dir;
  // Letters alone decide nothing here: else a line's own direction would hide how its boxes lie.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    'html *{unicode-bidi:bidi-override!important;direction:inherit!important;font-kerning:none!important;font-variant-ligatures:none!important;transition:none!important;animation:none!important}',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const isAt = (box: DOMRect, other: DOMRect | undefined) =>
    other !== undefined &&
    (['left', 'top', 'width', 'height'] as const).every((side) => Math.abs(box[side] - other[side]) < 1);
  const frames = async (): Promise<void> => {
    for (let n = 0; n < 3; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const measure = async (direction: 'ltr' | 'rtl') => {
    root.dir = direction;
    for (const scroller of document.querySelectorAll('*'))
      if (scroller.scrollLeft !== 0) scroller.scrollLeft = 0;
    dispatchEvent(new Event('resize'));
    await frames();
    const boxes = new Map<Element, DOMRect>();
    for (const element of document.body.querySelectorAll('*')) {
      if (element.matches(unturned) || !element.checkVisibility() || element.closest('.visually-hidden'))
        continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.height > 0) boxes.set(element, box);
    }
    return boxes;
  };
  // What comes late moves the rest: a screen is compared once two looks at it are the same.
  let left = await measure('ltr');
  let right = await measure('rtl');
  let isAtRest = false;
  for (let tries = 0; tries < 10 && !isAtRest; tries++) {
    const again = await measure('ltr');
    isAtRest = again.size === left.size && [...again].every(([element, box]) => isAt(box, left.get(element)));
    if (isAtRest) break;
    left = again;
    right = await measure('rtl');
  }
  root.dir = before;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  dispatchEvent(new Event('resize'));
  await frames();
  const faults: string[] = isAtRest ? [] : ['it does not come to rest'];
  const bad = new Set<Element>();
  for (const [element, box] of right) {
    const other = left.get(element);
    if (!other) continue;
    const off = Math.max(
      Math.abs(innerWidth - other.right - box.left),
      Math.abs(other.width - box.width),
      Math.abs(other.top - box.top),
      Math.abs(other.height - box.height),
    );
    // Only the outermost of what is off is named.
    if (off <= slack || (element.parentElement && bad.has(element.parentElement))) {
      if (off > slack) bad.add(element);
      continue;
    }
    bad.add(element);
    const { className, localName } = element;
    faults.push(
      `not mirrored: ${localName}.${String(className)} “${element.textContent?.slice(0, 30)}” lies at ${Math.round(box.left)}, not ${Math.round(innerWidth - other.right)}; ${Math.round(box.width)} wide, not ${Math.round(other.width)}; ${Math.round(box.top)} down, not ${Math.round(other.top)}`,
    );
  }
  return { boxes: right.size, faults };
}
