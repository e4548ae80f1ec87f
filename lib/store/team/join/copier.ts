import { compareText } from '../../../okr/clock';
import type { Kind, RecordOf } from '../../../okr/kinds';
import { copyId } from '../../ids';
import type { Stored } from '../../schema';
import type { Write } from '../../write';

/** What a copy needs said: the store fills in the rest of the old record. */
export type Given<K extends Kind> = Partial<RecordOf<K>> & { createdBy: string };

/** Makes copies in another workspace, each under an id worked out from both, so that a repeat makes nothing twice. */
export class Copier {
  private readonly known = new Map<Kind, Promise<Set<string>>>();

  constructor(
    readonly write: Write,
    /** The workspace that is copied into. */
    readonly to: string,
  ) {}

  idOf(id: string): string {
    return copyId(this.to, id);
  }

  /** Whether there was none, or it had been put away: it is brought back then. */
  async make<K extends Kind>(kind: K, old: Stored<K>, fields: Given<K>, scopeId = this.to): Promise<boolean> {
    const { write, to } = this;
    const id = fields.id ?? this.idOf(old.id);
    if ((await this.ids(kind)).has(id)) {
      const there = await write.get(kind, id);
      if (!there || there.archivedAt === null) return false;
      write.patch(kind, there, { archivedAt: null } as Partial<RecordOf<K>>);
      return true;
    }
    const { clock: _clock, local: _local, ...record } = old;
    write.create(kind, { workspaceId: to, memberId: fields.createdBy, scopeId }, {
      ...record,
      ...fields,
      id,
      workspaceId: to,
      scopeId,
      archivedAt: null,
    } as never);
    (await this.ids(kind)).add(id);
    return true;
  }

  /** What stands in the target, in the order in which a match is looked for. */
  async standing<K extends 'member' | 'team'>(kind: K): Promise<Stored<K>[]> {
    const rows = await this.write.by(kind, 'byWorkspace' as never, this.to);
    return rows.filter(({ archivedAt }) => archivedAt === null).sort((a, b) => compareText(a.id, b.id));
  }

  /** All ids of a kind in one request: one for each copy would take as long as the copies. */
  private ids(kind: Kind): Promise<Set<string>> {
    const known =
      this.known.get(kind) ??
      this.write.tx
        .objectStore(kind)
        .getAllKeys()
        .then((keys) => new Set(keys as string[]));
    this.known.set(kind, known);
    return known;
  }
}
