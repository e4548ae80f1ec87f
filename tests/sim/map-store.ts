import type { Kind } from '../../lib/okr/kinds';
import type {
  Confirmed,
  Connection,
  Pending,
  Rejected,
  SyncRecord,
  SyncTx,
} from '../../lib/sync/client/types';
import type { Hlc } from '../../lib/sync/hlc';

/** What happened within one transaction, for the checks that follow it. */
export interface Happened {
  rejected: number;
  restamped: boolean;
  /** Records that were put over one that was there. */
  replaced: { kind: Kind; before: SyncRecord; after: SyncRecord }[];
}

/** A process that ended: nothing after it runs. */
export class Killed extends Error {}

/** One device's store in maps; a transaction that throws leaves nothing behind. */
export class MapStore {
  clock: Hlc = '';
  skew = 0;
  readonly connections = new Map<string, Connection>();
  readonly records = new Map<string, { kind: Kind; record: SyncRecord }>();
  readonly confirmed = new Map<string, Confirmed>();
  readonly pending = new Map<string, Map<number, Pending>>();
  /** With the client id that they were refused under. */
  readonly rejected: (Rejected & { client: string })[] = [];
  /** New stamp → the one it stands for, where stamps were given anew. */
  readonly renewed = new Map<Hlc, Hlc>();
  /** Every client id it ever had. */
  readonly clientIds: string[] = [];
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly newId: () => string,
    private readonly now: () => number,
    /** Sees each transaction that is there as a whole. */
    private readonly committed: (happened: Happened) => void,
    /** Wraps a transaction, to break it. */
    private readonly wrap: (tx: SyncTx) => SyncTx = (tx) => tx,
  ) {
    this.clientIds.push(newId());
  }

  get clientId(): string {
    return this.clientIds.at(-1) as string;
  }

  /** All of another store, its client id too; what comes after is apart. */
  copyFrom(other: MapStore): void {
    this.clock = other.clock;
    this.skew = other.skew;
    const maps = ['connections', 'records', 'confirmed'] as const;
    for (const name of maps) {
      const mine: Map<string, unknown> = this[name];
      mine.clear();
      for (const [key, value] of other[name]) mine.set(key, value);
    }
    for (const [renewed, old] of other.renewed) this.renewed.set(renewed, old);
    this.pending.clear();
    for (const [key, queue] of other.pending) this.pending.set(key, new Map(queue));
    this.rejected.splice(0, Infinity, ...other.rejected);
    this.clientIds.splice(0, Infinity, ...other.clientIds);
  }

  /** One after another, as a database does. `end` = what befalls the process at the commit. */
  transact<T>(run: (tx: SyncTx) => Promise<T>, end?: () => 'lost' | 'kept' | null): Promise<T> {
    const done = this.line.then(() => this.one(run, end));
    this.line = done.catch(() => {});
    return done;
  }

  private async one<T>(run: (tx: SyncTx) => Promise<T>, end?: () => 'lost' | 'kept' | null): Promise<T> {
    const back: (() => void)[] = [];
    const happened: Happened = { rejected: 0, restamped: false, replaced: [] };
    let killed: 'lost' | 'kept' | null = null;
    let value: T;
    try {
      value = await run(this.wrap(this.open(back, happened)));
      killed = end?.() ?? null;
      if (killed === 'lost') throw new Killed();
    } catch (error) {
      for (const undo of back.reverse()) undo();
      throw error;
    }
    this.committed(happened);
    if (killed) throw new Killed();
    return value;
  }

  private open(back: (() => void)[], happened: Happened): SyncTx {
    const store = this;
    const set = <K, V>(map: Map<K, V>, key: K, value: V | undefined) => {
      const had = map.has(key);
      const old = map.get(key);
      back.push(() => (had ? map.set(key, old as V) : map.delete(key)));
      if (value === undefined) map.delete(key);
      else map.set(key, Object.freeze(value));
    };
    const queue = (workspaceId: string) => {
      const found = store.pending.get(workspaceId) ?? new Map<number, Pending>();
      store.pending.set(workspaceId, found);
      return found;
    };
    const sorted = (workspaceId: string) => [...queue(workspaceId).values()].sort((a, b) => a.mid - b.mid);
    const { clock, skew } = store;
    const ids = store.clientIds.length;
    back.push(() => {
      store.clock = clock;
      store.skew = skew;
      store.clientIds.length = ids;
    });
    return {
      now: store.now(),
      get clientId() {
        return store.clientId;
      },
      get clock() {
        return store.clock;
      },
      set clock(next) {
        store.clock = next;
      },
      get skew() {
        return store.skew;
      },
      set skew(next) {
        store.skew = next;
      },
      connection: async (workspaceId) => store.connections.get(workspaceId) ?? null,
      connections: async () => [...store.connections.values()],
      putConnection: (connection) => set(store.connections, connection.workspaceId, connection),
      dropConnection: (workspaceId) => set(store.connections, workspaceId, undefined),
      record: async (kind, id) => store.records.get(`${kind}/${id}`)?.record ?? null,
      putRecord(kind, record) {
        const old = store.records.get(`${kind}/${record.id}`);
        if (old) happened.replaced.push({ kind, before: old.record, after: record });
        set(store.records, `${kind}/${record.id}`, { kind, record });
      },
      dropRecord: (kind, id) => set(store.records, `${kind}/${id}`, undefined),
      records: async (workspaceId) =>
        [...store.records.values()].filter(({ record }) => record.workspaceId === workspaceId),
      confirmed: async (id) => store.confirmed.get(id) ?? null,
      putConfirmed: (confirmed) => set(store.confirmed, confirmed.id, confirmed),
      dropConfirmed: (id) => set(store.confirmed, id, undefined),
      pending: async (workspaceId, limit) => sorted(workspaceId).slice(0, limit),
      pendingOf: async (workspaceId, id) => sorted(workspaceId).filter((one) => one.id === id),
      putPending: (pending) => set(queue(pending.workspaceId), pending.mid, pending),
      dropPending: (workspaceId, mid) => set(queue(workspaceId), mid, undefined),
      putRejected(rejected) {
        happened.rejected++;
        store.rejected.push({ ...rejected, client: store.clientId });
        back.push(() => store.rejected.pop());
      },
      newClientId() {
        store.clientIds.push(store.newId());
        return store.clientId;
      },
      restamped(stamps) {
        happened.restamped = true;
        for (const [old, renewed] of stamps) set(store.renewed, renewed, old);
      },
    };
  }
}
