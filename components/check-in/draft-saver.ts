/** Saves at the first change at once, then the latest at most every `every` ms: a page may die at any key. */
export interface DraftSaver<T> {
  push: (draft: T) => void;
  /** Saves now what is still waiting. */
  flush: () => void;
  /** Forgets what is waiting and takes no more. */
  stop: () => void;
}

export interface Timers {
  set: (call: () => void, ms: number) => number;
  clear: (timer: number) => void;
}

const pageTimers: Timers = {
  set: (call, ms) => globalThis.setTimeout(call, ms) as unknown as number,
  clear: (timer) => globalThis.clearTimeout(timer),
};

export function createDraftSaver<T>(
  save: (draft: T) => void,
  every = 60,
  timers: Timers = pageTimers,
): DraftSaver<T> {
  let waiting: { draft: T } | null = null;
  let timer: number | null = null;
  let stopped = false;
  const rest = () => {
    timer = timers.set(() => {
      timer = null;
      send();
    }, every);
  };
  const send = () => {
    if (!waiting) return;
    const { draft } = waiting;
    waiting = null;
    save(draft);
    if (timer === null) rest();
  };
  return {
    push: (draft) => {
      if (stopped) return;
      waiting = { draft };
      if (timer === null) send();
    },
    flush: send,
    stop: () => {
      stopped = true;
      waiting = null;
      if (timer !== null) timers.clear(timer);
    },
  };
}
