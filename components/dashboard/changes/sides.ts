import type { AuditEntry } from '@/lib/protocol/audit';

/** What became of a written field: it stands, something newer came, or something newer was there when it arrived. */
export type Fate =
  | { is: 'stands' }
  | { is: 'replaced' }
  | { is: 'lost'; to: { who: string; at: number; value: unknown } };

export interface ChangedField {
  /** `title`, `contributorIds.<id>`. */
  path: string;
  /** undefined = taken out. */
  value: unknown;
  fate: Fate;
}

export interface ChangeLine {
  key: string;
  at: number;
  who: string;
  op: string;
  fields: ChangedField[];
  /** Why it was refused; null = it was taken in. */
  refused: string | null;
}

/** Fields that say nothing to a person. */
const hidden = new Set(['id', 'workspaceId', 'scopeId', 'createdAt', 'createdBy', 'rank', 'unset']);

/**
 * A record's audit as a person reads it. Per field the later stamp wins, whichever came first to the server: an entry
 * that met a later stamp has lost, and both sides of that are shown. Entries come newest first.
 */
export function changeLines(entries: readonly AuditEntry[]): ChangeLine[] {
  const taken = entries.filter((entry) => entry.seq !== null && entry.code === null);
  return entries.map((entry) => ({
    key: `${entry.seq ?? 'refused'} ${entry.clientId} ${entry.at} ${entry.hlc}`,
    at: entry.at,
    who: entry.userName,
    op: entry.op,
    refused: entry.code,
    fields: entry.code !== null ? [] : fieldsOf(entry).map((path) => field(entry, path, taken)),
  }));
}

function fieldsOf(entry: AuditEntry): string[] {
  const { unset } = entry.patch;
  const out = Array.isArray(unset) ? unset.filter((path) => typeof path === 'string') : [];
  // A new record is one line: what it was made of is not news.
  if (entry.op === 'create')
    return Object.keys(entry.patch).filter((path) => path === 'title' || path === 'name');
  return [...Object.keys(entry.patch).filter((path) => !hidden.has(path)), ...out];
}

function field(entry: AuditEntry, path: string, taken: readonly AuditEntry[]): ChangedField {
  const mine = stampOf(entry, path) ?? '';
  const others = taken.filter((other) => other !== entry && writes(other, path));
  const later = others.filter((other) => (stampOf(other, path) ?? '') > mine);
  const wasThere = later.find((other) => (other.seq ?? 0) < (entry.seq ?? 0));
  const fate: Fate = wasThere
    ? { is: 'lost', to: { who: wasThere.userName, at: wasThere.at, value: wasThere.patch[path] } }
    : { is: later.length > 0 ? 'replaced' : 'stands' };
  return { path, value: entry.patch[path], fate };
}

const writes = ({ patch, op }: AuditEntry, path: string): boolean =>
  op === 'purge' || Object.hasOwn(patch, path) || (Array.isArray(patch.unset) && patch.unset.includes(path));

const stampOf = ({ hlc, clock }: AuditEntry, path: string): string | null =>
  clock?.[path] ?? clock?.['*'] ?? hlc;
