import type { SnapshotInfo } from './name';

export const generations = 3;
const day = 86_400_000;

/**
 * The one to drop where there is one too many, of snapshots newest first: the newest stays, the second until it is a
 * day old, the last until it is a week old. So a loss that is noticed late has not pushed out everything from before.
 */
export function oneTooMany(newestFirst: readonly SnapshotInfo[], now: number): SnapshotInfo | null {
  if (newestFirst.length <= generations) return null;
  const [, second, third] = newestFirst;
  const last = newestFirst.at(-1);
  if (!second || !third || !last) return null;
  if (newestFirst.length > generations + 1) return last;
  if (now - third.takenAt < day) return second;
  return now - last.takenAt < 7 * day ? third : last;
}
