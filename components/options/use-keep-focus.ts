import { type RefObject, useEffect } from 'react';
import { focusHeading } from './focus-heading';

/**
 * What has the focus may go from the page by itself: a row that was removed, a part that is done. Then the heading of its
 * part has it, or of the first one: the next key does not start at the top of the page.
 */
export function useKeepFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let last: Element | null = null;
    let part: Element | null = null;
    const note = ({ target }: Event) => {
      last = target instanceof Element ? target : null;
      part = last?.closest('section.part') ?? null;
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      if (!last || last.isConnected) return;
      last = null;
      // What comes in its place may take the focus itself.
      timer = setTimeout(() => focusHeading(part), 50);
    });
    element.addEventListener('focusin', note);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      element.removeEventListener('focusin', note);
    };
  }, [root]);
}
