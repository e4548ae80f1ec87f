import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Kind, RecordOf } from '../okr/kinds';
import type { TeamMember } from '../protocol/team';
import type { Hlc } from '../sync/hlc';
import type { Clock } from '../sync/merge';
import type { Aliases } from './aliases';
import type { Commands } from './api';

export const databaseName = 'keyline';

/** A record as it lies in its object store: with its clocks, and with fields derived for indexes. */
export type Stored<K extends Kind> = RecordOf<K> & { clock: Clock; local?: LocalFields };

/** Derived at each write, never exported, never merged. */
export interface LocalFields {
  /** keyResult: the objective's cycle. */
  cycleId?: string;
  /** keyResult: `[cycleId, memberId]` of the owner and each contributor. */
  people?: [string, string][];
  /** keyResult: `[workspaceId, ownerId, cycleId, day of the next check-in]`; absent = nothing comes. */
  due?: [string, string, string, string];
  /** ticket: `[workspaceId, host, site, key]` of every key it has had. */
  keys?: [string, string, string, string][];
  /** ticket: `[workspaceId, host, hostId]`; of all sites, since a renamed one keeps its tickets' ids. */
  hostKey?: [string, string, string];
}

/** The one row of `meta`: read and written inside each transaction, never cached, since pages and worker share it. */
export interface State {
  clientId: string;
  clock: Hlc;
  /** Counts the commits. */
  revision: number;
  /** Records in all stores. */
  count: number;
  activeWorkspaceId: string | null;
  /** Who I am in each workspace: member id by workspace id. */
  me: Record<string, string>;
  /** Derived from the member records. Absent = none. */
  aliases?: Aliases;
  /** A team server's clock minus this device's, in milliseconds, where they are far apart; 0 = as good as equal. */
  skew: number;
  /** Workspaces with a bond to a team server: what is written there is queued. */
  connected: string[];
  /** Of those: where the server lets me read alone, as it last told. Absent = none. */
  readOnly?: string[];
}

/** What `undo` needs to take a command back. */
export interface UndoEntry {
  /** Given by the store, rising. */
  seq?: number;
  command: keyof Commands;
  at: number;
  /** All that the command wrote carries this stamp; a field with another stamp has been written since. */
  stamp: Hlc;
  activeBefore: string | null;
  activeAfter: string | null;
  created: { kind: Kind; id: string }[];
  /** The old value and stamp by path; a path that was absent holds undefined. */
  changed: { kind: Kind; id: string; before: [path: string, value: unknown, stamp: Hlc][] }[];
  /** By `kind/id/path`: stamps of later undos, which put this command's own value back. */
  restored?: Record<string, Hlc>;
}

/** Who is in a connected workspace, as its server last told. */
export interface RosterRow {
  workspaceId: string;
  /** Milliseconds since 1970. */
  fetchedAt: number;
  members: TeamMember[];
}

export interface DraftRow {
  key: string;
  draft: unknown;
  at: number;
}

export interface SnoozeRow {
  keyResultId: string;
  /** Asked for again from this day on. */
  until: string;
}

export const localStores = ['meta', 'undo', 'drafts', 'snooze'] as const;
export type LocalStore = (typeof localStores)[number];
/** What waits for a team server and what is known of it. In no export and no snapshot. */
export const syncStores = ['outbox', 'confirmed', 'rejected', 'connections', 'roster'] as const;
export type SyncStore = (typeof syncStores)[number];
export type StoreName = Kind | LocalStore | SyncStore;
export const stateKey = 'state';

/** Index names by kind, as the migrations made them. */
export interface IndexOf {
  workspace: never;
  member: 'byWorkspace';
  team: 'byWorkspace';
  cycle: 'byWorkspace';
  objective: 'byCycle' | 'byParent' | 'byArchived';
  keyResult: 'byObjective' | 'byCycle' | 'byPerson' | 'byDue' | 'byArchived';
  revision: 'byKeyResult';
  checkIn: 'byKeyResult';
  ticket: 'byKey' | 'byHostId' | 'byArchived';
  activity: 'byTicket' | 'byKeyResult' | 'byLinker';
}

export type Database = IDBPDatabase<unknown>;
export type ReadTransaction = IDBPTransaction<unknown, StoreName[], 'readonly' | 'readwrite'>;
export type WriteTransaction = IDBPTransaction<unknown, StoreName[], 'readwrite'>;
