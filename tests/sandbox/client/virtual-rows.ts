import { type RefObject, useEffect, useState } from 'react';

/** Rows kept ready above and below what is in view. */
const OVERSCAN = 6;
/** What the server renders, which knows no window. */
const FIRST_HEIGHT = 900;

export interface VirtualRange {
  first: number;
  /** One past the last. */
  end: number;
}

/**
 * The part of a list that is in view, for rows of equal height in px. Rows outside are not rendered at all:
 * they and whatever somebody put into them are gone, as in Jira.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): VirtualRange {
  const [range, setRange] = useState(() => rangeOf(0, FIRST_HEIGHT, count, rowHeight));
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const update = () => {
      const next = rangeOf(element.scrollTop, element.clientHeight, count, rowHeight);
      setRange((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    const resizes = new ResizeObserver(update);
    resizes.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      resizes.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [scroller, count, rowHeight]);
  return range;
}

/** Rows `first` to `end` around `top` … `top + height`, within 0 … `count`. */
export function rangeOf(top: number, height: number, count: number, rowHeight: number): VirtualRange {
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - OVERSCAN), Math.max(0, count - 1));
  return { first, end: Math.min(count, Math.ceil((top + height) / rowHeight) + OVERSCAN) };
}
