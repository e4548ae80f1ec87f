import { createConnection } from '@/lib/store/connection';
import { createSyncPort } from '@/lib/store/sync/port';
import { acknowledge } from '@/lib/sync/client/acknowledge';
import { nextBatch } from '@/lib/sync/client/next-batch';
import type { Pending, SyncPort } from '@/lib/sync/client/types';
import { answered, must, type Planned, plannedStore } from './planned-store';

export const testServer = 'https://keyline.acme.example';

export interface Connected extends Planned {
  port: SyncPort;
  /** Revisions that the port said were committed. */
  commits: number[];
  /** How often only the bond's state was told. */
  tells: number[];
}

/** A planned store whose workspace is connected and has nothing waiting: all was taken in by a server that takes all. */
export async function connectedStore(name?: string): Promise<Connected> {
  const planned = await plannedStore(name);
  await must(
    planned.store.run('connectWorkspace', {
      workspaceId: planned.workspaceId,
      server: testServer,
      userId: 'ada',
      memberId: null,
      mode: 'upload',
      name: 'Acme',
    }),
  );
  const commits: number[] = [];
  const tells: number[] = [];
  const port = createSyncPort({
    connection: createConnection(planned.name),
    now: () => planned.clock.now,
    committed: (revision) => commits.push(revision),
    told: (revision) => tells.push(revision),
    leftOut: (error) => {
      throw error;
    },
  });
  const connected = { ...planned, port, commits, tells };
  await port.transact(async (tx) => {
    const bond = await tx.connection(planned.workspaceId);
    if (bond) tx.putConnection({ ...bond, cursor: 'start', bootstrap: null, unseen: null });
  });
  await drain(connected);
  commits.length = 0;
  tells.length = 0;
  return connected;
}

/** The server takes in all that waits. */
export async function drain({ port, workspaceId, clock }: Connected): Promise<void> {
  for (;;) {
    const request = await port.transact((tx) => nextBatch(tx, workspaceId));
    if (!request) return;
    const last = request.mutations.at(-1)?.mid ?? 0;
    const answer = { last, seq: last, rejected: [], serverTime: clock.now };
    await port.transact((tx) => acknowledge(tx, workspaceId, request, answer));
  }
}

export const waiting = ({ port, workspaceId }: Connected): Promise<Pending[]> =>
  port.transact((tx) => tx.pending(workspaceId));

/** All rows of one store of the database. */
export async function rowsOf<T>(name: string, store: string): Promise<T[]> {
  const db = await answered(indexedDB.open(name));
  try {
    return await answered(db.transaction(store, 'readonly').objectStore(store).getAll());
  } finally {
    db.close();
  }
}
