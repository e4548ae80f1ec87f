import { useEffect, useRef } from 'react';

/**
 * Esc that nothing inside has taken: what is open there prevents its default or stops it. It acts when the key is let
 * go: closing gives the page its focus back, and a key that was pressed here is not to come up there.
 */
export function useEscape(onEscape: () => void): void {
  const act = useRef(onEscape);
  useEffect(() => {
    act.current = onEscape;
  }, [onEscape]);
  useEffect(() => {
    const stop = new AbortController();
    let isPressed = false;
    const press = (event: KeyboardEvent) => {
      isPressed = event.key === 'Escape' && !event.defaultPrevented;
    };
    const release = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && isPressed) act.current();
      isPressed = false;
    };
    document.addEventListener('keydown', press, { signal: stop.signal });
    document.addEventListener('keyup', release, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
