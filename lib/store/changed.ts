import { tellWorker } from '../platform/runtime';
import { writeStoreNote } from '../platform/store-note';

const channelName = 'keyline';
/** Further commits within this time, in milliseconds, go out as one. */
const quiet = 60;

/** null = this page may have none: what denies it storage denies it this too. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return null;
  }
}

export interface Changes {
  /** After a commit of this page. */
  committed: (revision: number, count: number) => void;
  /** Something else than records has changed that open pages show: the state of a bond with a team server. */
  told: (revision: number) => void;
  listen: (listener: (revision: number) => void, signal?: AbortSignal) => void;
  close: () => void;
}

/**
 * Says `changed` after commits: on a BroadcastChannel to open pages, and by message to the worker, since a dead worker
 * hears no channel and is not woken by it. The first goes out at once (the page may be closing), a burst as one.
 */
export function createChanges(): Changes {
  const channel = openChannel();
  const listeners = new Set<(revision: number) => void>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: { revision: number; count: number } | null = null;

  const tell = ({ revision, count }: { revision: number; count: number }) => {
    channel?.postMessage({ revision });
    tellWorker({ type: 'changed', revision });
    writeStoreNote({ revision, count }).catch(() => {});
    timer = setTimeout(() => {
      timer = null;
      const next = waiting;
      waiting = null;
      if (next) tell(next);
    }, quiet);
  };
  const hear = (revision: number) => {
    for (const listener of [...listeners]) listener(revision);
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const revision = typeof data === 'object' && data !== null && 'revision' in data ? data.revision : null;
    if (typeof revision === 'number') hear(revision);
  });
  return {
    committed(revision, count) {
      hear(revision);
      if (timer === null) tell({ revision, count });
      else waiting = { revision, count };
    },
    told(revision) {
      hear(revision);
      channel?.postMessage({ revision });
    },
    listen(listener, signal) {
      if (signal?.aborted) return;
      listeners.add(listener);
      signal?.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    close() {
      listeners.clear();
      if (timer !== null) clearTimeout(timer);
      const next = waiting;
      waiting = null;
      if (next) tell(next);
      if (timer !== null) clearTimeout(timer);
      channel?.close();
    },
  };
}
