import type { SyncWait } from '../../platform/sync-waits';
import type { TeamKey } from '../../platform/team-keys';
import { syncWorkspace } from '../../sync/client/run';
import type { Connection } from '../../sync/client/types';
import type { TeamApi } from '../../sync/team-api';
import type { Bonds } from './bonds';
import { refreshRoster } from './roster';
import { nextWait } from './wait';

/** What a run needs of its worker. */
export interface SyncRunnerParts {
  bonds: Bonds;
  keyOf: (server: string) => Promise<TeamKey | null>;
  apiOf: (server: string, token: string) => TeamApi;
  readWaits: () => Promise<Record<string, SyncWait>>;
  writeWaits: (waits: Record<string, SyncWait>) => Promise<void>;
  /** Wakes the worker for the next run; null = never, as nothing is connected. Milliseconds since 1970. */
  wakeAt: (when: number | null) => Promise<void>;
  /** One run at a time, whichever worker or page it is in. */
  alone: (run: () => Promise<void>) => Promise<void>;
  now: () => number;
  random: () => number;
  logError: (error: unknown) => void;
}

/** Between two looks for what is new where no page holds an event stream, in milliseconds. */
export const period = 60_000;

export interface SyncRunner {
  /**
   * Pushes and pulls for every connected workspace. What comes while a run is on its way is one more run, after it.
   * `isAsked`: a person, a poke or the network wants it now, so a pause after a failure ends. `isMoved`: who is in a
   * workspace, or as what, is to be asked for too.
   */
  soon: (isAsked?: boolean, isMoved?: boolean) => Promise<void>;
}

export function createSyncRunner(parts: SyncRunnerParts): SyncRunner {
  let running: Promise<void> | null = null;
  let next: { isAsked: boolean; done: Promise<void> } | null = null;
  /** Members moved, and were not asked for since: a run that did not get there leaves it to the next. */
  let moved = false;
  const run = async (isAsked: boolean) => {
    const isMoved = moved;
    moved = false;
    const isDone = await runAll(parts, isAsked, isMoved).catch((error: unknown) => {
      parts.logError(error);
      return false;
    });
    moved ||= isMoved && !isDone;
  };
  const start = (isAsked: boolean): Promise<void> => {
    const mine = parts
      .alone(() => run(isAsked))
      .catch(parts.logError)
      .finally(() => {
        if (running === mine) running = null;
      });
    running = mine;
    return mine;
  };
  return {
    soon(isAsked = false, isMoved = false) {
      moved ||= isMoved;
      if (!running) return start(isAsked);
      if (next) {
        next.isAsked ||= isAsked;
        return next.done;
      }
      const waiting = { isAsked, done: Promise.resolve() };
      waiting.done = running.then(() => {
        next = null;
        return start(waiting.isAsked);
      });
      next = waiting;
      return waiting.done;
    },
  };
}

/** Whether every server was reached. */
async function runAll(parts: SyncRunnerParts, isAsked: boolean, isMoved: boolean): Promise<boolean> {
  const { bonds, now, readWaits, writeWaits, wakeAt } = parts;
  const connections = await bonds.all();
  // Without a team nothing is asked, planned or written.
  if (connections.length === 0) {
    await wakeAt(null);
    return true;
  }
  // Set before anything is awaited that may outlive this worker.
  await wakeAt(now() + period);
  const servers = byServer(connections);
  const waits = await readWaits();
  const left: Record<string, SyncWait> = {};
  for (const [server, its] of servers) {
    const before = waits[server];
    if (before && before.until > now() && (before.isAsked || !isAsked)) {
      left[server] = before;
      continue;
    }
    const pause = await runServer(parts, server, its, { isAsked, isMoved });
    if (pause) left[server] = nextWait(before, pause.retryAfter, parts);
  }
  if (JSON.stringify(left) !== JSON.stringify(waits)) await writeWaits(left);
  const until = [...servers.keys()].map((server) => left[server]?.until ?? now() + period);
  await wakeAt(Math.min(...until));
  return Object.keys(left).length === 0;
}

/** The pause that a server needs; null = none. */
async function runServer(
  parts: SyncRunnerParts,
  server: string,
  connections: readonly Connection[],
  { isAsked, isMoved }: { isAsked: boolean; isMoved: boolean },
): Promise<{ retryAfter: number | null } | null> {
  const { bonds, keyOf, apiOf } = parts;
  const key = await keyOf(server);
  for (const { workspaceId, userId, problem } of connections) {
    if (!key || key.userId !== userId) {
      if (problem !== 'signed-out') await bonds.stop(workspaceId, 'signed-out');
      continue;
    }
    // What stopped it goes on until somebody has done something; signing in again asks.
    if (problem !== null && problem !== 'full' && !isAsked) continue;
    const api = apiOf(server, key.token);
    const outcome = await syncWorkspace({ port: bonds.port, api, workspaceId });
    if (outcome.state === 'later') return { retryAfter: outcome.retryAfter };
    if (outcome.state === 'done') await refreshRoster(parts, api, workspaceId, isMoved);
  }
  return null;
}

function byServer(connections: readonly Connection[]): Map<string, Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const each of connections) groups.set(each.server, [...(groups.get(each.server) ?? []), each]);
  return groups;
}
