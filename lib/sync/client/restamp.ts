import { limits } from '../../protocol/mutation';
import { neverSent } from '../../protocol/never-sent';
import { formatHlc, type Hlc, noClock, parseHlc, tick } from '../hlc';
import { canonical, clockAt, latestClock } from '../merge';
import { mergeRules } from '../merge-rules';
import { placeOf, renumber } from './queue';
import { rebuild } from './rebuild';
import type { Connection, Pending, SyncTx } from './types';

/**
 * This device's clock was ahead and the server refused stamps for that: what was refused and what was never sent gets
 * new ones in its old order, and the queue new numbers; the clock itself goes back to the server's time. Not before what
 * was sent too, and is not answered yet: the server may take that in as it is, and what is written from now on is later.
 * It is answered next, and then the clock can go back.
 */
export async function restamp(
  tx: SyncTx,
  connection: Connection,
  refused: readonly Pending[],
  serverTime: number,
  last: number,
): Promise<void> {
  const others = (await tx.connections()).filter((one) => one.workspaceId !== connection.workspaceId);
  const waiting = await tx.pending(connection.workspaceId);
  const unsent = waiting.filter(({ sent }) => !sent);
  const queues = await Promise.all(
    others.map(async ({ workspaceId }) => (await tx.pending(workspaceId)).filter(({ sent }) => !sent)),
  );
  const renew = new Renew(tx, serverTime);
  await renew.start(
    [connection, ...others].map(({ workspaceId }) => workspaceId),
    latestOf(waiting.filter(({ sent }) => sent)),
  );
  const again = refused.map((pending) => ({ ...pending, place: placeOf(pending) }));
  const next = inOrder([...again, ...unsent]).map((pending) => renew.pending(pending));
  renumber(
    tx,
    connection,
    unsent,
    next,
    Math.max(last, ...waiting.filter(({ sent }) => sent).map(({ mid }) => mid)) + 1,
  );
  const touched = [...next];
  for (const queue of queues) {
    // From the first that is ahead on, so that the order stays.
    const from = queue.findIndex(({ hlc }) => isAhead(hlc, serverTime));
    for (const pending of from < 0 ? [] : queue.slice(from)) {
      const renewed = renew.pending(pending);
      tx.putPending(renewed);
      touched.push(renewed);
    }
  }
  await renew.ownFields([connection, ...others].map(({ workspaceId }) => workspaceId));
  for (const pending of new Map(touched.map((one) => [one.id, one])).values()) {
    const confirmed = await tx.confirmed(pending.id);
    if (confirmed) await rebuild(tx, confirmed, confirmed.record);
  }
  tx.restamped?.(renew.stamps);
}

/**
 * As it was written, and a change never before the making of its record: there it would be refused again and again. (A
 * making that goes out again keeps its place; one that stands in for a record that the server lost comes later.)
 */
function inOrder(all: readonly Pending[]): Pending[] {
  const sorted = [...all].sort((a, b) => placeOf(a) - placeOf(b));
  const early = new Map<string, Pending[]>();
  const creates = sorted.filter(({ op }) => op === 'create');
  const makings = new Map(creates.reverse().map((one) => [one.id, one]));
  return sorted.flatMap((one) => {
    const { id, op } = one;
    const making = makings.get(id);
    if (making === one) {
      makings.delete(id);
      return [one, ...(early.get(id) ?? [])];
    }
    if (!making || op === 'create') return [one];
    early.set(id, [...(early.get(id) ?? []), one]);
    return [];
  });
}

const latestOf = (sent: readonly Pending[]): Hlc =>
  sent.reduce((latest, { hlc }) => (hlc > latest ? hlc : latest), noClock);

const isAhead = (hlc: Hlc, time: number): boolean => (parseHlc(hlc)?.millis ?? 0) > time;

class Renew {
  readonly stamps = new Map<Hlc, Hlc>();

  constructor(
    private readonly tx: SyncTx,
    private readonly serverTime: number,
  ) {}

  /** Later than all that a server has taken, and no later than need be. */
  async start(workspaceIds: readonly string[], sent: Hlc): Promise<void> {
    const { tx, serverTime } = this;
    let highest = formatHlc({
      millis: Math.max(0, Math.floor(serverTime)),
      counter: 0,
      clientId: tx.clientId,
    });
    for (const workspaceId of workspaceIds) {
      for (const { record } of await tx.records(workspaceId)) {
        const known = (await tx.confirmed(record.id))?.record ?? record;
        for (const stamp of Object.values(known.clock))
          if (stamp > highest && !isAhead(stamp, serverTime + limits.ahead)) highest = stamp;
      }
    }
    tx.clock = sent > highest ? sent : highest;
  }

  /** A mutation with stamps of now. What was uploaded keeps the stamps that are not ahead. */
  pending(pending: Pending): Pending {
    if (!pending.clock) return { ...pending, hlc: this.stamp(pending.hlc) };
    const old = Object.values(pending.clock).filter((hlc) => isAhead(hlc, this.serverTime));
    for (const hlc of [...new Set(old)].sort()) this.stamp(hlc);
    const clock = Object.fromEntries(
      Object.entries(pending.clock).map(([path, hlc]) => [path, this.stamps.get(hlc) ?? hlc]),
    );
    return { ...pending, clock, hlc: latestClock(clock) };
  }

  /** What no server has is stamped anew too: a later look at a ticket would count as an earlier one else. */
  async ownFields(workspaceIds: readonly string[]): Promise<void> {
    for (const workspaceId of workspaceIds) {
      for (const { kind, record } of await this.tx.records(workspaceId)) {
        const ahead = neverSent(kind, false).filter(
          (path) =>
            (record[path] !== undefined || Object.hasOwn(record.clock, path)) &&
            isAhead(clockAt(record.clock, path), this.serverTime),
        );
        if (ahead.length === 0) continue;
        const clock = { ...record.clock };
        for (const path of ahead) clock[path] = this.stamp(clockAt(record.clock, path));
        this.tx.putRecord(kind, canonical({ ...record, clock }, mergeRules[kind]));
      }
    }
  }

  private stamp(old: Hlc): Hlc {
    const known = this.stamps.get(old);
    if (known !== undefined) return known;
    this.tx.clock = tick(this.tx.clock, this.serverTime, this.tx.clientId);
    this.stamps.set(old, this.tx.clock);
    return this.tx.clock;
  }
}
