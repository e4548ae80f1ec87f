import { sql } from 'kysely';
import { type Kind, kinds } from '../../lib/okr/kinds';
import type { Mutation } from '../../lib/protocol/mutation';
import { neverSent } from '../../lib/protocol/never-sent';
import type { SyncRecord } from '../../lib/sync/client/types';
import { type Hlc, noClock } from '../../lib/sync/hlc';
import { canonical, clockAt, pathsBetween, valueAt, withValues } from '../../lib/sync/merge';
import { mergeRules } from '../../lib/sync/merge-rules';
import type { Device, World } from './device';
import { notices, type Refused } from './notices';

interface Row {
  id: string;
  kind: Kind;
  scopeId: string;
  data: Record<string, unknown>;
  clock: Record<string, Hlc>;
  deleted: boolean;
}
interface Audited {
  seq: number;
  client: string;
  mid: number;
  id: string;
}

/** Everything that must hold once all has settled; the first thing of each sort that does not. */
export async function check(world: World, devices: readonly Device[]): Promise<string[]> {
  const { server } = world;
  const ws = sql`workspace_id = ${server.workspaceId}::uuid`;
  const read = async <T>(query: ReturnType<typeof sql>) => (await query.execute(server.db)).rows as T[];
  const rows = await read<Row>(
    sql`select id, kind, scope_id as "scopeId", data, clock, deleted from record where ${ws}`,
  );
  const audit = await read<Audited>(sql`select seq, client_id as client, mutation_id as mid, id from audit
    where ${ws} order by seq`);
  const scopes = await read<{ user: string; scope: string }>(
    sql`select user_id as user, scope_id as scope from scope_member where ${ws}`,
  );
  const refused = await read<Refused>(
    sql`select client_id as client, mutation_id as mid, id, code from rejection where ${ws}`,
  );
  return [
    ...world.problems.slice(0, 3),
    ...sequence(audit, await server.seq()),
    ...once(world, audit),
    ...highest(world, rows, audit),
    ...devices.flatMap((device) => {
      const mine = new Set(scopes.filter(({ user }) => user === device.userId).map(({ scope }) => scope));
      const visible = rows.filter(
        ({ deleted, scopeId }) => !deleted && (scopeId === server.workspaceId || mine.has(scopeId)),
      );
      return [...replica(device, visible), ...notices(world, device, refused)];
    }),
  ];
}

function sequence(audit: readonly Audited[], seq: number): string[] {
  const isGapless = audit.every((row, at) => Number(row.seq) === at + 1) && audit.length === seq;
  return isGapless ? [] : [`the audit’s ${audit.length} rows are not 1 … ${seq}`];
}

function once({ acknowledged }: World, audit: readonly Audited[]): string[] {
  const counts = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const { client, mid, id } of audit) {
    const key = `${client}:${mid}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    ids.set(key, id);
  }
  const twice = [...counts].find(([, count]) => count > 1);
  const lost = acknowledged.find(({ key, id }) => ids.get(key) !== id);
  return [
    ...(twice ? [`${twice[0]} was taken in ${twice[1]} times`] : []),
    ...(lost ? [`${lost.key} was acknowledged and is in no audit`] : []),
  ];
}

/** Per field of each record, the accepted value of the highest stamp stands, as its client had stamped it. */
function highest({ server }: World, rows: readonly Row[], audit: readonly Audited[]): string[] {
  const best = new Map<string, Map<string, { stamp: Hlc; text: string }>>();
  for (const { client, mid, id } of audit) {
    const mutation = server.sent.get(`${client}:${mid}`);
    if (!mutation) return [`${client}:${mid} was never sent`];
    const fields = best.get(id) ?? new Map<string, { stamp: Hlc; text: string }>();
    best.set(id, fields);
    for (const [path, entry] of written(mutation)) {
      const old = fields.get(path);
      const isFirst = mergeRules[mutation.kind as Kind].appendOnly && path !== 'archivedAt';
      if (!old || (old.stamp === entry.stamp ? entry.text > old.text : entry.stamp > old.stamp !== isFirst))
        fields.set(path, entry);
    }
  }
  for (const { id, kind, data, clock, deleted } of rows) {
    if (deleted) continue;
    const { sets } = mergeRules[kind];
    for (const [path, { stamp, text }] of best.get(id) ?? []) {
      const value = JSON.stringify(sortedDeep(valueAt(data, path, sets))) ?? '';
      if (value !== text || clockAt(clock, path) !== stamp)
        return [`${kind} ${id} ${path} is ${value} of ${clockAt(clock, path)}, not ${text} of ${stamp}`];
    }
  }
  return [];
}

function* written({
  kind,
  op,
  patch,
  unset = [],
  clock,
  hlc,
}: Mutation): Generator<[string, { stamp: Hlc; text: string }]> {
  if (op === 'purge') return;
  const { sets } = mergeRules[kind as Kind];
  const record = withValues<Record<string, unknown>>({}, new Map(Object.entries(patch)), sets);
  const paths = op === 'create' ? pathsBetween({}, record, sets) : Object.keys(patch);
  const stampOf = (path: string) => clock?.[path] ?? clock?.['*'] ?? hlc;
  for (const path of paths)
    yield [
      path,
      { stamp: stampOf(path), text: JSON.stringify(sortedDeep(valueAt(record, path, sets))) ?? '' },
    ];
  const gone = op === 'create' ? Object.keys(clock ?? {}).filter((path) => path !== '*') : unset;
  for (const path of gone)
    if (!paths.includes(path)) yield [path, { stamp: stampOf(path) || noClock, text: '' }];
}

function replica({ store, name, scene }: Device, visible: readonly Row[]): string[] {
  const waiting = store.pending.get(scene.workspaceId)?.size ?? 0;
  if (waiting > 0) return [`${name} still has ${waiting} waiting`];
  if (store.confirmed.size > 0) return [`${name} keeps ${store.confirmed.size} confirmed of nothing`];
  const here = new Map([...store.records.values()].map((row) => [row.record.id, row]));
  for (const { id, kind, data, clock } of visible) {
    const mine = here.get(id);
    if (!mine) return [`${name} lacks ${kind} ${id}`];
    const [left, right] = [shared(mine.kind, mine.record), shared(kind, { ...data, clock } as SyncRecord)];
    if (left !== right) return [`${name} differs in ${kind}: ${left} instead of ${right}`];
    if (!kinds[kind].safeParse(mine.record).success) return [`${name}: ${kind} ${id} is none`];
  }
  const more = [...here.keys()].find((id) => !visible.some((row) => row.id === id));
  return more === undefined ? [] : [`${name} has ${here.get(more)?.kind} ${more}, which is not there for it`];
}

/** A record without what stays on the device. */
function shared(kind: Kind, record: SyncRecord): string {
  const hidden = neverSent(kind, false);
  const { clock, ...fields } = record;
  const without = (from: object) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => !hidden.includes(key)));
  const rule = mergeRules[kind];
  return JSON.stringify(
    canonical({ ...without(fields), clock: without(clock) as SyncRecord['clock'] }, rule),
  );
}

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sortedDeep(entry)]),
  );
}
