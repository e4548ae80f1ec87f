import { compareClocks } from '../okr/clock';
import { todayIn } from '../okr/day';
import type { Kind } from '../okr/kinds';
import type { Member } from '../okr/kinds/member';
import type { Workspace } from '../okr/kinds/workspace';
import { type Aliases, idsOf, memberOf, namingMembers } from './aliases';
import { refuse } from './failure';
import { metConnection } from './queue-later';
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

  async get<K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined> {
    const { seenAs } = this;
    const store = this.tx.objectStore(kind);
    if (!seenAs) return store.get(id);
    const asked = kind === 'member' ? memberOf(seenAs, id) : id;
    const row: Stored<K> | undefined =
      (await store.get(asked)) ?? (asked === id ? undefined : await store.get(id));
    return row && namingMembers(row, seenAs);
  }

  async by<K extends Kind>(
    kind: K,
    index: IndexOf[K],
    query: IDBValidKey | IDBKeyRange,
  ): Promise<Stored<K>[]> {
    const { seenAs } = this;
    const rows: Stored<K>[] = await this.tx.objectStore(kind).index(index).getAll(query);
    return seenAs ? rows.map((row) => namingMembers(row, seenAs)) : rows;
  }

  /** The aliases by which members are put in their place in what is read; undefined = all is read as it lies there. */
  protected get seenAs(): Aliases | undefined {
    return this.state.aliases;
  }

  /** The member that an id stands for. */
  memberOf(id: string): string {
    return memberOf(this.state.aliases, id);
  }

  /** Every id by which records name a member. */
  idsOf(memberId: string): string[] {
    return idsOf(this.state.aliases, memberId);
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

  /** Who I am there; undefined = nobody yet. */
  myId(workspaceId: string): string | undefined {
    const id = this.state.me[workspaceId];
    return id === undefined ? undefined : this.memberOf(id);
  }

  async me(workspaceId: string): Promise<Member | null> {
    const id = this.myId(workspaceId);
    if (id === undefined) return null;
    // The member that an alias names may not have come from the server yet.
    const found =
      (await this.get('member', id)) ?? (await this.get('member', this.state.me[workspaceId] ?? id));
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
  if (state.connected.length > 0) metConnection();
  return state;
}
