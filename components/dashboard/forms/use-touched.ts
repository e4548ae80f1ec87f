import { useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { createDraftSaver } from '@/components/check-in/draft-saver';
import { useStore } from '@/components/store-context';

export interface Touched<T extends object> {
  /** The record's fields with what was touched over them. */
  value: T;
  touched: Partial<T>;
  set: (fields: Partial<T>) => void;
  /** Begun earlier, and gone on with. */
  isRestored: boolean;
  startOver: () => void;
  /** After saving. */
  drop: () => void;
}

/**
 * A form's fields. What is untouched follows the record, so that a colleague's change of another field stays; what is
 * touched is kept as a draft, so that closing the pane loses nothing. `draft` as stored: what does not fit is left.
 */
export function useTouched<T extends object>(
  key: string,
  base: T,
  draft: unknown,
  schema: z.ZodMiniType<Partial<T>>,
): Touched<T> {
  const store = useStore();
  const [restored] = useState(() => {
    const parsed = z.safeParse(schema, draft ?? {});
    return parsed.success ? parsed.data : {};
  });
  const [touched, setTouched] = useState<Partial<T>>(restored);
  const [startedOver, setStartedOver] = useState(false);
  const saver = useMemo(
    () =>
      createDraftSaver<Partial<T>>((now) => {
        const kept =
          Object.keys(now).length > 0
            ? store.run('saveDraft', { key, draft: now })
            : store.run('dropDraft', { key });
        // A draft that cannot be kept must not stop the form itself: saving that will say what is wrong.
        kept.catch(() => {});
      }),
    [store, key],
  );
  const latest = useRef(touched);
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('visibilitychange', saver.flush, { signal: stop.signal });
    globalThis.addEventListener('pagehide', saver.flush, { signal: stop.signal });
    return () => {
      stop.abort();
      saver.flush();
    };
  }, [saver]);
  const take = (next: Partial<T>) => {
    latest.current = next;
    setTouched(next);
    saver.push(next);
  };
  return {
    value: { ...base, ...touched },
    touched,
    set: (fields) => take({ ...latest.current, ...fields }),
    isRestored: Object.keys(restored).length > 0 && !startedOver,
    startOver: () => {
      setStartedOver(true);
      take({});
    },
    drop: () => {
      saver.stop();
      store.run('dropDraft', { key }).catch(() => {});
    },
  };
}
