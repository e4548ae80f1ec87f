import { type Kind, kindNames } from '../../okr/kinds';
import type { Confirmed, Connection, Pending, Rejected, SyncRecord, SyncTx } from '../../sync/client/types';
import { createClientId, type Hlc } from '../../sync/hlc';
import { Refusal } from '../failure';
import type { Stored, UndoEntry } from '../schema';
import type { Write } from '../write';

/** All rows of a workspace in a store whose key starts with its id. */
const ofWorkspace = (workspaceId: string) => IDBKeyRange.bound([workspaceId], [workspaceId, []]);

/** Sync's view of a command's or the port's transaction. IndexedDB keeps requests in order: what is put is read. */
export class WriteTx implements SyncTx {
  /** Something that screens show of the bonds has changed. */
  isTold = false;
  private readonly counts: Promise<unknown>[] = [];
  private readonly seen = new Map<string, string>();

  constructor(
    private readonly write: Write,
    /** A record that this version cannot hold is left out. */
    private readonly leftOut: (error: Refusal) => void = (error) => {
      throw error;
    },
  ) {}

  get now() {
    return this.write.now;
  }
  get clientId() {
    return this.write.state.clientId;
  }
  get clock() {
    return this.write.state.clock;
  }
  set clock(clock) {
    this.write.state.clock = clock;
  }
  get skew() {
    return this.write.state.skew;
  }
  set skew(skew) {
    this.write.state.skew = skew;
  }

  newClientId(): string {
    this.write.state.clientId = createClientId(crypto.getRandomValues(new Uint8Array(12)));
    return this.write.state.clientId;
  }

  async connection(workspaceId: string): Promise<Connection | null> {
    const found: Connection | undefined = await this.store('connections').get(workspaceId);
    if (found) this.seen.set(workspaceId, shownOf(found));
    return found ?? null;
  }

  async connections(): Promise<Connection[]> {
    const all: Connection[] = await this.store('connections').getAll();
    for (const each of all) this.seen.set(each.workspaceId, shownOf(each));
    return all;
  }

  putConnection(connection: Connection): void {
    const { state } = this.write;
    const { workspaceId } = connection;
    if (!state.connected.includes(workspaceId)) state.connected = [...state.connected, workspaceId];
    const shown = shownOf(connection);
    if (this.seen.get(workspaceId) !== shown) this.isTold = true;
    this.seen.set(workspaceId, shown);
    this.write.later(this.store('connections').put(connection));
  }

  dropConnection(workspaceId: string): void {
    const { state } = this.write;
    state.connected = state.connected.filter((id) => id !== workspaceId);
    this.isTold = true;
    this.write.later(this.store('connections').delete(workspaceId));
  }

  async record(kind: Kind, id: string): Promise<SyncRecord | null> {
    const found = await this.write.get(kind, id);
    return found ? synced(found as unknown as Stored<Kind>) : null;
  }

  putRecord(kind: Kind, record: SyncRecord): void {
    const key = this.write.tx.objectStore(kind).getKey(record.id);
    try {
      this.write.put(kind, record as unknown as Stored<Kind>);
    } catch (error) {
      key.catch(() => {});
      if (!(error instanceof Refusal)) throw error;
      this.leftOut(error);
      return;
    }
    this.counted(key, (found) => found === undefined && this.write.state.count++);
  }

  dropRecord(kind: Kind, id: string): void {
    // What it hung on is told by the record; both are asked for in one breath, before any other request.
    const row: Promise<Stored<Kind> | undefined> = this.write.tx.objectStore(kind).get(id);
    this.write.drop(kind, id);
    this.counted(row, (found) => {
      if (!found) return;
      this.write.state.count--;
      this.write.dropped(kind, found);
    });
  }

  /** Of the kinds that the transaction reads. */
  async records(workspaceId: string): Promise<{ kind: Kind; record: SyncRecord }[]> {
    const names = this.write.tx.objectStoreNames;
    const lists = await Promise.all(
      kindNames
        .filter((kind) => names.contains(kind))
        .map(async (kind) => {
          const rows: Stored<Kind>[] = await this.write.tx.objectStore(kind).getAll();
          return rows
            .filter((row) => row.workspaceId === workspaceId)
            .map((row) => ({ kind, record: synced(row) }));
        }),
    );
    return lists.flat();
  }

  async confirmed(id: string): Promise<Confirmed | null> {
    return (await this.store('confirmed').get(id)) ?? null;
  }

  putConfirmed(confirmed: Confirmed): void {
    this.write.later(this.store('confirmed').put(confirmed));
  }

  dropConfirmed(id: string): void {
    this.write.later(this.store('confirmed').delete(id));
  }

  pending(workspaceId: string, limit?: number): Promise<Pending[]> {
    return this.store('outbox').getAll(ofWorkspace(workspaceId), limit);
  }

  pendingOf(workspaceId: string, recordId: string): Promise<Pending[]> {
    return this.store('outbox').index('byRecord').getAll([workspaceId, recordId]);
  }

  putPending(pending: Pending): void {
    this.isTold = true;
    this.write.later(this.store('outbox').put(pending));
  }

  dropPending(workspaceId: string, mid: number): void {
    this.isTold = true;
    this.write.later(this.store('outbox').delete([workspaceId, mid]));
  }

  putRejected(rejected: Rejected): void {
    this.isTold = true;
    this.write.later(this.store('rejected').put(rejected));
  }

  /** What undo compares its own stamps with has new ones. */
  restamped(stamps: ReadonlyMap<Hlc, Hlc>): void {
    const store = this.write.tx.objectStore('undo');
    const next = (stamp: Hlc) => stamps.get(stamp) ?? stamp;
    const entries: Promise<UndoEntry[]> = store.getAll();
    this.counted(entries, (found) => {
      for (const entry of found) {
        const { stamp, changed, restored } = entry;
        const row: UndoEntry = {
          ...entry,
          stamp: next(stamp),
          changed: changed.map((change) => ({
            ...change,
            before: change.before.map(([path, value, at]) => [path, value, next(at)]),
          })),
          ...(restored && {
            restored: Object.fromEntries(Object.entries(restored).map(([path, at]) => [path, next(at)])),
          }),
        };
        this.write.later(store.put(row));
      }
    });
  }

  /** Before the commit: what has been counted stands in the state, and all is asked for. */
  async settled(): Promise<void> {
    await Promise.all(this.counts);
  }

  private store(name: 'outbox' | 'confirmed' | 'rejected' | 'connections') {
    return this.write.tx.objectStore(name);
  }

  private counted<T>(request: Promise<T>, count: (answer: T) => unknown): void {
    const done = request.then(count);
    done.catch(() => {});
    this.counts.push(done);
  }
}

/** Without what is derived. */
export function synced(row: Stored<Kind>): SyncRecord {
  const { local: _local, ...record } = row as Stored<Kind> & Record<string, unknown>;
  return record as unknown as SyncRecord;
}

/** What screens show of a bond. */
const shownOf = ({ problem, bootstrap, server, userId }: Connection) =>
  JSON.stringify([problem, bootstrap, server, userId]);
