import type { Kind } from '../../lib/okr/kinds';
import type { Mutation } from '../../lib/protocol/mutation';
import type { Change } from '../../lib/protocol/pull';
import type { PushAnswer, PushRequest } from '../../lib/protocol/push';
import { connect } from '../../lib/sync/client/connect';
import { enqueue } from '../../lib/sync/client/enqueue';
import { integrate } from '../../lib/sync/client/integrate';
import type { SyncRecord } from '../../lib/sync/client/types';
import { formatHlc, tick } from '../../lib/sync/hlc';
import { pathsBetween, withValues } from '../../lib/sync/merge';
import { mergeRules } from '../../lib/sync/merge-rules';
import { applyMutation, type Row } from '../../server/src/sync/apply';
import { MapStore } from '../sim/map-store';

export const workspaceId = '0190a000-0000-7000-8000-000000000001';
export const noon = Date.UTC(2026, 10, 20, 12);
export const idOf = (number: number) => `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const stampOf = (millis: number, clientId = 'zzzzzzzzzzzz') =>
  formatHlc({ millis: noon + millis, counter: 0, clientId });

export function objective(
  number: number,
  more: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return {
    id: idOf(number),
    workspaceId,
    scopeId: workspaceId,
    createdAt: noon,
    createdBy: 'me',
    archivedAt: null,
    title: `Objective ${number}`,
    level: 'company',
    ownerId: null,
    contributorIds: {},
    teamIds: {},
    parent: null,
    cycleId: 'cycle',
    ambition: 'committed',
    state: 'active',
    outcome: null,
    nextStep: null,
    grade: null,
    labels: {},
    rank: 'a0',
    ...more,
  };
}

export function ticket(
  number: number,
  more: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return {
    id: idOf(number),
    workspaceId,
    scopeId: workspaceId,
    createdAt: noon,
    createdBy: 'me',
    archivedAt: null,
    host: 'jira-cloud',
    site: 'acme.atlassian.net',
    key: `WEB-${number}`,
    hostId: null,
    keys: { [`WEB-${number}`]: true },
    kind: 'issue',
    title: 'Secret plans',
    assignee: 'Ann',
    url: 'https://acme.atlassian.net/browse/WEB-1',
    statusCategory: null,
    estimate: null,
    parentId: null,
    updatedAt: null,
    refreshedAt: noon,
    ...more,
  };
}

/** A change as a pull brings it. */
export const changed = (
  kind: string,
  data: Record<string, unknown>,
  clock = { '*': stampOf(1) },
): Change => ({
  kind,
  id: String(data.id),
  seq: 1,
  deleted: false,
  data,
  clock,
});

/** A store with a connected workspace, and commands on it as the store's commands are. */
export function device(name = 'a') {
  let ids = 0;
  const at = { now: noon };
  const store = new MapStore(
    () => `${name}${String(ids++).padStart(11, '0')}`,
    () => at.now,
    () => {},
  );
  const transact = store.transact.bind(store);
  return {
    at,
    store,
    transact,
    connect: (id = workspaceId) =>
      transact((tx) => connect(tx, { workspaceId: id, server: 'https://team.example', userId: name })),
    write: (kind: Kind, id: string, values: Record<string, unknown>) =>
      transact(async (tx) => {
        const before = await tx.record(kind, id);
        const { sets } = mergeRules[kind];
        tx.clock = tick(tx.clock, tx.now + tx.skew, tx.clientId);
        const stamp = tx.clock;
        if (!before) {
          const after = { ...values, clock: { '*': stamp } } as unknown as SyncRecord;
          tx.putRecord(kind, after);
          return enqueue(tx, after.workspaceId, stamp, [{ kind, before, after }]);
        }
        const next = withValues<Record<string, unknown>>(before, new Map(Object.entries(values)), sets);
        const clock = { ...before.clock };
        for (const path of pathsBetween(before, next, sets)) clock[path] = stamp;
        const after = { ...next, clock } as SyncRecord;
        tx.putRecord(kind, after);
        return enqueue(tx, before.workspaceId, stamp, [{ kind, before, after }]);
      }),
    pull: (changes: Change[], { bootstrap = false, revokedScopes = [] as string[] } = {}) =>
      transact((tx) => integrate(tx, workspaceId, { changes, cursor: 'c', revokedScopes }, { bootstrap })),
    record: (kind: Kind, id: string) => store.records.get(`${kind}/${id}`)?.record,
    waiting: (id = workspaceId) => [...(store.pending.get(id)?.values() ?? [])].sort((a, b) => a.mid - b.mid),
    connection: (id = workspaceId) => store.connections.get(id),
  };
}

/** The server's rules over a map. */
export class ModelServer {
  readonly rows = new Map<string, Row & { seq: number }>();
  private readonly last = new Map<string, number>();
  private readonly refused = new Map<string, PushAnswer['rejected']>();
  seq = 0;
  now = noon;

  constructor(private readonly refuses: (mutation: Mutation) => boolean = () => false) {}

  push({ client, mutations }: PushRequest): PushAnswer {
    const rejected = this.refused.get(client) ?? [];
    this.refused.set(client, rejected);
    for (const mutation of mutations) {
      if (mutation.mid <= (this.last.get(client) ?? 0)) continue;
      this.last.set(client, mutation.mid);
      const current = this.rows.get(mutation.id) ?? null;
      const applied = this.refuses(mutation)
        ? { ok: false as const, code: 'forbidden' as const, message: '' }
        : applyMutation(current, mutation, { workspaceId, userId: client, now: this.now });
      if (applied.ok) this.rows.set(mutation.id, { ...applied.row, seq: ++this.seq });
      else rejected.push({ mid: mutation.mid, code: applied.code, message: applied.message });
    }
    const asked = new Set(mutations.map(({ mid }) => mid));
    return {
      last: this.last.get(client) ?? 0,
      seq: this.seq,
      rejected: rejected.filter(({ mid }) => asked.has(mid)),
      serverTime: this.now,
    };
  }

  /** Changes after a counter. */
  since(seq: number): Change[] {
    return [...this.rows.values()]
      .filter((row) => row.seq > seq)
      .sort((a, b) => a.seq - b.seq)
      .map(({ kind, id, seq: at, deleted, data, clock }) => ({ kind, id, seq: at, deleted, data, clock }));
  }
}
