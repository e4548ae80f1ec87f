import type { FanOut, Log } from '../parts';

export async function createFanOut(_wiring: {
  natsUrl: string | null;
  databaseUrl: string | null;
  log: Log;
}): Promise<FanOut> {
  const listeners = new Set<(poke: { ws: string; seq: number }) => void>();
  return {
    publish: (poke) => {
      for (const listener of listeners) listener(poke);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
}
