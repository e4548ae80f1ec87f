import type { Mutation, RejectionCode } from '@/lib/protocol/mutation';
import { applyMutation, isKind, type Row } from './apply';
import { refuseWrite, type Writer } from './authorize';
import { isOwnAncestor, parentIn } from './parents';
import type { Counter, Known } from './read-push';

export interface Taken {
  seq: number;
  rows: Map<string, Row & { seq: number }>;
  /** Records more than before, purged ones less. */
  added: number;
  accepted: { seq: number; scopeId: string; mutation: Mutation }[];
  rejected: { mid: number; kind: string; id: string; code: RejectionCode; message: string }[];
  /** Private teams that are new. */
  opened: Set<string>;
  /** Some private team’s people may be others now. */
  scopesMoved: boolean;
}

export interface Judged {
  workspaceId: string;
  writer: Writer;
  known: Known;
  counter: Counter;
  /** What the database knows to hang on what. */
  above: ReadonlyMap<string, string>;
  now: number;
}

/** Never of a private team: everybody in the workspace needs them. */
const forEverybody: readonly string[] = ['workspace', 'member', 'ticket'];

/** Decides on mutations, in their order; what is refused leaves nothing behind. */
export function take(mutations: readonly Mutation[], judged: Judged): Taken {
  const { known, counter } = judged;
  const stored: Stored = new Map(known.rows.map((row) => [row.id, row]));
  const taken: Taken = {
    seq: counter.seq,
    rows: new Map(),
    added: 0,
    accepted: [],
    rejected: [],
    opened: new Set(),
    scopesMoved: false,
  };
  for (const mutation of mutations) {
    const before = taken.rows.get(mutation.id) ?? stored.get(mutation.id) ?? null;
    const verdict = judge(mutation, before, { taken, stored }, judged);
    if ('code' in verdict) {
      const { mid, kind, id } = mutation;
      taken.rejected.push({ mid, kind, id, ...verdict });
      continue;
    }
    const { row } = verdict;
    if (!before) taken.added++;
    if (row.deleted && before && !before.deleted) taken.added--;
    if (row.kind === 'team' && row.scopeId === row.id) {
      taken.scopesMoved = true;
      if (!before) taken.opened.add(row.id);
    }
    taken.seq++;
    taken.rows.set(row.id, { ...row, seq: taken.seq });
    taken.accepted.push({ seq: taken.seq, scopeId: row.scopeId, mutation });
  }
  return taken;
}

type Verdict = { row: Row } | { code: RejectionCode; message: string };
type Stored = ReadonlyMap<string, Row>;
/** What stood before the push, and what it did so far. */
interface SoFar {
  taken: Taken;
  stored: Stored;
}

function judge(mutation: Mutation, before: Row | null, soFar: SoFar, judged: Judged): Verdict {
  const { taken } = soFar;
  const { writer, known, counter, workspaceId, now } = judged;
  const { kind, op, patch, unset = [] } = mutation;
  // Before anything is looked at: a viewer learns nothing of what is there.
  if (writer.role === 'viewer') return { code: 'forbidden', message: 'Viewers only read.' };
  const applied = applyMutation(before, mutation, { workspaceId, userId: writer.userId, now });
  if (!applied.ok) return applied;
  const { row } = applied;
  if (!isKind(kind)) return { code: 'unknown-kind', message: 'There is no such kind of record.' };
  if (!before && !mayWriteIn(row, taken, judged))
    return { code: 'scope', message: 'It is of a scope that is not yours.' };
  const denied = refuseWrite(writer, { kind, op, patch, unset, before, after: row });
  if (denied) return { code: 'forbidden', message: denied };
  // The id of a record that is not theirs to see: told as any other refusal.
  if (!before && known.taken.includes(mutation.id))
    return { code: 'forbidden', message: 'Your role does not allow this.' };
  if (!before && counter.record_count + taken.added >= counter.quota_records)
    return { code: 'quota', message: 'The workspace is full.' };
  if (hangsOnItself(row, before, soFar, judged.above))
    return { code: 'parent-loop', message: 'It would be its own ancestor.' };
  return { row };
}

function mayWriteIn({ kind, id, scopeId }: Row, { opened }: Taken, { workspaceId, known }: Judged): boolean {
  if (scopeId === workspaceId) return true;
  if (forEverybody.includes(kind)) return false;
  return (kind === 'team' && scopeId === id) || known.scopes.includes(scopeId) || opened.has(scopeId);
}

function hangsOnItself(
  row: Row,
  before: Row | null,
  { taken, stored }: SoFar,
  above: Judged['above'],
): boolean {
  const parent = parentIn(row.kind, row.data);
  if (parent === null || (before && parentIn(before.kind, before.data) === parent)) return false;
  return isOwnAncestor(row.id, (id) => {
    const at = id === row.id ? row : (taken.rows.get(id) ?? stored.get(id));
    return at ? parentIn(at.kind, at.data) : (above.get(id) ?? null);
  });
}
