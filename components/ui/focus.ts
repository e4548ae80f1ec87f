/**
 * Focuses an element, at once where this page has the focus, else when it gets it: a panel that is made ready in
 * advance must not take the focus from the page beside it.
 */
export function focusWhenOurs(element: HTMLElement | null | undefined): () => void {
  if (!element) return () => {};
  if (document.hasFocus()) element.focus();
  const isFree = () => document.activeElement === document.body || document.activeElement === null;
  const focus = () => {
    if (isFree()) element.focus();
    // A frame that was hidden until now is not laid out before its next frame: nothing in it takes the focus.
    if (isFree()) requestAnimationFrame(() => isFree() && element.focus());
  };
  // Once more, too, where it was ours: the page beside gives the focus anew to a frame that has become ready, and
  // what had it in the frame loses it on the way.
  window.addEventListener('focus', focus, { once: true });
  return () => window.removeEventListener('focus', focus);
}

/** The first control a form or screen marks with `data-first`. */
export const focusFirst = (within: HTMLElement | null): (() => void) =>
  focusWhenOurs(within?.querySelector<HTMLElement>('[data-first]'));
