import { setTimeout as pause } from 'node:timers/promises';
import { isAway } from '../http/problem';
import type { Log } from '../parts';

export interface Watch {
  isUp: () => boolean;
  /** An error that a request ended with; true = the database was away. */
  saw: (error: unknown) => boolean;
  close: () => void;
}

/**
 * Whether the database answers. Said once when it goes and once when it is back, not with each request that fails; asked
 * again every `every` milliseconds while it is away.
 */
export function watchDatabase(ask: () => Promise<unknown>, log: Log, every = 2000): Watch {
  let up = true;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const again = () => {
    if (closed) return;
    timer = setTimeout(async () => {
      try {
        await ask();
        up = true;
        log.info('database is back');
      } catch {
        again();
      }
    }, every).unref();
  };
  return {
    isUp: () => up,
    saw(error) {
      if (!isAway(error)) return false;
      if (up && !closed) {
        up = false;
        log.error('database is away', { error: String(error) });
        again();
      }
      return true;
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Waits for a database that is not there yet, as when both start together: up to `most` milliseconds, then what it ended
 * with is thrown. Anything else than being away is thrown at once.
 */
export async function untilThere(
  ask: () => Promise<unknown>,
  {
    log,
    isAsked,
    most = 60_000,
    every = 1000,
  }: { log: Log; isAsked: () => boolean; most?: number; every?: number },
): Promise<void> {
  const until = performance.now() + most;
  for (let said = false; ; said = true) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isAway(error) || isAsked() || performance.now() + every > until) throw error;
      if (!said) log.warn('the database is not there yet', { error: String(error) });
      await pause(every);
    }
  }
}
