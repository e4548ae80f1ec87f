import { useCallback, useEffect, useRef, useState } from 'react';

export interface Asked<T> {
  /** undefined until the first answer; later ones replace it without a gap. */
  data: T | undefined;
  /** Of the last question; null = it was answered. */
  error: unknown;
  again: () => void;
}

/**
 * A question to a server: asked when it is drawn, and again when the person comes back to the window. `about` names
 * what is asked, so that another one starts anew; null = nothing is asked. `fresh`: whenever it changes, the same is asked
 * again.
 */
export function useAsked<T>(
  about: string | null,
  ask: (signal: AbortSignal) => Promise<T>,
  fresh?: unknown,
): Asked<T> {
  const [state, setState] = useState<{ about: string | null; data: T | undefined; error: unknown }>({
    about: null,
    data: undefined,
    error: null,
  });
  const [round, setRound] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further round is another question
  useEffect(() => {
    if (about === null) return;
    const stop = new AbortController();
    asking.current(stop.signal).then(
      (data) => stop.signal.aborted || setState({ about, data, error: null }),
      (error: unknown) =>
        stop.signal.aborted ||
        setState((old) => ({ about, data: old.about === about ? old.data : undefined, error })),
    );
    return () => stop.abort();
  }, [about, round, fresh]);
  const again = useCallback(() => setRound((old) => old + 1), []);
  useEffect(() => {
    globalThis.addEventListener('focus', again);
    return () => globalThis.removeEventListener('focus', again);
  }, [again]);
  return state.about === about
    ? { data: state.data, error: state.error, again }
    : { data: undefined, error: null, again };
}
