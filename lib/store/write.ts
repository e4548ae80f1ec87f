import { type Kind, kinds, type RecordOf } from '../okr/kinds';
import type { Member } from '../okr/kinds/member';
import type { Workspace } from '../okr/kinds/workspace';
import type { Hlc } from '../sync/hlc';
import { clockAt, pathsBetween, valueAt } from '../sync/merge';
import { mergeRules } from '../sync/merge-rules';
import { noteAlias } from './aliases';
import { refuse } from './failure';
import { newId } from './ids';
import { deriveLocal } from './local';
import { Reader } from './reader';
import type { State, Stored, UndoEntry, WriteTransaction } from './schema';

/** Bytes of JSON; the backend's own limit, so that what is written here can be shared later. */
const maxRecordSize = 64 * 1024;
const maxRecords = 200_000;

/** Fields that the store fills in. */
type Filled = 'id' | 'workspaceId' | 'scopeId' | 'createdAt' | 'createdBy' | 'archivedAt';
type Fresh<K extends Kind> = Omit<RecordOf<K>, Filled> &
  Partial<Pick<RecordOf<K>, Filled & keyof RecordOf<K>>>;

/** Who makes a record, and where. */
export interface By {
  workspaceId: string;
  memberId: string;
  /** Who may read it: a private team's id; the whole workspace unless given. */
  scopeId?: string;
}

/** One command's transaction: its reads, its writes with clocks, and what undo will need. */
export class Write extends Reader {
  private made = 0;
  private readonly pending: Promise<unknown>[] = [];
  private readonly written = new Map<string, Stored<Kind>>();
  private readonly created: UndoEntry['created'] = [];
  /** The same, as `kind/id`: an import makes thousands. */
  private readonly isNew = new Set<string>();
  private readonly changed = new Map<string, UndoEntry['changed'][number]>();
  /** `kind/id` of what this command has written. */
  private readonly touched = new Map<string, { kind: Kind; record: Stored<Kind> }>();
  /** By `kind/id`: what stood before the command's first change of it. What sync or an import puts is not here. */
  private readonly before = new Map<string, { kind: Kind; id: string; before: Stored<Kind> | null }>();

  constructor(
    override readonly tx: WriteTransaction,
    override readonly state: State,
    now: number,
    /** The one stamp of all that this command writes. */
    readonly stamp: Hlc,
  ) {
    super(tx, state, now);
  }

  /** What is to be written is read as it lies there. */
  protected override get seenAs(): undefined {
    return undefined;
  }

  override async get<K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined> {
    const mine = this.written.get(`${kind}/${id}`);
    return mine ? (mine as unknown as Stored<K>) : super.get(kind, id);
  }

  /** The record, or a refusal where it is gone. */
  async need<K extends Kind>(kind: K, id: string): Promise<Stored<K>> {
    const found = await this.get(kind, id);
    if (!found) throw refuse('not-found', 'failNotFound');
    return found;
  }

  /** As `need`, and of this workspace, and not archived. */
  async needHere<K extends Kind>(kind: K, id: string, workspaceId: string): Promise<Stored<K>> {
    const found = await this.need(kind, id);
    if (found.workspaceId !== workspaceId || found.archivedAt !== null)
      throw refuse('not-found', 'failNotFound');
    return found;
  }

  /** The active workspace and me in it, which all but the first commands need. */
  async here(): Promise<{ workspace: Workspace; me: Member; today: string }> {
    const [workspace, me] = await Promise.all([
      this.workspace(),
      this.me(this.state.activeWorkspaceId ?? ''),
    ]);
    if (!workspace || !me) {
      // Who only reads is nobody there, and need not say who they are.
      if (workspace && this.state.readOnly?.includes(workspace.id))
        throw refuse('invalid', 'failReadOnly', workspace.name);
      throw refuse('invalid', 'failNoMe');
    }
    return { workspace, me, today: this.today(workspace) };
  }

  newId(): string {
    return newId(this.now, this.made++);
  }

  /** A new record; all its fields carry the command's stamp. */
  create<K extends Kind>(kind: K, by: By, fields: Fresh<K>): string {
    const record = {
      id: this.newId(),
      workspaceId: by.workspaceId,
      scopeId: by.scopeId ?? by.workspaceId,
      createdAt: this.now,
      createdBy: by.memberId,
      archivedAt: null,
      ...fields,
    } as unknown as RecordOf<K>;
    if (this.state.count >= maxRecords) throw refuse('invalid', 'failTooManyRecords', String(maxRecords));
    this.state.count++;
    this.created.push({ kind, id: record.id });
    this.isNew.add(`${kind}/${record.id}`);
    this.first(kind, record.id, null);
    this.put(kind, { ...record, clock: { '*': this.stamp } } as unknown as Stored<K>, 'add');
    return record.id;
  }

  /** Changes fields of a record; `undefined` takes a field out. */
  patch<K extends Kind>(kind: K, old: Stored<K>, fields: Partial<RecordOf<K>>): void {
    this.replace(kind, old, { ...old, ...fields });
  }

