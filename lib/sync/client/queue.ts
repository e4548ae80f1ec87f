import type { RejectionCode } from '../../protocol/mutation';
import type { Said } from './mutation-of';
import type { Connection, Pending, SyncRecord, SyncTx } from './types';

/**
 * Puts a mutation at the queue's end and remembers what the server had, where nothing of the record waited yet. Counts
 * up `connection.mid`; who calls puts the connection.
 */
export async function append(
  tx: SyncTx,
  connection: Connection,
  said: Said,
  before: SyncRecord | null,
): Promise<void> {
  const { workspaceId } = connection;
  const kind = said.kind as Pending['kind'];
  if (!(await tx.confirmed(said.id))) tx.putConfirmed({ id: said.id, kind, workspaceId, record: before });
  connection.mid++;
  tx.putPending({ ...said, kind, workspaceId, mid: connection.mid });
}

/** Says that a mutation was refused. Counts up `connection.refused`; who calls puts the connection. */
export function putNotice(tx: SyncTx, connection: Connection, code: RejectionCode, mutation: Pending): void {
  connection.refused++;
  tx.putRejected({
    workspaceId: connection.workspaceId,
    mid: connection.refused,
    at: tx.now,
    code,
    mutation,
  });
}

/**
 * Takes what was never sent of some records out of the queue and says so; what was sent stays until it is answered. The
 * numbers close up: what was never sent is always the end of the queue, and the server has not heard of its numbers.
 */
export async function takeBack(
  tx: SyncTx,
  connection: Connection,
  ids: ReadonlySet<string>,
  code: RejectionCode,
): Promise<void> {
  const { workspaceId } = connection;
  const unsent = (await tx.pending(workspaceId)).filter(({ sent }) => !sent);
  const gone = unsent.filter(({ id }) => ids.has(id));
  if (gone.length === 0) return;
  for (const pending of gone) putNotice(tx, connection, code, pending);
  renumber(
    tx,
    connection,
    unsent,
    unsent.filter(({ id }) => !ids.has(id)),
    (unsent[0] as Pending).mid,
  );
}

/** What was written later has the higher one. */
export const placeOf = ({ place, mid }: Pending): number => place ?? mid;

/** Puts `next` in the place of `old`, numbered from `first` on. */
export function renumber(
  tx: SyncTx,
  connection: Connection,
  old: readonly Pending[],
  next: readonly Pending[],
  first: number,
): void {
  for (const { mid } of old) tx.dropPending(connection.workspaceId, mid);
  next.forEach(({ sent: _, ...pending }, at) => {
    tx.putPending({ ...pending, mid: first + at });
  });
  connection.mid = first + next.length - 1;
}
