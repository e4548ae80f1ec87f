/** Whether what is shown fits its window: nothing scrolls sideways but data tables, and no text is cut off. */
import type { Frame, Page } from 'playwright-core';

/** A line for each fault; the page is given two frames to settle in its size. */
export const reflowFaults = (where: Page | Frame): Promise<string[]> =>
  where.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const faults = new Set<string>();
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1)
      faults.add(`the page scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`);
    const isTable = (element: Element) =>
      element.querySelector('table, [role="grid"], [role="treegrid"], [role="table"]') !== null ||
      element.closest('table, pre, [role="grid"], [role="treegrid"], [role="table"]') !== null;
    const isHidden = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return (
        (width <= 1 && height <= 1) ||
        element.closest('option, svg, [inert]') !== null ||
        !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      );
    };
    const text = (element: Element) =>
      `<${element.localName} class="${element.className}"> ${element.textContent?.trim().slice(0, 60)}`;
    const look = (node: Node, holder: Element) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      if (right - left < 1) return;
      let [looksAcross, looksDown] = [true, true];
      for (
        let box: Element | null = holder;
        box && box !== document.documentElement;
        box = box.parentElement
      ) {
        const { overflowX, overflowY, textOverflow, position } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (edge.width <= 1) return;
        const isWider = right > edge.right + 1 || left < edge.left - 1;
        if (looksAcross && /auto|scroll/.test(overflowX)) {
          if (isWider && !isTable(box))
            faults.add(`scrolls sideways within ${box.localName}.${box.className}: ${text(holder)}`);
          looksAcross = false;
        }
        if (looksAcross && /hidden|clip/.test(overflowX)) {
          // Cut with "…", and whole elsewhere: in its tip, or behind the link or button of its row.
          const row = holder.closest('li, tr, [role="row"], article');
          const isElsewhere =
            holder.closest('a, button, [title], [role="option"], label, select') !== null ||
            (row !== null && row.querySelector('a, button') !== null);
          if (isWider && !(textOverflow === 'ellipsis' && isElsewhere))
            faults.add(`cut at the side: ${text(holder)}`);
          looksAcross = false;
        }
        if (looksDown && /auto|scroll/.test(overflowY)) looksDown = false;
        if (looksDown && /hidden|clip/.test(overflowY)) {
          const isClamped = getComputedStyle(box).webkitLineClamp !== 'none';
          // What is wholly outside was left out for want of room, as marks in a row are.
          const isCut =
            (bottom > edge.bottom + 3 && top < edge.bottom) || (top < edge.top - 3 && bottom > edge.top);
          if (isCut && !isClamped) faults.add(`cut above or below: ${text(holder)}`);
          looksDown = false;
        }
        if (position === 'fixed') break;
      }
      if (looksAcross && (right > innerWidth + 1 || left < -1))
        faults.add(`out of the window: ${text(holder)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder && node.textContent?.trim() && !isHidden(holder)) look(node, holder);
    }
    return [...faults];
  });