  /** A new version of a record; the stamp goes only to what has really changed. Gives the changed paths. */
  replace<K extends Kind>(kind: K, old: Stored<K>, next: RecordOf<K>): string[] {
    const { sets, appendOnly } = mergeRules[kind];
    const paths = pathsBetween(old, next, sets);
    if (paths.length === 0) return paths;
    if (appendOnly && paths.some((path) => path !== 'archivedAt'))
      throw new Error(`${kind} is append-only: ${paths.join(', ')}`);
    const clock = { ...old.clock };
    for (const path of paths) clock[path] = this.stamp;
    this.first(kind, old.id, old);
    this.remember(kind, old, paths);
    const present = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    this.put(kind, { ...present, clock } as unknown as Stored<K>);
    return paths;
  }

  /** Writes the record as it is, clocks and all; `add` fails where there is one of its id. */
  put<K extends Kind>(kind: K, record: Stored<K>, how: 'put' | 'add' = 'put'): void {
    check(kind, record);
    if (kind === 'member') noteAlias(this.state, record as unknown as Stored<'member'>);
    const local = deriveLocal(kind, record);
    const row = (local ? { ...record, local } : record) as unknown as Stored<Kind>;
    this.written.set(`${kind}/${record.id}`, row);
    this.touched.set(`${kind}/${record.id}`, { kind, record: row });
    this.later(this.tx.objectStore(kind)[how](row));
  }

  /** A request whose answer is not needed now; its failure still fails the command. */
  later(request: Promise<unknown>): void {
    request.catch(() => {});
    this.pending.push(request);
  }

  /** What the command itself has changed, for the queue of a connected workspace; `before` null = it is new. */
  changes(): { kind: Kind; before: Stored<Kind> | null; after: Stored<Kind> }[] {
    return [...this.before.values()].map(({ kind, id, before }) => ({
      kind,
      before,
      after: this.written.get(`${kind}/${id}`) as Stored<Kind>,
    }));
  }

  /** Takes a record away that is no longer this device's to have. */
  drop(kind: Kind, id: string): void {
    this.written.delete(`${kind}/${id}`);
    this.later(this.tx.objectStore(kind).delete(id));
  }

  /** What hung on it gets its derived fields anew. */
  dropped(kind: Kind, record: Stored<Kind>): void {
    if (kind === 'member') noteAlias(this.state, { id: record.id });
    this.touched.set(`${kind}/${record.id}`, { kind, record });
  }

  /** What this command has written; `isNew` = no other record can hang on it yet. */
  writtenRecords(): { kind: Kind; record: Stored<Kind>; isNew: boolean }[] {
    return [...this.touched].map(([key, { kind, record }]) => ({ kind, record, isNew: this.isNew.has(key) }));
  }

  /** Puts a key result's derived fields; no clock, no undo, as they are no part of the record. */
  putLocal(record: Stored<'keyResult'>): void {
    this.written.set(`keyResult/${record.id}`, record as unknown as Stored<Kind>);
    this.later(this.tx.objectStore('keyResult').put(record));
  }

  async settled(): Promise<void> {
    await Promise.all(this.pending);
  }

  get isEmpty(): boolean {
    return this.pending.length === 0;
  }

  undoEntry(command: UndoEntry['command'], activeBefore: string | null): UndoEntry {
    return {
      command,
      at: this.now,
      stamp: this.stamp,
      activeBefore,
      activeAfter: this.state.activeWorkspaceId,
      created: this.created,
      changed: [...this.changed.values()],
    };
  }

  private first(kind: Kind, id: string, before: Stored<Kind> | null): void {
    const key = `${kind}/${id}`;
    if (!this.before.has(key)) this.before.set(key, { kind, id, before });
  }

  private remember(kind: Kind, old: Stored<Kind>, paths: string[]): void {
    const key = `${kind}/${old.id}`;
    if (this.isNew.has(key)) return;
    const entry = this.changed.get(key) ?? { kind, id: old.id, before: [] };
    const known = new Set(entry.before.map(([path]) => path));
    for (const path of paths) {
      const value = valueAt(old, path, mergeRules[kind].sets);
      if (!known.has(path)) entry.before.push([path, value, clockAt(old.clock, path)]);
    }
    this.changed.set(key, entry);
  }
}

function check<K extends Kind>(kind: K, record: Stored<K>): void {
  const checked = kinds[kind].safeParse(record);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw refuse(
      'invalid',
      'failInvalid',
      issue ? `${kind}.${issue.path.join('.')}: ${issue.message}` : kind,
    );
  }
  // Lengths in UTF-16 units times three bound the bytes: only a record near the limit is measured.
  const text = JSON.stringify(record);
  if (text.length * 3 > maxRecordSize && new TextEncoder().encode(text).length > maxRecordSize)
    throw refuse('invalid', 'failTooLarge');
}
