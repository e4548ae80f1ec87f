import type { Hlc } from '../hlc';
import { createOf, patchOf, patchWith, type Said } from './mutation-of';
import { append } from './queue';
import type { SyncTx, Touched } from './types';

/**
 * What a command did to records of one workspace, put into its queue in the command's own transaction, after its writes.
 * Nothing where the workspace is connected to no server, and never for the sample.
 */
export async function enqueue(
  tx: SyncTx,
  workspaceId: string,
  stamp: Hlc,
  touched: readonly Touched[],
): Promise<void> {
  const found = touched.length > 0 ? await tx.connection(workspaceId) : null;
  if (!found) return;
  const workspace = await tx.record('workspace', workspaceId);
  if (workspace?.sample === true) return;
  const connection = { ...found };
  const shares = workspace?.shareTitles === true;
  for (const one of touched) {
    const said = saidOf(one, stamp, shares);
    if (said) await append(tx, connection, said, one.before);
  }
  if (
    shares &&
    touched.some(({ kind, before }) => kind === 'workspace' && before && before.shareTitles !== true)
  )
    await sendTitles(tx, connection, stamp);
  if (connection.mid !== found.mid) tx.putConnection(connection);
}

function saidOf({ kind, before, after }: Touched, stamp: Hlc, shares: boolean): Said | null {
  if (after === null) return { hlc: stamp, kind, id: before.id, op: 'purge', patch: {} };
  return before ? patchOf(kind, before, after, stamp, shares) : createOf(kind, after, stamp, shares);
}

/** Titles are shared from now on: those that are known here go to the others. */
async function sendTitles(tx: SyncTx, connection: Parameters<typeof append>[1], stamp: Hlc): Promise<void> {
  for (const { kind, record } of await tx.records(connection.workspaceId)) {
    if (kind !== 'ticket' || record.title === '') continue;
    const paths = ['title', 'assignee'].filter((path) => record[path] !== undefined);
    const said = patchWith(kind, record, paths, stamp);
    if (said) await append(tx, connection, said, record);
  }
}
