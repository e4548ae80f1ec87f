import { refuse } from './failure';

type Queue = typeof import('./sync/queue');

let code: Queue | null = null;
let loading: Promise<Queue> | null = null;
const listeners = new Set<() => void>();

/** What queues a command's changes for a team server, once it is here: only stores with a bond load it. */
export const queueCode = (): Queue | null => code;

export function loadQueue(): Promise<Queue> {
  loading ??= import('./sync/queue').then(
    (loaded) => {
      code = loaded;
      return loaded;
    },
    () => {
      // The extension was reloaded under this page, or its files are gone: the page has to be, too.
      loading = null;
      throw refuse('aborted', 'failAborted');
    },
  );
  return loading;
}

/** A read of the state has met a workspace with a bond. */
export function metConnection(): void {
  for (const listener of [...listeners]) {
    listeners.delete(listener);
    listener();
  }
  if (!code) loadQueue().catch(() => {});
}

/** Calls once, at the next read of a state with a bond: nothing is asked for it. */
export function onceConnected(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
