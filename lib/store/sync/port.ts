import { kindNames } from '../../okr/kinds';
import type { SyncPort } from '../../sync/client/types';
import type { Clock } from '../../sync/merge';
import { commit } from '../commit';
import type { Connection } from '../connection';
import type { Refusal } from '../failure';
import { refreshKeyResults } from '../local';
import { readState } from '../reader';
import { type StoreName, syncStores, type WriteTransaction } from '../schema';
import { Write } from '../write';
import { WriteTx } from './write-tx';

export interface SyncPortParts {
  connection: Connection;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Records have changed: pages and worker draw anew. */
  committed: (revision: number, count: number) => void;
  /** Only what is told of the bond itself has changed. */
  told: (revision: number) => void;
  /** The server has a record that this version cannot hold. */
  leftOut: (error: Refusal) => void;
  /** A record is put with these stamps. */
  wrote?: (workspaceId: string, clock: Clock) => void;
}

const stores: StoreName[] = [...kindNames, 'meta', 'undo', ...syncStores];

/** Sync's transactions over the store: whole or not at all, and on disk before they are answered. */
export function createSyncPort({
  connection,
  now,
  committed,
  told,
  leftOut,
  wrote,
}: SyncPortParts): SyncPort {
  return {
    async transact(run) {
      const done = await connection.use(async (db) => {
        const tx: WriteTransaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
        tx.done.catch(() => {});
        try {
          const state = await readState(tx);
          const before = JSON.stringify(state);
          const write = new Write(tx, state, now(), state.clock);
          const sync = new WriteTx(write, leftOut);
          const value = await run(sync);
          await sync.settled();
          await refreshKeyResults(write);
          const written = write.writtenRecords();
          const isChanged = written.length > 0;
          if (isChanged) state.revision++;
          const isOpen = !write.isEmpty || before !== JSON.stringify(state);
          if (isOpen) await Promise.all([write.settled(), commit(tx, { state, undo: null })]);
          for (const { record } of written) wrote?.(record.workspaceId, record.clock);
          return { value, isChanged, isTold: sync.isTold, revision: state.revision, count: state.count };
        } catch (error) {
          try {
            tx.abort();
          } catch {
            // It has ended already.
          }
          await tx.done.catch(() => {});
          throw error;
        }
      });
      if (done.isChanged) committed(done.revision, done.count);
      else if (done.isTold) told(done.revision);
      return done.value;
    },
  };
}
