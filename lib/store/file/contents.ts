import { type Kind, kindNames } from '../../okr/kinds';
import type { Connection } from '../connection';
import { readState } from '../reader';
import type { DraftRow, SnoozeRow, State, Stored } from '../schema';

/** All rows of a store, as they lie there. */
export interface Contents {
  state: State;
  drafts: DraftRow[];
  snooze: SnoozeRow[];
  rows: Record<Kind, Stored<Kind>[]>;
}

/** An export with what tells how new it is. */
export interface StoreText {
  text: string;
  revision: number;
  count: number;
}

/** Rows of one read: few enough that a write waits no longer than for another small read. */
const batch = 500;

/**
 * Reads a whole store in short transactions, so that nobody's save waits for it. It starts over where somebody saves
 * meanwhile, and reads in one transaction where that happens again and again.
 */
export async function readContents(connection: Connection): Promise<Contents> {
  for (let tried = 0; tried < 3; tried++) {
    const contents = await readPiecemeal(connection);
    if (contents) return contents;
  }
  return readAtOnce(connection);
}

/** null = somebody has saved in between. */
async function readPiecemeal(connection: Connection): Promise<Contents | null> {
  const start = await begin(connection);
  const rows = emptyRows();
  for (const kind of kindNames) {
    let after: IDBKeyRange | null = null;
    for (;;) {
      const [revision, part] = await piece(connection, kind, after);
      if (revision !== start.state.revision) return null;
      rows[kind].push(...part);
      const last = part.at(-1);
      if (part.length < batch || !last) break;
      after = IDBKeyRange.lowerBound(last.id, true);
    }
  }
  return { ...start, rows };
}

const begin = (connection: Connection): Promise<Omit<Contents, 'rows'>> =>
  connection.use(async (db) => {
    const tx = db.transaction(['meta', 'drafts', 'snooze'] as const, 'readonly');
    const [state, drafts, snooze] = await Promise.all([
      readState(tx as unknown as Parameters<typeof readState>[0]),
      tx.objectStore('drafts').getAll(),
      tx.objectStore('snooze').getAll(),
    ]);
    return { state, drafts, snooze };
  });

const piece = (
  connection: Connection,
  kind: Kind,
  after: IDBKeyRange | null,
): Promise<[revision: number, rows: Stored<Kind>[]]> =>
  connection.use(async (db) => {
    const tx = db.transaction(['meta', kind], 'readonly');
    const reads = Promise.all([
      readState(tx as unknown as Parameters<typeof readState>[0]),
      tx.objectStore(kind).getAll(after, batch),
    ]);
    // Over when the rows are read, not when this busy thread gets round to them.
    tx.commit();
    const [state, rows] = await reads;
    return [state.revision, rows];
  });

const readAtOnce = (connection: Connection): Promise<Contents> =>
  connection.use(async (db) => {
    const tx = db.transaction(['meta', 'drafts', 'snooze', ...kindNames], 'readonly');
    const [state, drafts, snooze, ...lists] = await Promise.all([
      readState(tx as unknown as Parameters<typeof readState>[0]),
      tx.objectStore('drafts').getAll(),
      tx.objectStore('snooze').getAll(),
      ...kindNames.map((kind) => tx.objectStore(kind).getAll()),
    ]);
    const rows = emptyRows();
    for (const [index, kind] of kindNames.entries()) rows[kind] = lists[index] ?? [];
    return { state, drafts, snooze, rows };
  });

const emptyRows = () =>
  Object.fromEntries(kindNames.map((kind) => [kind, []])) as unknown as Record<Kind, Stored<Kind>[]>;
