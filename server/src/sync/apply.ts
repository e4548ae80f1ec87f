import { type Kind, kinds } from '@/lib/okr/kinds';
import { limits, type Mutation, type RejectionCode } from '@/lib/protocol/mutation';
import { parseHlc } from '@/lib/sync/hlc';
import { type Clock, mergeRecords, withValues } from '@/lib/sync/merge';
import { mergeRules } from '@/lib/sync/merge-rules';

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

/**
 * A mutation on what the server has. Pure: the same function decides in the simulator. Per path the higher clock wins,
 * so an old offline edit never beats a newer one, whatever order they come in.
 */
export function applyMutation(
  current: Row | null,
  mutation: Mutation,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: number },
): Applied {
  const { kind, id, op, hlc, patch, unset = [] } = mutation;
  if (!isKind(kind)) return no('unknown-kind', `There is no kind ${kind.slice(0, 32)}.`);
  if ((parseHlc(hlc)?.millis ?? 0) > now + limits.ahead)
    return no('clock-skew', 'The clock of this device is more than five minutes ahead.');
  if (current && current.kind !== kind) return no('invalid', 'The id is of a record of another kind.');
  if (current?.deleted)
    return op === 'purge' ? { ok: true, row: current } : no('gone', 'It was deleted for good.');
  if (op === 'purge') {
    if (!current) return no('not-found', 'There is no such record.');
    return { ok: true, row: { ...current, data: {}, clock: { '*': hlc }, deleted: true } };
  }
  if (!current && op === 'patch') return no('not-found', 'There is no such record.');
  const rule = mergeRules[kind];
  const named = Object.hasOwn(patch, 'id') || Object.hasOwn(patch, 'workspaceId');
  if (op === 'patch' && named) return no('invalid', 'The id and the workspace of a record never change.');
  const stamps = op === 'create' ? { '*': hlc } : stampsOf([...Object.keys(patch), ...unset], hlc);
  const values = withValues({}, new Map(Object.entries(patch)), rule.sets);
  const theirs = { ...values, clock: stamps };
  const merged = current ? mergeRecords({ ...current.data, clock: current.clock }, theirs, rule) : theirs;
  const { clock, ...data } = merged as Record<string, unknown> & { clock: Clock };
  const checked = kinds[kind].safeParse(data);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return no('invalid', issue ? `${kind}.${issue.path.join('.')}: ${issue.message}` : kind);
  }
  if (data.id !== id) return no('invalid', 'The record carries another id.');
  if (data.workspaceId !== workspaceId) return no('invalid', 'The record is of another workspace.');
  const scopeId = String(data.scopeId);
  if (current && current.scopeId !== scopeId) return no('scope', 'A record never changes its scope.');
  if (new TextEncoder().encode(JSON.stringify(data)).length > limits.recordBytes)
    return no('too-large', 'A record has at most 64 KB.');
  return {
    ok: true,
    row: { id, kind, scopeId, data, clock, deleted: false, createdBy: current?.createdBy ?? userId },
  };
}

const stampsOf = (paths: readonly string[], hlc: string): Clock =>
  Object.fromEntries(paths.map((path) => [path, hlc]));
