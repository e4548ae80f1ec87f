import type { Kind } from '../../okr/kinds';
import { neverSent, withAbsent } from '../../protocol/never-sent';
import { canonical, clockAt, mergeRecords } from '../merge';
import { mergeRules } from '../merge-rules';
import { applyPending } from './apply-pending';
import type { SyncRecord, SyncTx } from './types';

/** Whether tickets' titles go to the server. */
export async function sharesTitles(tx: SyncTx, workspaceId: string): Promise<boolean> {
  return (await tx.record('workspace', workspaceId))?.shareTitles === true;
}

/** Puts what is to be shown: the server's version and what waits on top of it. */
export async function rebuild(
  tx: SyncTx,
  { kind, id, workspaceId }: { kind: Kind; id: string; workspaceId: string },
  confirmed: SyncRecord | null,
): Promise<void> {
  let next = confirmed;
  for (const pending of await tx.pendingOf(workspaceId, id)) next = applyPending(next, pending);
  if (next) await show(tx, kind, next);
  else tx.dropRecord(kind, id);
}

/** Puts a record with this device's own fields of the one that is here; nothing where that changes nothing. */
export async function show(tx: SyncTx, kind: Kind, record: SyncRecord): Promise<void> {
  const rule = mergeRules[kind];
  const present = await tx.record(kind, record.id);
  let next = record;
  if (kind === 'ticket' && present)
    next = mergeRecords(next, ownPart(present, await sharesTitles(tx, record.workspaceId)), rule);
  next = canonical(withAbsent(kind, next) as SyncRecord, rule);
  if (!present || JSON.stringify(canonical(present, rule)) !== JSON.stringify(next)) tx.putRecord(kind, next);
}

/** The fields of a ticket that no server has, with their stamps. */
function ownPart(record: SyncRecord, shareTitles: boolean): SyncRecord {
  const part: Record<string, unknown> & { clock: Record<string, string> } = { clock: {} };
  for (const path of neverSent('ticket', shareTitles)) {
    if (record[path] === undefined && !Object.hasOwn(record.clock, path)) continue;
    if (record[path] !== undefined) part[path] = record[path];
    part.clock[path] = clockAt(record.clock, path);
  }
  return part as SyncRecord;
}
