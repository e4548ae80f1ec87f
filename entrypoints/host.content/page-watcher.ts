import { atEnd, on, signal } from './life';

/**
 * Milliseconds without a change of the page that count as quiet, and the longest wait while it keeps changing, or
 * for an idle moment: a page that draws no frame may give none for seconds.
 */
const QUIET = 120;
const LONGEST = 800;
/** After `load` the host still makes its server-rendered markup its own; a node put in before would break that. */
const SETTLE = 700;

let timer: ReturnType<typeof setTimeout> | undefined;
let first = 0;
/** Set once the page has settled. */
let onQuiet: (() => void) | undefined;

/** Asks for a quiet moment although nothing changed. */
export function wake(): void {
  const now = Date.now();
  first ||= now;
  if (!onQuiet || (timer && now - first > LONGEST)) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    first = 0;
    timer = undefined;
    requestIdleCallback(() => signal.aborted || onQuiet?.(), { timeout: LONGEST });
  }, QUIET);
}

/**
 * Calls `quiet` in idle time after the page has changed and come to rest, first a while after `load`; `change` at
 * once and often, so it must be next to free. `marks` tells that an address or the theme changed.
 */
export function watchPage(change: (marks: boolean) => void, quiet: () => void): void {
  const observer = new MutationObserver((records) => {
    change(records.some((record) => record.attributeName));
    wake();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['href'],
  });
  // The theme is told there alone, by whichever attribute.
  observer.observe(document.documentElement, { attributes: true });
  const settle = () =>
    setTimeout(() => {
      onQuiet = quiet;
      wake();
    }, SETTLE);
  if (document.readyState === 'complete') settle();
  else on(window, 'load', settle);
  atEnd(() => observer.disconnect());
}
