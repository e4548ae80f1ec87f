import type { Kind } from '../../okr/kinds';
import type { Mutation, RejectionCode } from '../../protocol/mutation';
import type { Hlc } from '../hlc';
import type { Clocked } from '../merge';

/** A record as a store has it: its fields, and its clocks. */
export type SyncRecord = Clocked & { id: string; workspaceId: string };

/** A mutation that waits until the server has taken it in. */
export interface Pending extends Mutation {
  workspaceId: string;
  kind: Kind;
  /** Was sent at least once: its answer may be lost, so it is never changed, only sent again. */
  sent?: boolean;
  /** Goes out again: the number that it first went out under, so that it keeps its place among the others. */
  place?: number;
}

/** The last server version of a record with pending mutations; `record` null = the server has none. */
export interface Confirmed {
  id: string;
  kind: Kind;
  workspaceId: string;
  record: SyncRecord | null;
}

/** A mutation that the server refused: rolled back here, kept so that the person sees it and can do it again. */
export interface Rejected {
  workspaceId: string;
  /** Names it within the workspace: counts the refused ones, as a queue's own numbers can start anew. */
  mid: number;
  /** Milliseconds since 1970. */
  at: number;
  code: RejectionCode;
  mutation: Pending;
}

/** Why a workspace does not sync until a person, or an update, does something. */
export type SyncProblem =
  | 'signed-out' // the token is no longer good: sign in again
  | 'removed' // no longer a member of the workspace
  | 'update' // this Keyline is too old for the server; the queue is kept
  | 'full'; // the workspace's quota

/** One workspace's bond with a server. */
export interface Connection {
  workspaceId: string;
  /** `https://keyline.acme.example`. */
  server: string;
  userId: string;
  /** The last mutation number that was given out; counts from 1 without a gap per client id. */
  mid: number;
  /** How many were refused so far: the number of the last `Rejected` row. */
  refused: number;
  /** Opaque; null = everything is to be read from the start. */
  cursor: string | null;
  /** Reading everything: how many records of how many are there. null = up to date with some cursor. */
  bootstrap: { done: number; total: number | null } | null;
  /** Kinds by id of records that were here when reading began and did not come yet: they go when it is done. */
  unseen: Record<string, Kind> | null;
  /** Private teams made here that no pull has brought yet: one that never comes is not ours to read any more. */
  opened?: readonly string[];
  problem: SyncProblem | null;
  /** Milliseconds since 1970; null = never yet. */
  syncedAt: number | null;
}

/**
 * One transaction of a store: IndexedDB's in the extension, a map's in the simulator. Nothing else is awaited within
 * it. What is written is there as a whole or not at all.
 */
export interface SyncTx {
  /** Milliseconds since 1970, by this device's clock. */
  readonly now: number;
  /** This store's client id: the node of its stamps, and who it is for the server. */
  readonly clientId: string;
  /** The highest stamp given or seen. */
  clock: Hlc;
  /** Server's clock minus this device's, in milliseconds, where they are far apart; added when stamping. */
  skew: number;
  connection: (workspaceId: string) => Promise<Connection | null>;
  connections: () => Promise<Connection[]>;
  putConnection: (connection: Connection) => void;
  dropConnection: (workspaceId: string) => void;
  record: (kind: Kind, id: string) => Promise<SyncRecord | null>;
  putRecord: (kind: Kind, record: SyncRecord) => void;
  dropRecord: (kind: Kind, id: string) => void;
  /** All records of a workspace, whatever the kind. */
  records: (workspaceId: string) => Promise<{ kind: Kind; record: SyncRecord }[]>;
  confirmed: (id: string) => Promise<Confirmed | null>;
  putConfirmed: (confirmed: Confirmed) => void;
  dropConfirmed: (id: string) => void;
  /** In the order of `mid`, at most `limit`. */
  pending: (workspaceId: string, limit?: number) => Promise<Pending[]>;
  pendingOf: (workspaceId: string, recordId: string) => Promise<Pending[]>;
  putPending: (pending: Pending) => void;
  dropPending: (workspaceId: string, mid: number) => void;
  putRejected: (rejected: Rejected) => void;
  /** A client id never used before: from here on it is `clientId`. */
  newClientId: () => string;
  /** Stamps were given anew, old → new: for what else remembers stamps, as undo does. */
  restamped?: (stamps: ReadonlyMap<Hlc, Hlc>) => void;
}

/** What a command has done to one record, for the queue. `before` null = it is new; `after` null = gone for good. */
export type Touched =
  | { kind: Kind; before: SyncRecord | null; after: SyncRecord }
  | { kind: Kind; before: SyncRecord; after: null };

/** Runs a function in one transaction; gives after it is on disk. What it throws takes everything back. */
export interface SyncPort {
  transact: <T>(run: (tx: SyncTx) => Promise<T>) => Promise<T>;
}
