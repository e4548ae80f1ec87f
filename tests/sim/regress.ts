import type { SyncRecord } from '../../lib/sync/client/types';
import { type Clock, clockAt, pathsBetween } from '../../lib/sync/merge';
import { mergeRules } from '../../lib/sync/merge-rules';
import type { Happened } from './map-store';

/** The first field, with its stamps, whose stamp is lower than it was; null = none. Where the first write stands, stamps do go back. */
export function lostStamp(replaced: Happened['replaced']): string | null {
  for (const { kind, before, after } of replaced) {
    const { sets, appendOnly } = mergeRules[kind];
    if (appendOnly || sameClock(before.clock, after.clock)) continue;
    for (const path of pathsOf(before, sets))
      if (stampAt(after, path) < stampAt(before, path))
        return `${kind}.${path} (${stampAt(before, path)}) to ${stampAt(after, path)}`;
  }
  return null;
}

const sameClock = (a: Clock, b: Clock) => JSON.stringify(a) === JSON.stringify(b);

function pathsOf(record: SyncRecord, sets: readonly string[]): Set<string> {
  const named = Object.keys(record.clock).filter((path) => path !== '*');
  return new Set([...named, ...pathsBetween({}, record, sets)]);
}

const stampAt = (record: SyncRecord, path: string) => clockAt(record.clock, path);
