import { type Kind, kinds } from '@/lib/okr/kinds';
import { limits, type Mutation, type RejectionCode } from '@/lib/protocol/mutation';
import { withAbsent } from '@/lib/protocol/never-sent';
import { isHlc, parseHlc } from '@/lib/sync/hlc';
import { type Clock, type Clocked, canonical, mergeRecords, pathsOf, withValues } from '@/lib/sync/merge';
import { mergeRules } from '@/lib/sync/merge-rules';
import { jsonText } from './json-text';
import { isStorable } from './storable';

export interface Row {
  id: string;
  kind: string;
  scopeId: string;
  data: Record<string, unknown>;
  clock: Clock;
  deleted: boolean;
  createdBy: string;
}

export type Applied = { ok: true; row: Row } | { ok: false; code: RejectionCode; message: string };

const no = (code: RejectionCode, message: string): Applied => ({ ok: false, code, message });

export const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind);

/** Bytes: what one mutation writes, and the stamps of one record, those of what was taken out included. */
const most = { mutation: 2 * limits.recordBytes, clock: 4 * limits.recordBytes } as const;

/**
 * A mutation on what the server has. Pure: the same function decides in the simulator. Per path the higher clock wins,
 * so an old offline edit never beats a newer one, whatever order they come in. A `create` of what is there merges.
 */
export function applyMutation(
  current: Row | null,
  mutation: Mutation,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: number },
): Applied {
  const { kind, id, op, hlc } = mutation;
  if (!isKind(kind)) return no('unknown-kind', 'There is no such kind of record.');
  const refused = refuseShape(mutation, now, mergeRules[kind].sets);
  if (refused) return refused;
  if (current && current.kind !== kind) return no('invalid', 'The id is of a record of another kind.');
  if (current?.deleted)
    return op === 'purge' ? { ok: true, row: current } : no('gone', 'It was deleted for good.');
  if (op === 'purge') {
    if (!current) return no('not-found', 'There is no such record.');
    return { ok: true, row: { ...current, data: {}, clock: { '*': hlc }, deleted: true } };
  }
  if (!current && op === 'patch') return no('not-found', 'There is no such record.');
  const rule = mergeRules[kind];
  const theirs = written(mutation, rule.sets);
  const merged: Clocked = current
    ? mergeRecords({ ...current.data, clock: current.clock }, theirs, rule)
    : canonical(theirs, rule);
  const { clock, ...data } = merged;
  const checked = kinds[kind].safeParse(withAbsent(kind, data));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return no('invalid', issue ? `${kind}.${issue.path.join('.')}: ${issue.message}` : kind);
  }
  if (data.id !== id) return no('invalid', 'The record carries another id.');
  if (data.workspaceId !== workspaceId) return no('invalid', 'The record is of another workspace.');
  if (!Object.values(clock).every(isHlc)) return no('invalid', 'A part of it has no stamp.');
  const scopeId = String(data.scopeId);
  if (current && current.scopeId !== scopeId) return no('scope', 'A record never changes its scope.');
  if (bytesOf(data) > limits.recordBytes) return no('too-large', 'A record has at most 64 KB.');
  if (bytesOf(clock) > most.clock) return no('too-large', 'The record was changed in too many places.');
  return {
    ok: true,
    row: { id, kind, scopeId, data, clock, deleted: false, createdBy: current?.createdBy ?? userId },
  };
}

/** What is wrong with a mutation by itself. */
function refuseShape(mutation: Mutation, now: number, sets: readonly string[]): Applied | null {
  const { op, hlc, patch, unset = [], clock = {} } = mutation;
  const stamps = [hlc, ...Object.values(clock)];
  if (stamps.some((stamp) => (parseHlc(stamp)?.millis ?? 0) > now + limits.ahead))
    return no('clock-skew', 'The clock of this device is more than five minutes ahead.');
  if (stamps.some((stamp) => stamp > hlc)) return no('invalid', 'A stamp is higher than the mutation’s own.');
  const content = [patch, unset, clock];
  if (!isStorable(content)) return no('invalid', 'A text or a nesting in it cannot be kept.');
  if (content.reduce((sum: number, part) => sum + bytesOf(part), 0) > most.mutation)
    return no('too-large', 'A record has at most 64 KB.');
  if (Object.hasOwn(patch, '*') || unset.includes('*')) return no('invalid', 'There is no path *.');
  if (op !== 'patch') return null;
  const never = ['id', 'workspaceId'].some((path) => Object.hasOwn(patch, path) || unset.includes(path));
  if (never) return no('invalid', 'The id and the workspace of a record never change.');
  const stray = Object.keys(clock).find(
    (path) =>
      path !== '*' && !Object.hasOwn(patch, path) && !unset.includes(path) && !within(path, patch, sets),
  );
  return stray === undefined ? null : no('invalid', 'A stamp is of a path that is not written.');
}

/** Whether the path is an entry of a set that is written as a whole. An entry may have dots in its own name. */
const within = (path: string, patch: Record<string, unknown>, sets: readonly string[]) =>
  sets.some(
    (set) =>
      path.startsWith(`${set}.`) &&
      (Object.hasOwn(patch, set) || Object.hasOwn(patch, set.split('.')[0] ?? '')),
  );

/**
 * What a mutation writes, as a record with its stamps. Stamps by path where it brings them, `*` or its own for the rest.
 * A path with a stamp and without a value is one that was taken out.
 */
function written({ op, hlc, patch, unset = [], clock = {} }: Mutation, sets: readonly string[]): Clocked {
  const isWhole = !Object.keys(patch).some((path) => path.includes('.'));
  // Fields alone need not be put together: merging puts them in order.
  const values = isWhole ? patch : withValues({}, new Map(Object.entries(patch)), sets);
  const rest = clock['*'] ?? hlc;
  const stamps: Clock = { ...clock };
  for (const path of unset) stamps[path] ??= rest;
  if (op === 'create') return { ...values, clock: { ...stamps, '*': rest } };
  delete stamps['*'];
  // Only what the patch names is written: a set's entry says nothing of the set itself.
  for (const path of pathsOf(values, sets))
    if (Object.hasOwn(patch, path) || within(path, patch, sets)) stamps[path] ??= rest;
  return { ...values, clock: stamps };
}

const bytesOf = (value: object) => Buffer.byteLength(jsonText(value));
