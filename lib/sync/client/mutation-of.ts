import type { Kind } from '../../okr/kinds';
import type { Mutation } from '../../protocol/mutation';
import { neverSent } from '../../protocol/never-sent';
import { type Hlc, isHlc, noClock } from '../hlc';
import { type Clock, canonical, clockAt, latestClock, pathsBetween, valueAt } from '../merge';
import { mergeRules } from '../merge-rules';
import type { SyncRecord } from './types';

/** What a mutation says, without its number. */
export type Said = Omit<Mutation, 'mid'>;

/** The whole record, each field with the stamp it has. `stamp` stands in where the record has none. */
export function createOf(kind: Kind, record: SyncRecord, stamp: Hlc, shareTitles: boolean): Said {
  const hidden = neverSent(kind, shareTitles);
  const shown = Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.includes(name)));
  const known = Object.entries(record.clock).filter(([path, hlc]) => isHlc(hlc) && !hidden.includes(path));
  const { clock, ...patch } = canonical(
    { ...shown, clock: { '*': stamp, ...Object.fromEntries(known) } as Clock },
    mergeRules[kind],
  );
  const isOne = Object.keys(clock).length === 1 && clock['*'] !== undefined;
  return { hlc: latestClock(clock), kind, id: record.id, op: 'create', patch, ...(!isOne && { clock }) };
}

/** What has changed, by path; null = nothing that a server may know. */
export function patchOf(
  kind: Kind,
  before: SyncRecord,
  after: SyncRecord,
  stamp: Hlc,
  shareTitles: boolean,
): Said | null {
  const { sets } = mergeRules[kind];
  const hidden = neverSent(kind, shareTitles);
  const paths = [...new Set([...pathsBetween(before, after, sets), ...laterPaths(before, after, sets)])];
  return patchWith(
    kind,
    after,
    paths.filter((path) => !hidden.includes(path)),
    stamp,
  );
}

/** The named paths of a record as a patch with their stamps; null = none. */
export function patchWith(kind: Kind, record: SyncRecord, paths: readonly string[], stamp: Hlc): Said | null {
  if (paths.length === 0) return null;
  const patch: Record<string, unknown> = {};
  const unset: string[] = [];
  const clock: Clock = {};
  for (const path of paths) {
    const value = valueAt(record, path, mergeRules[kind].sets);
    if (value === undefined) unset.push(path);
    else patch[path] = value;
    clock[path] = clockAt(record.clock, path) || stamp;
  }
  const hlc = latestClock(clock);
  const isOne = Object.values(clock).every((one) => one === hlc);
  return {
    hlc,
    kind,
    id: record.id,
    op: 'patch',
    patch,
    ...(unset.length > 0 && { unset }),
    ...(!isOne && { clock }),
  };
}

/** Paths whose stamp is later in `after`, whatever their value. */
export function laterPaths(before: SyncRecord, after: SyncRecord, sets: readonly string[]): string[] {
  const named = Object.keys(after.clock).filter((path) => path !== '*');
  // Stamps are compared path by path only where the common one differs too: mostly it does not.
  const all =
    before.clock['*'] === after.clock['*']
      ? [...named, ...Object.keys(before.clock).filter((path) => path !== '*')]
      : [...named, ...pathsBetween({}, after, sets)];
  return [...new Set(all)].filter((path) => stampAt(after, path, sets) > stampAt(before, path, sets));
}

/** Of a path that is neither here nor was taken out: none, whatever the common stamp is. */
function stampAt(record: SyncRecord, path: string, sets: readonly string[]): Hlc {
  if (Object.hasOwn(record.clock, path)) return record.clock[path] as Hlc;
  return valueAt(record, path, sets) === undefined ? noClock : clockAt(record.clock, path);
}
