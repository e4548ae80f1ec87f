import type { SyncWait } from '../../platform/sync-waits';

/** Milliseconds before the second try, and at most before any. An alarm cannot come sooner than the first. */
const first = 30_000;
const most = 15 * 60_000;

/**
 * How long a server is left alone after one more failure: twice as long each time, a quarter more or less, so that a
 * team's devices do not come back together. What the server asks for is kept to the second, and never shortened.
 */
export function nextWait(
  before: SyncWait | undefined,
  /** Seconds. */
  retryAfter: number | null,
  { now, random }: { now: () => number; random: () => number },
): SyncWait {
  const failures = (before?.failures ?? 0) + 1;
  if (retryAfter !== null) {
    const asked = Math.min(Math.max(retryAfter, 1), 3600) * 1000;
    return { failures, until: now() + asked * (1 + random() / 4), isAsked: true };
  }
  const steady = Math.min(first * 2 ** (failures - 1), most);
  return { failures, until: now() + steady * (0.75 + random() / 2), isAsked: false };
}
