/** Nothing moves for a person who asked for less motion. */
import type { Frame, Page } from 'playwright-core';

/** Milliseconds: less than a frame. */
const most = 10;

/** Elements that would move, with the page told to hold still; [] = none does. */
export const moving = (where: Page | Frame): Promise<string[]> => where.evaluate(look, most);

/** Runs in the page. */
function look(most: number): string[] {
  const longest = (text: string) =>
    Math.max(
      0,
      ...text.split(',').map((each) => Number.parseFloat(each) * (/\dms$/.test(each.trim()) ? 1 : 1000)),
    );
  const found = new Set<string>();
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
    found.add('the page was not told to hold still');
  for (const element of document.querySelectorAll('*'))
    for (const part of ['', '::before', '::after', '::backdrop', '::marker']) {
      if (part === '::backdrop' && !element.matches('dialog, [popover]')) continue;
      const style = getComputedStyle(element, part || null);
      const name = `${element.localName}.${String(element.className)}${part}`;
      const isTurning = style.transitionProperty !== 'none' && longest(style.transitionDuration) > most;
      if (isTurning) found.add(`transition of ${style.transitionDuration}: ${name}`);
      if (style.animationName !== 'none' && longest(style.animationDuration) > most)
        found.add(`animation ${style.animationName}: ${name}`);
      if (style.scrollBehavior === 'smooth') found.add(`smooth scrolling: ${name}`);
    }
  for (const animation of document.getAnimations()) {
    const { duration } = animation.effect?.getComputedTiming() ?? {};
    if (typeof duration === 'number' && duration > most) found.add(`an animation of ${duration} ms runs`);
  }
  return [...found];
}
