import { type Hlc, noClock } from './hlc';

/** Clock by path. `*` stands for every path that is present and not named, which keeps new records small. */
export type Clock = Record<string, Hlc>;
export type Clocked = Record<string, unknown> & { clock: Clock };

/** How records of a kind merge. */
export interface MergeRule {
  /** Fields that are maps id → entry, each entry with a clock of its own: `contributorIds`, `metric.steps`. */
  sets: readonly string[];
  /** The first write of a field stands; only `archivedAt` moves on. */
  appendOnly: boolean;
}

type Flat = Map<string, { value: unknown; clock: Hlc }>;

/**
 * Two versions of one record: per path the higher clock wins; equal clocks fall to the greater JSON text, so that
 * every order of merging ends at the same record.
 */
export function mergeRecords<T extends Clocked>(a: T, b: T, rule: MergeRule): T {
  const left = flatten(a, rule.sets);
  const right = flatten(b, rule.sets);
  const merged: Flat = new Map(left);
  for (const [path, theirs] of right) {
    const ours = left.get(path);
    if (!ours || wins(theirs, ours, rule.appendOnly && path !== 'archivedAt')) merged.set(path, theirs);
  }
  return unflatten(merged, rule.sets) as T;
}

/** The same record with its clocks in their one shortest form and its fields in order. */
export function canonical<T extends Clocked>(record: T, rule: MergeRule): T {
  return unflatten(flatten(record, rule.sets), rule.sets) as T;
}

/** The paths at which two versions of a record differ; entries of sets by themselves. */
export function pathsBetween(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  sets: readonly string[],
): string[] {
  const old = values(before, sets);
  const now = values(after, sets);
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => !isSame(old.get(path), now.get(path)));
}

export function valueAt(record: Record<string, unknown>, path: string, sets: readonly string[]): unknown {
  return values(record, sets).get(path);
}

/** A copy of the record with the values of some paths put in; `undefined` takes the path out. */
export function withValues<T extends Record<string, unknown>>(
  record: T,
  changes: ReadonlyMap<string, unknown>,
  sets: readonly string[],
): T {
  const all = values(record, sets);
  for (const [path, value] of changes) all.set(path, value);
  return build([...all.keys()].sort(), (path) => all.get(path), sets) as T;
}

/** The paths of a record that have a value; entries of sets by themselves. */
export const pathsOf = (record: Record<string, unknown>, sets: readonly string[]): string[] => [
  ...values(record, sets).keys(),
];

export const clockAt = (clock: Clock, path: string): Hlc =>
  (Object.hasOwn(clock, path) ? clock[path] : clock['*']) ?? noClock;

/** The highest clock of a record. */
export function latestClock(clock: Clock): Hlc {
  let latest = noClock;
  for (const stamp of Object.values(clock)) if (stamp > latest) latest = stamp;
  return latest;
}

function wins(
  theirs: { value: unknown; clock: Hlc },
  ours: { value: unknown; clock: Hlc },
  firstStands: boolean,
): boolean {
  if (theirs.clock !== ours.clock) {
    // A field without a stamp gives way also where the first write stands.
    if (theirs.clock === noClock || ours.clock === noClock) return ours.clock === noClock;
    return theirs.clock > ours.clock !== firstStands;
  }
  if (theirs.value === ours.value) return false;
  return (text(theirs.value) ?? '') > (text(ours.value) ?? '');
}

function flatten(record: Clocked, sets: readonly string[]): Flat {
  const { clock } = record;
  const flat: Flat = new Map();
  for (const [path, value] of values(record, sets)) flat.set(path, { value, clock: clockAt(clock, path) });
  for (const path of Object.keys(clock)) {
    // A stamp without a value: taken out at that time.
    if (path !== '*' && !flat.has(path)) flat.set(path, { value: undefined, clock: clock[path] as Hlc });
  }
  return flat;
}

function unflatten(flat: Flat, sets: readonly string[]): Clocked {
  const base = mostUsed(flat);
  const clock: Clock = base === null ? {} : { '*': base };
  const paths = [...flat.keys()].sort();
  for (const path of paths) {
    const entry = flat.get(path);
    if (entry && (entry.value === undefined || entry.clock !== base)) clock[path] = entry.clock;
  }
  return { ...build(paths, (path) => flat.get(path)?.value, sets), clock };
}

/** The commonest clock of what is there; the lowest of equally common ones. null = there is nothing. */
function mostUsed(flat: Flat): Hlc | null {
  const counts = new Map<Hlc, number>();
  for (const { value, clock } of flat.values())
    if (value !== undefined) counts.set(clock, (counts.get(clock) ?? 0) + 1);
  let best: Hlc | null = null;
  let top = 0;
  for (const [clock, count] of counts) {
    if (count > top || (count === top && clock < (best ?? ''))) [best, top] = [clock, count];
  }
  return best;
}

/** Values by path: `title`, `contributorIds` (the empty map), `contributorIds.<id>`, `metric`, `metric.steps.<id>`. */
function values(fields: Record<string, unknown>, sets: readonly string[]): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  for (const [name, value] of Object.entries(fields)) {
    if (name !== 'clock' && name !== 'local' && value !== undefined) flat.set(name, value);
  }
  for (const set of sets) {
    const [field, inner] = set.split('.') as [string, string | undefined];
    const holder = flat.get(field);
    if (!isMap(holder)) continue;
    const entries = inner === undefined ? holder : holder[inner];
    if (!isMap(entries)) continue;
    flat.set(field, inner === undefined ? {} : { ...holder, [inner]: {} });
    for (const [id, entry] of Object.entries(entries))
      if (entry !== undefined) flat.set(`${set}.${id}`, entry);
  }
  return flat;
}

/** A record of paths that are in order. */
function build(
  paths: readonly string[],
  valueAtPath: (path: string) => unknown,
  sets: readonly string[],
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const path of paths) {
    const value = valueAtPath(path);
    if (value === undefined) continue;
    const set = sets.find((name) => path.startsWith(`${name}.`));
    if (set === undefined) record[path] = ordered(value);
    else putEntry(record, set, path.slice(set.length + 1), ordered(value));
  }
  return record;
}

function putEntry(record: Record<string, unknown>, set: string, id: string, value: unknown): void {
  const [field, inner] = set.split('.') as [string, string | undefined];
  const holder = isMap(record[field]) ? record[field] : {};
  record[field] =
    inner === undefined
      ? { ...holder, [id]: value }
      : { ...holder, [inner]: { ...(isMap(holder[inner]) ? holder[inner] : {}), [id]: value } };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of most fields the two are the same text or number: no JSON is made of those. */
const isSame = (a: unknown, b: unknown): boolean => a === b || text(a) === text(b);

/** JSON of one text for one value. */
const text = (value: unknown): string | undefined => JSON.stringify(ordered(value));

/** A copy with the names in order, all the way down. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMap(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, ordered(value[name])]));
}
