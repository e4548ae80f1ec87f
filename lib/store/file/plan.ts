import { type Kind, kindNames } from '../../okr/kinds';
import { type Hlc, parseHlc } from '../../sync/hlc';
import { canonical, latestClock, mergeRecords } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import type { ImportReport } from '../api';
import { refuse } from '../failure';
import { deriveLocal, keyResultLocal } from '../local';
import type { Reader } from '../reader';
import type { Stored } from '../schema';
import { emptyRecords, type KeylineFile, type Records } from './format';

export type ImportMode = 'replace' | 'merge';

/** A stamp further ahead than this would win over all that is written until then; milliseconds. */
const maxAhead = 5 * 60_000;

export interface ImportPlan {
  report: ImportReport;
  /** What is to be put, with derived fields. */
  puts: Records;
  /** What a merge changes, for the queues of connected workspaces. */
  changed: { kind: Kind; before: Stored<Kind> | null; after: Stored<Kind> }[];
  /** The highest clock of the file. */
  latest: Hlc;
  /** Records there will be. */
  total: number;
}

/** What an import would do, worked out from the store as it stands. Writes nothing. */
export async function planImport(reader: Reader, file: KeylineFile, mode: ImportMode): Promise<ImportPlan> {
  const latest = latestOf(file.records);
  if (mode === 'merge' && (parseHlc(latest)?.millis ?? 0) > reader.now + maxAhead)
    throw refuse('invalid', 'failFileClock');
  const report: ImportReport = { counts: {}, exportedAt: file.exportedAt };
  const puts = emptyRecords() as unknown as Record<Kind, Stored<Kind>[]>;
  const after = {} as Record<Kind, Map<string, Stored<Kind>>>;
  const changed: ImportPlan['changed'] = [];
  let total = 0;
  for (const kind of kindNames) {
    const there: Stored<Kind>[] = await reader.tx.objectStore(kind).getAll();
    const old = new Map(there.map((row) => [row.id, row]));
    const next = mode === 'merge' ? new Map(old) : new Map<string, Stored<Kind>>();
    const counts = { added: 0, changed: 0, same: 0, removed: 0 };
    for (const row of file.records[kind] as Stored<Kind>[]) {
      const before = old.get(row.id);
      const merged = before && mode === 'merge' ? mergeRecords(before, row, mergeRules[kind]) : row;
      const isSame = before !== undefined && areSame(kind, before, merged);
      counts[before === undefined ? 'added' : isSame ? 'same' : 'changed']++;
      // Where all is replaced, also what stays the same is written, as the file has it.
      if (!isSame || mode === 'replace') {
        puts[kind].push(merged);
        next.set(row.id, merged);
        if (mode === 'merge') changed.push({ kind, before: before ?? null, after: merged });
      }
    }
    if (mode === 'replace') counts.removed = there.filter((row) => !next.has(row.id)).length;
    report.counts[kind] = counts;
    after[kind] = next;
    total += next.size;
  }
  derive(puts, after);
  return { report, puts: puts as unknown as Records, changed, latest, total };
}

/** Derived fields of what is put, and of key results that hang on it. */
function derive(puts: Record<Kind, Stored<Kind>[]>, after: Record<Kind, Map<string, Stored<Kind>>>): void {
  puts.ticket = puts.ticket.map((row) => ({
    ...row,
    local: deriveLocal('ticket', row as unknown as Stored<'ticket'>),
  }));
  const put = new Set(puts.keyResult.map(({ id }) => id));
  const checkIns = new Map<string, Stored<'checkIn'>[]>();
  for (const row of (after.checkIn as unknown as Map<string, Stored<'checkIn'>>).values()) {
    const list = checkIns.get(row.keyResultId);
    if (list) list.push(row);
    else checkIns.set(row.keyResultId, [row]);
  }
  const rows: Stored<Kind>[] = [];
  for (const row of (after.keyResult as unknown as Map<string, Stored<'keyResult'>>).values()) {
    const objective = after.objective.get(row.objectiveId) as unknown as Stored<'objective'> | undefined;
    const cycle = objective && (after.cycle.get(objective.cycleId) as unknown as Stored<'cycle'> | undefined);
    const local = keyResultLocal(row, objective, cycle, checkIns.get(row.id) ?? []);
    if (put.has(row.id) || JSON.stringify(row.local) !== JSON.stringify(local))
      rows.push({ ...row, local } as unknown as Stored<Kind>);
  }
  puts.keyResult = rows;
}

/** Mostly they are the same to the letter; else their shortest forms tell. */
function areSame(kind: Kind, before: Stored<Kind>, after: Stored<Kind>): boolean {
  const { local: _before, ...old } = before;
  const { local: _after, ...next } = after;
  return JSON.stringify(old) === JSON.stringify(next) || textOf(kind, before) === textOf(kind, after);
}

const textOf = (kind: Kind, row: Stored<Kind>) => JSON.stringify(canonical(row, mergeRules[kind]));

function latestOf(records: Records): Hlc {
  let latest = '';
  for (const kind of kindNames) {
    for (const { clock } of records[kind]) {
      const stamp = latestClock(clock);
      if (stamp > latest) latest = stamp;
    }
  }
  return latest;
}
