/** What does not fit, as it can be measured on a drawn screen. */
import type { Frame, Page } from 'playwright-core';

/** Places that may scroll sideways, and why. */
const scrollsSideways = [
  '.import-text textarea', // pasted lines stay lines
  '.import-preview', // a table of what was pasted
  '.tree-scroll', // the table of objectives, in a narrow window
];

/** What may be cut, for it is whole where the row is opened: titles, and the marks beside them, which go one by one. */
const shownInFullElsewhere = '.tree-title, .tree-marks';

/** A line for each text that is cut, each control on another, and each thing outside of the window; [] = all fits. */
export function misfits(where: Page | Frame, within = 'body'): Promise<string[]> {
  return where.evaluate(measure, {
    within,
    sideways: scrollsSideways.join(','),
    elsewhere: shownInFullElsewhere,
  });
}

/** Runs in the page. */
function measure({
  within,
  sideways,
  elsewhere,
}: {
  within: string;
  sideways: string;
  elsewhere: string;
}): string[] {
  const slack = 1.5;
  const found: string[] = [];
  const root = document.querySelector(within) ?? document.body;
  const nameOf = (element: Element) => {
    const { className, localName } = element;
    return typeof className === 'string' && className ? `${localName}.${className.split(' ')[0]}` : localName;
  };
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.visually-hidden, [inert]');
  const hides = (style: CSSStyleDeclaration) => /hidden|clip/.test(style.overflowX + style.overflowY);
  const hasWords = (element: Element, text: string) => {
    for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
      const said = at.getAttribute('title') ?? at.getAttribute('aria-label') ?? '';
      if (said.includes(text.slice(0, 30))) return true;
    }
    return false;
  };

  /** The part of a box that its scrolling and hiding ancestors let through; null = nothing. */
  const shownPart = (element: Element, box: DOMRect): DOMRect | null => {
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
        const outer = at.getBoundingClientRect();
        left = Math.max(left, outer.left);
        top = Math.max(top, outer.top);
        right = Math.min(right, outer.right);
        bottom = Math.min(bottom, outer.bottom);
      }
      if (style.position === 'fixed') break;
    }
    return right - left > 0 && bottom - top > 0 ? new DOMRect(left, top, right - left, bottom - top) : null;
  };

  // 1. Each line of text within whatever hides what is beyond it, and within the window.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? '';
    const parent = node.parentElement;
    if (!text || !parent || !isSeen(parent) || /^(option|style|script)$/.test(parent.localName)) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.height > 0);
    const said = `${nameOf(parent)} “${text.slice(0, 50)}”`;
    let isOver = false;
    let downHidden = true;
    for (let at: Element | null = parent; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth + 1) {
        isOver = true;
        if (!at.matches(sideways)) found.push(`scrolls sideways: ${nameOf(at)} with ${said}`);
        break;
      }
      // What is below the edge of a part that scrolls is not cut: it comes up.
      if (/auto|scroll/.test(style.overflowY)) downHidden = false;
      if (hides(style)) {
        const box = at.getBoundingClientRect();
        const across = /hidden|clip/.test(style.overflowX);
        const down = downHidden && /hidden|clip/.test(style.overflowY);
        const isCut = lines.some(
          ({ left, right, top, bottom }) =>
            (across && (left < box.left - slack || right > box.right + slack)) ||
            (down && (top < box.top - slack - 2 || bottom > box.bottom + slack + 2)),
        );
        if (isCut) {
          isOver = true;
          const ends = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
          if (at.closest(elsewhere)) break;
          if (!ends) found.push(`cut: ${said} in ${nameOf(at)}`);
          else if (!hasWords(at, text)) found.push(`ends in … without its words: ${said} in ${nameOf(at)}`);
          break;
        }
      }
      if (style.position === 'fixed') break;
    }
    const isOut = lines.some(({ left, right }) => left < -slack || right > innerWidth + slack);
    if (!isOver && isOut && lines.some((line) => shownPart(parent, line)))
      found.push(`outside the window: ${said}`);
  }

  // 2. Words in fields: a placeholder and a chosen option have no box of their own.
  const canvas = document.createElement('canvas').getContext('2d');
  for (const field of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    if (!isSeen(field) || /checkbox|radio|range|file|color|date|time/.test(field.type) || !canvas) continue;
    const style = getComputedStyle(field);
    const words =
      field instanceof HTMLSelectElement
        ? (field.selectedOptions[0]?.text ?? '')
        : field.value
          ? ''
          : field.placeholder;
    canvas.font = style.font;
    const arrow = field instanceof HTMLSelectElement ? 16 : 0;
    const room =
      field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    if (words && canvas.measureText(words).width > room - arrow + slack && !hasWords(field, words))
      found.push(`cut: ${nameOf(field)} “${words.slice(0, 50)}”`);
  }

  // 3. No control on another, in the same layer.
  const layerOf = (element: Element) =>
    element.closest('dialog, [popover], .toasts, .dash-nav') ?? document.body;
  const controls = [
    ...root.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, summary, [role="button"], [role="radio"], [role="menuitem"], [role="option"], [role="switch"]',
    ),
  ].filter(isSeen);
  const boxes = controls.flatMap((control) =>
    [...control.getClientRects()].flatMap((box) => {
      const part = shownPart(control, box);
      return part ? [{ control, part, layer: layerOf(control) }] : [];
    }),
  );
  for (const [at, one] of boxes.entries())
    for (const other of boxes.slice(at + 1)) {
      if (one.layer !== other.layer || one.control === other.control) continue;
      if (one.control.contains(other.control) || other.control.contains(one.control)) continue;
      const width = Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left);
      const height = Math.min(one.part.bottom, other.part.bottom) - Math.max(one.part.top, other.part.top);
      if (width > 4 && height > 4)
        found.push(
          `on each other: ${nameOf(one.control)} “${one.control.textContent?.slice(0, 30)}” and ${nameOf(other.control)} “${other.control.textContent?.slice(0, 30)}”`,
        );
    }

  // 4. The page itself never scrolls sideways.
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1)
    found.push(`the page scrolls sideways: ${scrollWidth} in ${clientWidth}`);
  return [...new Set(found)];
}
