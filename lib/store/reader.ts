import { compareClocks } from '../okr/clock';
import { todayIn } from '../okr/day';
import type { Kind } from '../okr/kinds';
import type { Member } from '../okr/kinds/member';
import type { Workspace } from '../okr/kinds/workspace';
import { refuse } from './failure';
import { type IndexOf, type ReadTransaction, type State, type Stored, stateKey } from './schema';

/**
 * Typed reads within one transaction. Our own store is not checked again: what is in it passed the schemas.
 * Records come with their clocks, which the rules order by.
 */
export class Reader {
  constructor(
    readonly tx: ReadTransaction,
    readonly state: State,
    readonly now: number,
  ) {}

  static async begin(tx: ReadTransaction, now: number): Promise<Reader> {
    return new Reader(tx, await readState(tx), now);
  }

  get<K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined> {
    return this.tx.objectStore(kind).get(id);
  }

  by<K extends Kind>(kind: K, index: IndexOf[K], query: IDBValidKey | IDBKeyRange): Promise<Stored<K>[]> {
    return this.tx.objectStore(kind).index(index).getAll(query);
  }

  /** Records of an append-only kind or links that stand (not archived), earliest clock first. */
  async standing<K extends 'checkIn' | 'revision' | 'activity'>(
    kind: K,
    index: IndexOf[K],
    key: string | IDBKeyRange,
  ): Promise<Stored<K>[]> {
    const rows = await this.by(kind, index, key);
    return rows.filter((row) => row.archivedAt === null).sort((a, b) => compareClocks(a, b));
  }

  /** The active workspace; null before the first run. */
  async workspace(): Promise<Workspace | null> {
    const id = this.state.activeWorkspaceId;
    const found = id === null ? undefined : await this.get('workspace', id);
    return found && found.archivedAt === null ? found : null;
  }

  async me(workspaceId: string): Promise<Member | null> {
    const id = this.state.me[workspaceId];
    const found = id === undefined ? undefined : await this.get('member', id);
    return found && found.archivedAt === null ? found : null;
  }

  today(workspace: Workspace | null): string {
    return todayIn(this.now, workspace?.timeZone ?? 'UTC');
  }
}

export async function readState(tx: ReadTransaction): Promise<State> {
  const state: State | undefined = await tx.objectStore('meta').get(stateKey);
  // The first migration writes it: a store without it has been damaged.
  if (!state) throw refuse('storage-corrupt', 'failStorageCorrupt');
  return state;
}
