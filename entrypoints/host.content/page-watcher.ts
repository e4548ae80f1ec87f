/** Milliseconds without a change of the page that count as quiet, and the longest wait while it keeps changing. */
const QUIET = 120;
const LONGEST = 800;
/** After `load` the host still makes its server-rendered markup its own; a node put in before would break that. */
const SETTLE = 700;

export interface PageWatcher {
  /** Drops the records of what this script itself has just changed. */
  forget: () => void;
  /** Asks for a quiet moment although nothing changed. */
  wake: () => void;
}

/**
 * Calls `onQuiet` in idle time after the page has changed and come to rest, first a while after `load`;
 * `onChange` at once and often, so it must be next to free.
 */
export function watchPage(signal: AbortSignal, onChange: () => void, onQuiet: () => void): PageWatcher {
  let settled = false;
  let timer = 0;
  let first = 0;
  let last = 0;
  const tick = () => {
    const now = performance.now();
    timer = 0;
    if (now - last < QUIET && now - first < LONGEST) timer = window.setTimeout(tick, QUIET);
    else requestIdleCallback(() => signal.aborted || onQuiet(), { timeout: 500 });
  };
  const wake = () => {
    last = performance.now();
    if (timer || !settled) return;
    first = last;
    timer = window.setTimeout(tick, QUIET);
  };
  const observer = new MutationObserver(() => {
    onChange();
    wake();
  });
  observer.observe(document, { childList: true, subtree: true });
  const loaded = () => {
    timer = window.setTimeout(() => {
      settled = true;
      timer = 0;
      wake();
    }, SETTLE);
  };
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return { wake, forget: () => observer.takeRecords() };
}
