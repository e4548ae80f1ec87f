import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Commands, Queries, Result, Store } from '@/lib/store/api';

const StoreContext = createContext<Store | null>(null);

export function StoreProvider({ store, children }: { store: Store; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useStore(): Store {
  const store = use(StoreContext);
  if (!store) throw new Error('useStore needs a StoreProvider');
  return store;
}

export interface QueryState<T> {
  /** undefined while the first answer is on its way; later answers replace it without a gap. */
  data: T | undefined;
  error: Error | null;
}

/** One query of a screen: read now, and again after each commit anywhere. `args` null = ask nothing. */
export function useQuery<K extends keyof Queries>(
  name: K,
  args: Queries[K]['args'] | null,
): QueryState<Queries[K]['value']> {
  const store = useStore();
  const asked = args === null ? null : JSON.stringify(args);
  const [state, setState] = useState<QueryState<Queries[K]['value']> & { asked: string | null }>({
    data: undefined,
    error: null,
    asked: null,
  });
  // Asked before the paint, not after it: a frame sooner.
  useLayoutEffect(() => {
    if (asked === null) return;
    const stop = new AbortController();
    let latest = 0;
    const read = () => {
      const mine = ++latest;
      store.read(name, JSON.parse(asked)).then(
        (data) => mine === latest && !stop.signal.aborted && setState({ data, error: null, asked }),
        (error: Error) =>
          mine === latest && !stop.signal.aborted && setState((old) => ({ ...old, error, asked })),
      );
    };
    read();
    store.onChanged(read, stop.signal);
    return () => stop.abort();
  }, [store, name, asked]);
  return state.asked === asked ? state : { data: undefined, error: null };
}

/**
 * Runs commands; `busy` while one is on its way. Expected failures come back as values. Only a component that reads
 * `busy` is drawn anew by it: the others leave the time between click and write to the write.
 */
export function useCommand(): {
  run: <K extends keyof Commands>(
    name: K,
    args: Commands[K]['args'],
  ) => Promise<Result<Commands[K]['value']>>;
  readonly busy: boolean;
} {
  const store = useStore();
  const [busy, setBusy] = useState(false);
  const isRead = useRef(false);
  const open = useRef(0);
  const run = useCallback(
    async <K extends keyof Commands>(name: K, args: Commands[K]['args']) => {
      open.current++;
      if (isRead.current) setBusy(true);
      try {
        return await store.run(name, args);
      } finally {
        open.current--;
        if (isRead.current) setBusy(open.current > 0);
      }
    },
    [store],
  );
  return {
    run,
    get busy() {
      isRead.current = true;
      return busy;
    },
  };
}
