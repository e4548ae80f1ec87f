import { atEnd, on, signal } from './life';

/** Milliseconds without a change of the page that count as quiet, and the longest wait while it keeps changing. */
const QUIET = 120;
const LONGEST = 800;
/** After `load` the host still makes its server-rendered markup its own; a node put in before would break that. */
const SETTLE = 700;

let settled = false;
let timer = 0;
let first = 0;
let onQuiet: () => void;

/** Asks for a quiet moment although nothing changed. */
export function wake(): void {
  const now = performance.now();
  first ||= now;
  if (!settled || (timer && now - first > LONGEST)) return;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    timer = first = 0;
    requestIdleCallback(() => signal.aborted || onQuiet());
  }, QUIET);
}

/**
 * Calls `quiet` in idle time after the page has changed and come to rest, first a while after `load`; `change` at
 * once and often, so it must be next to free. `marks` tells that an address or the theme changed.
 */
export function watchPage(change: (marks: boolean) => void, quiet: () => void): void {
  onQuiet = quiet;
  const observer = new MutationObserver((records) => {
    change(records.some((record) => record.attributeName));
    wake();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['href', 'data-color-mode', 'data-theme'],
  });
  const settle = () =>
    setTimeout(() => {
      settled = true;
      wake();
    }, SETTLE);
  if (document.readyState === 'complete') settle();
  else on(window, 'load', settle);
  atEnd(() => observer.disconnect());
}
