import type { TeamMember } from '../../protocol/team';
import type { Connection, SyncPort, SyncProblem } from '../../sync/client/types';
import { createChanges } from '../changed';
import { createConnection } from '../connection';
import type { Refusal } from '../failure';
import { readState } from '../reader';
import { type RosterRow, type StoreName, stateKey } from '../schema';
import { createSyncPort } from './port';

/** Sync's own hold of the store, beside the one of commands and queries. */
export interface Bonds {
  port: SyncPort;
  /** Every connection; nothing is read but the state where there is none. */
  all: () => Promise<Connection[]>;
  stop: (workspaceId: string, problem: SyncProblem) => Promise<void>;
  roster: (workspaceId: string) => Promise<RosterRow | null>;
  /** Nothing where the bond has ended meanwhile. */
  putRoster: (workspaceId: string, members: TeamMember[]) => Promise<void>;
  /** Who wrote what has come in since this was last asked: the client ids of its stamps. */
  takeWriters: (workspaceId: string) => ReadonlySet<string>;
  close: () => void;
}

export interface BondsParts {
  name?: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Records have changed through sync. */
  changed: (revision: number) => void;
  leftOut: (error: Refusal) => void;
}

export function openBonds({ name, now, changed, leftOut }: BondsParts): Bonds {
  const connection = createConnection(name);
  const changes = createChanges();
  const writers = new Map<string, Set<string>>();
  const port = createSyncPort({
    connection,
    now,
    committed(revision, count) {
      changes.committed(revision, count);
      changed(revision);
    },
    told: changes.told,
    leftOut,
    wrote(workspaceId, clock) {
      const known = writers.get(workspaceId) ?? new Set();
      writers.set(workspaceId, known);
      for (const stamp of Object.values(clock)) known.add(stamp.slice(-12));
    },
  });
  return {
    port,
    all: () =>
      connection.use(async (db) => {
        const names: StoreName[] = ['meta', 'connections'];
        const tx = db.transaction(names, 'readonly');
        const { connected } = await readState(tx);
        return connected.length === 0 ? [] : tx.objectStore('connections').getAll();
      }),
    stop: (workspaceId, problem) =>
      port.transact(async (tx) => {
        const found = await tx.connection(workspaceId);
        if (found) tx.putConnection({ ...found, problem });
      }),
    roster: (workspaceId) =>
      connection.use(async (db) => ((await db.get('roster', workspaceId)) as RosterRow | undefined) ?? null),
    async putRoster(workspaceId, members) {
      const revision = await connection.use(async (db) => {
        const names: StoreName[] = ['meta', 'connections', 'roster'];
        const tx = db.transaction(names, 'readwrite');
        const state = await readState(tx);
        if (!state.connected.includes(workspaceId)) return null;
        const row: RosterRow = { workspaceId, fetchedAt: now(), members };
        const bond = (await tx.objectStore('connections').get(workspaceId)) as Connection | undefined;
        const mine = members.find(({ userId }) => userId === bond?.userId);
        const others = (state.readOnly ?? []).filter((id) => id !== workspaceId);
        state.readOnly = mine?.role === 'viewer' ? [...others, workspaceId] : others;
        const meta = tx.objectStore('meta').put(state, stateKey);
        await Promise.all([tx.objectStore('roster').put(row), meta, tx.done]);
        return state.revision;
      });
      if (revision !== null) changes.told(revision);
    },
    takeWriters(workspaceId) {
      const taken = writers.get(workspaceId) ?? new Set();
      writers.delete(workspaceId);
      return taken;
    },
    close() {
      changes.close();
      connection.close();
    },
  };
}
