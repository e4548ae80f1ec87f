import { type Clock, canonical, mergeRecords, withValues } from '../merge';
import { mergeRules } from '../merge-rules';
import type { Pending, SyncRecord } from './types';

/** A record with one mutation on top, as the server will do it: per path the higher clock wins. null = there is none. */
export function applyPending(base: SyncRecord | null, pending: Pending): SyncRecord | null {
  const { kind, op, patch } = pending;
  if (op === 'purge' || (op === 'patch' && !base)) return null;
  const rule = mergeRules[kind];
  const values = withValues({}, new Map(Object.entries(patch)), rule.sets);
  const theirs = { ...values, clock: stampsOf(pending) } as SyncRecord;
  return base ? mergeRecords(base, theirs, rule) : canonical(theirs, rule);
}

/** Stamps by path of what a mutation writes. */
function stampsOf({ op, hlc, patch, unset = [], clock }: Pending): Clock {
  if (op === 'create') return clock ?? { '*': hlc };
  return Object.fromEntries(
    [...Object.keys(patch), ...unset].map((path) => [path, clock?.[path] ?? clock?.['*'] ?? hlc]),
  );
}
