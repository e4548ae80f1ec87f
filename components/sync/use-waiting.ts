import { useEffect, useRef, useState } from 'react';
import { patience } from './sync-words';

/** Whether the browser has a network at all. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const stop = new AbortController();
    const look = () => setOnline(navigator.onLine);
    globalThis.addEventListener('online', look, { signal: stop.signal });
    globalThis.addEventListener('offline', look, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return isOnline;
}

/**
 * Since when changes have been waiting, in milliseconds since 1970; starts anew whenever fewer wait, since then the
 * server is there. null = none wait. Draws once more when patience has run out.
 */
export function useWaitingSince(waiting: number): number | null {
  const since = useRef<{ waiting: number; at: number } | null>(null);
  const before = since.current;
  if (waiting === 0) since.current = null;
  else if (!before || waiting < before.waiting) since.current = { waiting, at: Date.now() };
  else since.current = { ...before, waiting };
  const at = since.current?.at ?? null;
  const [, setDrawn] = useState(0);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(
      () => setDrawn((times) => times + 1),
      Math.max(0, at + patience - Date.now()) + 50,
    );
    return () => clearTimeout(timer);
  }, [at]);
  return at;
}
