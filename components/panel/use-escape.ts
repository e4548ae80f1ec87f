import { useEffect } from 'react';

/** Esc that nothing inside has taken: what is open there prevents its default or stops it. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const stop = new AbortController();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape();
    };
    document.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, [onEscape]);
}
