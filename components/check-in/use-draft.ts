import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../store-context';
import { type CheckInState, isTouched } from './check-in-state';
import { createDraftSaver } from './draft-saver';

/** The stored draft: `undefined` while it is on its way; unreadable counts as none. */
export function useStoredDraft(key: string): unknown {
  const store = useStore();
  const [read, setRead] = useState<{ key: string; draft: unknown } | null>(null);
  useEffect(() => {
    let left = false;
    const take = (draft: unknown) => left || setRead({ key, draft: draft ?? null });
    store.read('draft', { key }).then(take, () => take(null));
    return () => {
      left = true;
    };
  }, [store, key]);
  return read?.key === key ? read.draft : undefined;
}

/**
 * Keeps the draft in the store as it is typed, and once more when the page is hidden or left. An untouched form
 * has no draft. `drop` is for after the save.
 */
export function useKeptDraft(key: string, state: CheckInState): { flush: () => void; drop: () => void } {
  const store = useStore();
  const saver = useMemo(
    () =>
      createDraftSaver<CheckInState>((draft) => {
        const kept = isTouched(draft)
          ? store.run('saveDraft', { key, draft })
          : store.run('dropDraft', { key });
        // A draft that cannot be kept must not stop the check-in itself: saving that will say what is wrong.
        kept.catch(() => {});
      }),
    [store, key],
  );
  const first = useRef(state);
  useEffect(() => {
    if (state !== first.current) saver.push(state);
  }, [saver, state]);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('visibilitychange', saver.flush, { signal });
    globalThis.addEventListener('pagehide', saver.flush, { signal });
    return () => {
      stop.abort();
      saver.flush();
    };
  }, [saver]);
  return {
    flush: saver.flush,
    drop: () => {
      saver.stop();
      store.run('dropDraft', { key }).catch(() => {});
    },
  };
}
