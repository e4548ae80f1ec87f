import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { first } from './001-first';
import { alignment } from './002-alignment';
import { sync } from './003-sync';

export interface Migration {
  /** The schema version it leads to; versions count from 1 without gaps. */
  version: number;
  /** Runs inside the upgrade transaction: awaits nothing but its requests. */
  upgrade: (
    db: IDBPDatabase<unknown>,
    tx: IDBPTransaction<unknown, string[], 'versionchange'>,
  ) => void | Promise<void>;
}

/** In order. A new one is one file, with a test of before and after, and one line here. */
export const migrations: readonly Migration[] = [first, alignment, sync];

export const schemaVersion = migrations.length;
