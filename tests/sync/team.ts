import { sql } from 'kysely';
import type { SyncWait } from '@/lib/platform/sync-waits';
import type { Commands, Queries, Result, Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';
import { type Bonds, openBonds } from '@/lib/store/sync/bonds';
import { createSyncRunner, type SyncRunner } from '@/lib/store/sync/runner';
import { teamApi } from '@/lib/sync/team-api';
import type { Db } from '@/server/src/db/open';
import type { Role } from '@/server/src/db/schema';
import { createApp } from '@/server/src/http/app';
import { openGate, testParts } from '@/server/test/parts';
import { testDb } from '@/server/test/workspace';

export const server = 'https://keyline.acme.example';

/** A token is at least as long as this. */
const tail = ': a token of tests'.replaceAll(/[: ]/g, '-');

/** The real server in this process, on a database in memory. A token is its person's name. */
export class Team {
  /** What was asked: `POST /v1/w/…/push`. */
  readonly asked: string[] = [];
  readonly clock = { now: Date.UTC(2026, 8, 1, 9) };
  readonly signedOut = new Set<string>();
  /** Takes the place of the way to the server. */
  way: (go: () => Promise<Response>, call: string) => Promise<Response> = (go) => go();
  private readonly listeners = new Set<(poke: { ws: string; seq: number }) => void>();
  private readonly app: ReturnType<typeof createApp>;

  private constructor(readonly db: Db) {
    const whoIs = async (token: string) => {
      const userId = token.slice(0, -tail.length);
      return this.signedOut.has(userId) ? null : { userId, deviceId: `${userId}'s` };
    };
    const fanOut = {
      publish: (poke: { ws: string; seq: number }) => {
        for (const listener of [...this.listeners]) listener(poke);
      },
      subscribe: (listener: (poke: { ws: string; seq: number }) => void) => {
        this.listeners.add(listener);
        return () => void this.listeners.delete(listener);
      },
      close: async () => {},
    };
    const parts = testParts(db, { identity: { whoIs }, fanOut, now: () => this.clock.now });
    this.app = createApp(parts, openGate);
  }

  static async open(): Promise<Team> {
    const db = await testDb();
    // Of the sign-in's tables only what names people.
    await sql`create table "user" (id text primary key, name text not null, email text not null)`.execute(db);
    return new Team(db);
  }

  readonly fetch: typeof fetch = (input, init) => {
    const call = `${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`;
    this.asked.push(call);
    return this.way(async () => this.app.request(String(input), init), call);
  };

  apiOf = (userId: string, signal?: AbortSignal) =>
    teamApi({ server, token: `${userId}${tail}`, fetch: this.fetch, signal });

  async join(workspaceId: string, userId: string, role: Role = 'member'): Promise<void> {
    const row = { workspace_id: workspaceId, user_id: userId, role };
    await this.db.insertInto('member').values(row).execute();
  }

  async setRole(workspaceId: string, userId: string, role: Role): Promise<void> {
    await this.db
      .updateTable('member')
      .set({ role })
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .execute();
  }
}

let made = 0;

/** One person's browser: the real store and the real runner. */
export class Device {
  waits: Record<string, SyncWait> = {};
  /** When the worker is woken next; undefined = it was never planned. */
  alarm: number | null | undefined;
  readonly errors: unknown[] = [];
  /** Revisions that came by sync. */
  readonly brought: number[] = [];
  store!: Store;
  bonds!: Bonds;
  private runner!: SyncRunner;

  private constructor(
    readonly team: Team,
    readonly userId: string,
    readonly name: string,
  ) {}

  static async open(team: Team, userId: string, name = `device-${++made}`): Promise<Device> {
    const device = new Device(team, userId, name);
    await device.start();
    return device;
  }

  /** As a browser that starts anew: nothing is remembered but what was stored. */
  async start(): Promise<void> {
    const { team, name, userId } = this;
    const now = () => team.clock.now;
    this.store = await openStore({ name, now });
    this.bonds = openBonds({
      name,
      now,
      changed: (revision) => this.brought.push(revision),
      leftOut: (error) => this.errors.push(error),
    });
    let last: Promise<void> = Promise.resolve();
    this.runner = createSyncRunner({
      bonds: this.bonds,
      keyOf: async () =>
        team.signedOut.has(`${userId} here`) ? null : { token: userId, userId, name: userId, email: '' },
      apiOf: (_server, token) => team.apiOf(token),
      readWaits: async () => this.waits,
      writeWaits: async (waits) => {
        this.waits = waits;
      },
      wakeAt: async (when) => {
        this.alarm = when;
      },
      alone: (run) => {
        last = last.then(run, run);
        return last;
      },
      now,
      random: () => 0.5,
      logError: (error) => this.errors.push(error),
    });
  }

  stop(): void {
    this.store.close();
    this.bonds.close();
  }

  sync = (isAsked = true, isMoved = false): Promise<void> => this.runner.soon(isAsked, isMoved);

  async run<K extends keyof Commands>(name: K, args: Commands[K]['args']): Promise<Commands[K]['value']> {
    const result: Result<Commands[K]['value']> = await this.store.run(name, args);
    if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  read<K extends keyof Queries>(name: K, args: Queries[K]['args']): Promise<Queries[K]['value']> {
    return this.store.read(name, args);
  }

  /** All that the team shares, as text: two that are equal are equal to the letter. */
  async shared(): Promise<string> {
    const { text } = await this.read('exportFile', { team: true });
    const { exportedAt: _at, ...file } = JSON.parse(text);
    for (const list of Object.values(file)) {
      if (Array.isArray(list)) list.sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1));
    }
    return JSON.stringify(file, null, 1);
  }

  async connect(workspaceId: string, mode: 'upload' | 'join', memberId: string | null = null): Promise<void> {
    const { userId } = this;
    await this.run('connectWorkspace', { workspaceId, server, userId, memberId, mode, name: 'Acme' });
  }
}
