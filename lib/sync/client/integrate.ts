import { type Kind, kinds } from '../../okr/kinds';
import { limits } from '../../protocol/mutation';
import { neverSent, withAbsent } from '../../protocol/never-sent';
import type { Change, PullAnswer } from '../../protocol/pull';
import { type Hlc, noClock, parseHlc, receive } from '../hlc';
import { latestClock, mergeRecords } from '../merge';
import { mergeRules } from '../merge-rules';
import { laterPaths, patchWith } from './mutation-of';
import { append, takeBack } from './queue';
import { rebuild, sharesTitles, show } from './rebuild';
import type { Connection, SyncRecord, SyncTx } from './types';

export interface IntegrateParts {
  /** Reading everything: the server's version stands, and later fields from here are offered again. */
  bootstrap: boolean;
  /** The cursor that was asked with; an answer to an older one changes nothing. Not given = whatever it was. */
  from?: string | null;
  /** Private teams made here that were taken in before this was asked for: whoever is in one is brought it by now. */
  opened?: readonly string[];
}

type Page = Pick<PullAnswer, 'changes' | 'cursor' | 'revokedScopes'> & Partial<Pick<PullAnswer, 'more'>>;

/** Takes in what the server has; one change that cannot be read does not stop the others. */
export async function integrate(
  tx: SyncTx,
  workspaceId: string,
  { changes, cursor, revokedScopes, more }: Page,
  { bootstrap, from, opened = [] }: IntegrateParts,
): Promise<void> {
  const found = await tx.connection(workspaceId);
  if (!found || (from !== undefined && found.cursor !== from)) return;
  const connection: Connection = { ...found, cursor };
  if (connection.unseen) connection.unseen = { ...connection.unseen };
  const isWaiting = (await tx.pending(workspaceId, 1)).length > 0;
  const purged = new Set<string>();
  let highest: Hlc = noClock;
  const near = tx.now + tx.skew + limits.ahead;
  for (const change of changes) {
    if (!isKind(change.kind)) continue;
    const { kind, id } = change;
    if (await isElsewhere(tx, kind, id, workspaceId)) continue;
    if (connection.unseen) delete connection.unseen[id];
    const stamp = latestClock(change.clock);
    if (stamp > highest && (parseHlc(stamp)?.millis ?? 0) <= near) highest = stamp;
    if (change.deleted) {
      tx.dropRecord(kind, id);
      tx.dropConfirmed(id);
      purged.add(id);
    } else {
      const server = readRecord(kind, change, workspaceId);
      if (server) await take(tx, connection, kind, server, { bootstrap, isWaiting });
    }
  }
  if (isWaiting && purged.size > 0) await takeBack(tx, connection, purged, 'gone');
  const lost = new Set(revokedScopes);
  if (connection.opened) {
    const came = new Set(changes.map(({ id }) => id));
    connection.opened = connection.opened.filter((id) => !came.has(id));
    // Made here, and left before the first pull: the server cannot tell of a scope that it never gave.
    if (more === false) for (const id of connection.opened) if (opened.includes(id)) lost.add(id);
    connection.opened = connection.opened.filter((id) => !lost.has(id));
  }
  if (lost.size > 0) await forget(tx, connection, lost);
  if (highest > tx.clock) tx.clock = receive(tx.clock, highest, tx.now + tx.skew, tx.clientId);
  if (connection.bootstrap)
    connection.bootstrap = { ...connection.bootstrap, done: connection.bootstrap.done + changes.length };
  tx.putConnection(connection);
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind);

/** A record of another workspace on this device: what this server says of its id is not to touch it. */
async function isElsewhere(tx: SyncTx, kind: Kind, id: string, workspaceId: string): Promise<boolean> {
  const [record, confirmed] = await Promise.all([tx.record(kind, id), tx.confirmed(id)]);
  return [record, confirmed].some((one) => one && one.workspaceId !== workspaceId);
}

/** null = not what the kind is: left out. Fields of later versions are kept. */
function readRecord(kind: Kind, { id, data, clock }: Change, workspaceId: string): SyncRecord | null {
  const { local: _, clock: _own, ...fields } = data;
  if (kind === 'ticket') delete fields.refreshedAt;
  if (fields.id !== id || fields.workspaceId !== workspaceId) return null;
  if (!kinds[kind].safeParse(withAbsent(kind, fields)).success) return null;
  return { ...fields, clock } as SyncRecord;
}

async function take(
  tx: SyncTx,
  connection: Connection,
  kind: Kind,
  server: SyncRecord,
  { bootstrap, isWaiting }: { bootstrap: boolean; isWaiting: boolean },
): Promise<void> {
  const { id } = server;
  const { workspaceId } = connection;
  const rule = mergeRules[kind];
  const confirmed = isWaiting ? await tx.confirmed(id) : null;
  const known = confirmed ? confirmed.record : await tx.record(kind, id);
  if (bootstrap && known) await offer(tx, connection, kind, known, server);
  if (confirmed || (bootstrap && (await tx.confirmed(id)))) {
    const record = known && !bootstrap ? mergeRecords(known, server, rule) : server;
    tx.putConfirmed({ id, kind, workspaceId, record });
    await rebuild(tx, { kind, id, workspaceId }, record);
  } else await show(tx, kind, known ? mergeRecords(known, server, rule) : server);
}

/** What is later here than there goes there: the server was set back, or this was written while apart. */
async function offer(
  tx: SyncTx,
  connection: Connection,
  kind: Kind,
  known: SyncRecord,
  server: SyncRecord,
): Promise<void> {
  const rule = mergeRules[kind];
  const merged = mergeRecords(server, known, rule);
  const hidden = neverSent(kind, kind === 'ticket' && (await sharesTitles(tx, connection.workspaceId)));
  const later = laterPaths(server, merged, rule.sets).filter((path) => !hidden.includes(path));
  const said = patchWith(kind, merged, later, latestClock(merged.clock));
  if (said) await append(tx, connection, said, server);
}

/** Scopes that are no longer ours to read leave with all that is in them. */
async function forget(tx: SyncTx, connection: Connection, scopes: ReadonlySet<string>): Promise<void> {
  const { workspaceId } = connection;
  const gone = new Set<string>();
  const isGone = (record?: SyncRecord | null) =>
    record?.scopeId !== workspaceId && scopes.has(String(record?.scopeId));
  // Also what is not shown any more, as its purge waits: it would come back with a refusal.
  for (const { id } of await tx.pending(workspaceId)) {
    if (!isGone((await tx.confirmed(id))?.record)) continue;
    tx.dropConfirmed(id);
    gone.add(id);
  }
  for (const { kind, record } of await tx.records(workspaceId)) {
    const { id } = record;
    if (!isGone(record)) continue;
    tx.dropRecord(kind, id);
    tx.dropConfirmed(id);
    gone.add(id);
  }
  if (gone.size > 0) await takeBack(tx, connection, gone, 'scope');
}
