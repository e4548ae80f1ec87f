import type { Port } from '@/lib/store/remote/calls';

type End = Port & { isOpen: boolean; end: () => void };

/** Both ends of a runtime port. Messages are JSON on their way, as in Chromium, and come a moment later. */
export function portPair(name: string, sender: unknown): { page: End; worker: End; kill: () => void } {
  const page = endOf(name);
  const worker = endOf(name, sender);
  const join = (from: ReturnType<typeof endOf>, to: ReturnType<typeof endOf>) => {
    from.postMessage = (message) => {
      if (!from.isOpen) throw new Error('Attempting to use a disconnected port object');
      const text = JSON.stringify(message);
      queueMicrotask(() => to.isOpen && to.hear(JSON.parse(text)));
    };
    from.disconnect = () => {
      from.isOpen = false;
      queueMicrotask(() => to.end());
    };
  };
  join(page, worker);
  join(worker, page);
  return {
    page,
    worker,
    /** The worker dies: the page hears only that the port has ended. */
    kill() {
      worker.isOpen = false;
      page.end();
    },
  };
}

function endOf(name: string, sender?: unknown) {
  const heard: ((message: unknown) => void)[] = [];
  const ended: (() => void)[] = [];
  const end = {
    name,
    sender,
    isOpen: true,
    postMessage: (_message: unknown) => {},
    disconnect: () => {},
    onMessage: { addListener: (listener: (message: unknown) => void) => void heard.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => void ended.push(listener) },
    hear: (message: unknown) => {
      for (const listener of heard) listener(message);
    },
    end: () => {
      if (!end.isOpen) return;
      end.isOpen = false;
      for (const listener of ended) listener();
    },
  };
  return end;
}
