import type { ImportReport, Result } from '../api';
import type { StoreHealth } from '../check';
import type { SnapshotInfo } from '../snapshot/name';

/** The port's name: what our own pages ask the worker to do with the store. */
export const portName = 'keyline-store';

/** How far long work is. */
export type Step = 'reading' | 'checking' | 'deleting' | 'writing' | 'working';

/** Every call: what it carries and what it answers. */
export interface Calls {
  /** A command or query, where this page may not open the store itself. */
  run: { args: { command: string; args: unknown }; value: unknown };
  read: { args: { query: string; args: unknown }; value: unknown };
  health: { args: Record<never, never>; value: { health: StoreHealth; revision: number; count: number } };
  /** Newest first. */
  listSnapshots: { args: Record<never, never>; value: SnapshotInfo[] };
  /** null = the store is empty: nothing was written. */
  takeSnapshot: { args: Record<never, never>; value: SnapshotInfo | null };
  /** The export file's text. */
  readSnapshot: { args: { name: string }; value: { text: string } };
  removeSnapshots: { args: Record<never, never>; value: null };
  /** Puts a snapshot in place of everything. A damaged database is deleted first, once the snapshot has proved whole. */
  restoreSnapshot: { args: { name: string }; value: ImportReport };
  /** As `restoreSnapshot`, from an export file's text. */
  restoreText: { args: { text: string }; value: ImportReport };
  /** What can still be read of a damaged store, as an export file. `lost` = records that could not be. */
  salvage: { args: Record<never, never>; value: { text: string; saved: number; lost: number } };
  /** Deletes a damaged or emptied database: the next page starts anew. Snapshots stay. */
  startAnew: { args: { typed: string }; value: null };
}
export type CallName = keyof Calls;

/** From page to worker, one on each port. */
export type Request = { [K in CallName]: { call: K; args: Calls[K]['args'] } }[CallName];

/** From worker to page: steps while it works, then the answer. */
export type Reply<K extends CallName = CallName> = { step: Step } | { answer: Result<Calls[K]['value']> };

/** What both ends use of a port. */
export interface Port {
  name: string;
  sender?: unknown;
  postMessage: (message: unknown) => void;
  disconnect: () => void;
  onMessage: { addListener: (listener: (message: unknown) => void) => void };
  onDisconnect: { addListener: (listener: () => void) => void };
}

/** A port's message may not be larger than 64 MiB; in characters of JSON. */
export const maxMessage = 60 * 1024 * 1024;
