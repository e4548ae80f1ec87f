import { openDB } from 'idb';
import { type Kind, kindNames } from '../okr/kinds';
import { createClientId, noClock } from '../sync/hlc';
import { refuse } from './failure';
import type { Contents } from './file/contents';
import { contentsText } from './file/export';
import { emptyRecords, type Records } from './file/format';
import { isRecord } from './file/parse';
import { danglingNames } from './file/references';
import { type Database, databaseName, type State, type Stored, stateKey } from './schema';

export interface Salvaged {
  /** An export file that can be restored. */
  text: string;
  saved: number;
  /** Records that are there but cannot be read, or hang on one that cannot. */
  lost: number;
}

/** Saves what can still be read of a damaged store, as an export; changes nothing in it. Refuses where it cannot even be opened. */
export async function salvage(now: number, name = databaseName): Promise<Salvaged> {
  const db = await openAsItIs(name);
  try {
    let lost = 0;
    const records = emptyRecords() as unknown as Record<Kind, Stored<Kind>[]>;
    for (const kind of kindNames) {
      const { rows, unread } = await readRows(db, kind);
      lost += unread;
      for (const { local: _local, ...row } of rows as (Stored<Kind> & { local?: unknown })[]) {
        if (isRecord(kind, row)) records[kind].push(row as Stored<Kind>);
        else lost++;
      }
    }
    lost += dropDangling(records as unknown as Records);
    const contents: Contents = {
      state: await readOldState(db, records as unknown as Records),
      drafts: ((await readRows(db, 'drafts')).rows as Contents['drafts']).filter(isDraft),
      snooze: ((await readRows(db, 'snooze')).rows as Contents['snooze']).filter(isSnooze),
      rows: records,
    };
    const saved = kindNames.reduce((sum, kind) => sum + records[kind].length, 0);
    return { text: contentsText(contents, now), saved, lost };
  } finally {
    db.close();
  }
}

/** At whatever version it has: nothing is migrated, nothing is made. */
async function openAsItIs(name: string): Promise<Database> {
  const known = await indexedDB.databases?.().catch(() => null);
  if (known && !known.some((each) => each.name === name)) throw refuse('not-found', 'failNothingReadable');
  try {
    return await openDB(name, undefined, {
      upgrade(_db, oldVersion, _newVersion, tx) {
        if (oldVersion === 0) tx.abort();
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    throw refuse('storage-corrupt', 'failNothingReadable');
  }
}

/** Many at a time; where that fails, one by one, passing over those that cannot be read. */
async function readRows(db: Database, store: string): Promise<{ rows: unknown[]; unread: number }> {
  if (!db.objectStoreNames.contains(store)) return { rows: [], unread: 0 };
  try {
    return { rows: await db.getAll(store), unread: 0 };
  } catch {
    const keys = await db.getAllKeys(store).catch(() => []);
    const rows: unknown[] = [];
    for (const key of keys) {
      const row: unknown = await db.get(store, key).catch(() => undefined);
      if (row !== undefined) rows.push(row);
    }
    return { rows, unread: keys.length - rows.length };
  }
}

/** What hangs on a record that is gone cannot be restored; dropping it may leave others hanging in their turn. */
function dropDangling(records: Records): number {
  let dropped = 0;
  for (;;) {
    const gone = new Map<Kind, Set<number>>();
    for (const { kind, index } of danglingNames(records))
      gone.set(kind, (gone.get(kind) ?? new Set()).add(index));
    if (gone.size === 0) return dropped;
    const lists = records as unknown as Record<Kind, Stored<Kind>[]>;
    for (const [kind, indexes] of gone) {
      dropped += indexes.size;
      lists[kind] = lists[kind].filter((_, index) => !indexes.has(index));
    }
  }
}

/** Who I am and where I was, where that can still be read. */
async function readOldState(db: Database, records: Records): Promise<State> {
  const old: Partial<State> | undefined = db.objectStoreNames.contains('meta')
    ? await db.get('meta', stateKey).catch(() => undefined)
    : undefined;
  const own = records.workspace.find(({ sample }) => !sample) ?? records.workspace[0];
  return {
    clientId: createClientId(crypto.getRandomValues(new Uint8Array(12))),
    clock: noClock,
    revision: 0,
    count: 0,
    activeWorkspaceId: old?.activeWorkspaceId ?? own?.id ?? null,
    me: old?.me ?? creators(records),
    skew: 0,
    connected: [],
  };
}

/** Without that, I am most likely who has made the workspace. */
const creators = (records: Records): Record<string, string> =>
  Object.fromEntries(
    records.workspace
      .filter(({ createdBy }) => records.member.some(({ id }) => id === createdBy))
      .map(({ id, createdBy }) => [id, createdBy]),
  );

const isDraft = (row: { key?: unknown; at?: unknown }) =>
  typeof row.key === 'string' && typeof row.at === 'number';
const isSnooze = (row: { keyResultId?: unknown; until?: unknown }) =>
  typeof row.keyResultId === 'string' && typeof row.until === 'string';
