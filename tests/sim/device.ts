import type { BootstrapLine } from '../../lib/protocol/bootstrap';
import type { Mutation } from '../../lib/protocol/mutation';
import type { PushAnswer, PushRequest } from '../../lib/protocol/push';
import { type SyncOutcome, syncWorkspace } from '../../lib/sync/client/run';
import type { SyncPort } from '../../lib/sync/client/types';
import { type TeamApi, TeamError } from '../../lib/sync/team-api';
import type { Bug } from './bugs';
import { runCommand, type Scene, type Undo } from './commands';
import { Killed, MapStore } from './map-store';
import { lostStamp } from './regress';
import type { SimServer } from './server';

/** How often what goes wrong goes wrong, per call; 0 = all is well. */
export interface Faults {
  lostRequest: number;
  lostAnswer: number;
  twice: number;
  killClient: number;
  killServer: number;
}

export const calm: Faults = { lostRequest: 0, lostAnswer: 0, twice: 0, killClient: 0, killServer: 0 };
export const stormy: Faults = {
  lostRequest: 0.06,
  lostAnswer: 0.12,
  twice: 0.1,
  killClient: 0.02,
  killServer: 0.05,
};

/** What devices share: the network's memory, and what went wrong. */
export interface World {
  server: SimServer;
  bug: Bug;
  faults: Faults;
  now: () => number;
  /** Pushes that will come again much later. */
  late: { userId: string; request: PushRequest }[];
  /** What some client was told was taken in: `client:mid`, and the record. */
  acknowledged: { key: string; id: string }[];
  /** By device and `client:mid`: what it was told of it. */
  told: Map<string, 'accepted' | 'refused'>;
  problems: string[];
  counts: Record<
    'commands' | 'runs' | 'lost' | 'late' | 'kills' | 'restores' | 'removals' | 'copies',
    number
  >;
}

/** One browser: a store, a clock that is off, and a network that fails. */
export class Device {
  readonly store: MapStore;
  /** By `client:mid`: what this device sent under that number. */
  readonly sent = new Map<string, Mutation>();
  isOnline = true;
  private undo: Undo | null = null;
  private readonly answered = new Set<string>();
  /** Before the last transaction: the one that ends the reading is a part of it. */
  private wasReading = true;
  /** What a pull has brought is about to be taken in. */
  private isPull = false;

  constructor(
    readonly world: World,
    readonly scene: Scene,
    readonly userId: string,
    readonly name: string,
    /** Milliseconds this device's clock is ahead. */
    clockOff: number,
  ) {
    this.store = new MapStore(
      scene.random.clientId,
      () => Math.floor(world.now() + clockOff),
      (happened) => {
        const wasReading = this.wasReading || this.isReading;
        this.wasReading = this.isReading;
        if (happened.rejected > 0 || happened.restamped || wasReading) return;
        const lost = lostStamp(happened.replaced);
        if (lost) world.problems.push(`${name}: a stamp went back: ${lost}`);
      },
      (tx) => {
        const { isPull } = this;
        this.isPull = false;
        return world.bug.tx?.(tx, isPull) ?? tx;
      },
    );
  }

  /** A copy of the browser's profile goes its own way: both have the same client id. */
  copyOf({ store, sent }: Device): void {
    this.store.copyFrom(store);
    for (const [key, mutation] of sent) this.sent.set(key, mutation);
  }

  private get isReading(): boolean {
    const connection = this.store.connections.get(this.scene.workspaceId);
    return !connection || connection.bootstrap !== null;
  }

  async command(): Promise<void> {
    this.world.counts.commands++;
    const end = () => this.ending();
    try {
      this.undo = await this.store.transact((tx) => runCommand(tx, this.scene, this.undo), end);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.undo = null;
    }
  }

  /** A run of the real client; null = the process was killed in it. */
  async sync(): Promise<SyncOutcome | null> {
    this.world.counts.runs++;
    const { random, workspaceId } = this.scene;
    const port: SyncPort = { transact: (run) => this.store.transact(run, () => this.ending()) };
    try {
      return await syncWorkspace({ port, api: this.api(), workspaceId, most: 1 + random.below(12) });
    } catch (error) {
      if (error instanceof Killed) return null;
      throw error;
    }
  }

  private ending(): 'lost' | 'kept' | null {
    const { random } = this.scene;
    if (!random.chance(this.world.faults.killClient / 4)) return null;
    this.world.counts.kills++;
    return random.chance(0.5) ? 'lost' : 'kept';
  }

  private api(): Pick<TeamApi, 'push' | 'pull' | 'bootstrap'> {
    const { server, bug } = this.world;
    const { random } = this.scene;
    const pull = async (cursor: string | null) => {
      this.maybeLost('lostRequest');
      const answer = await server.pull(this.userId, cursor, 1 + random.below(60));
      this.maybeLost('lostAnswer');
      this.isPull = true;
      return bug.pulled?.(answer) ?? answer;
    };
    return {
      push: (_, request) => this.push(request),
      pull: (_, cursor) => pull(cursor),
      bootstrap: () => this.bootstrap(),
    };
  }

  /** The stream breaks off at any line. */
  private async *bootstrap(): AsyncGenerator<BootstrapLine> {
    const { server, bug } = this.world;
    this.maybeLost('lostRequest');
    for await (const line of server.bootstrap(this.userId, 1 + this.scene.random.below(60))) {
      this.maybeLost('lostAnswer');
      if ('total' in line) {
        yield line;
        continue;
      }
      this.isPull = true;
      const { changes, cursor, done } = line;
      const pulled = bug.pulled?.({ changes, cursor, more: !done, revokedScopes: [] });
      yield pulled ? { ...line, changes: pulled.changes } : line;
    }
  }

  private async push(request: PushRequest): Promise<PushAnswer> {
    for (const mutation of request.mutations) this.sent.set(`${request.client}:${mutation.mid}`, mutation);
    const { server, faults, late, bug } = this.world;
    const { random } = this.scene;
    const isLost = !this.isOnline || random.chance(faults.lostRequest);
    if (isLost && bug.trustsSilence && this.isOnline) {
      const last = request.mutations.at(-1)?.mid ?? 0;
      return this.told(request, { last, seq: 0, rejected: [], serverTime: this.world.now() });
    }
    if (isLost) this.lose();
    if (random.chance(faults.twice)) late.push({ userId: this.userId, request });
    if (random.chance(faults.killServer)) server.sim.killNext(true);
    let answer: PushAnswer;
    try {
      answer = await server.push(this.userId, request);
    } finally {
      server.sim.killNext(false);
    }
    const first = answer;
    if (random.chance(faults.twice)) answer = await server.push(this.userId, request);
    const key = JSON.stringify(request);
    const isRepeat = first !== answer || this.answered.has(key);
    this.answered.add(key);
    this.maybeLost('lostAnswer');
    return this.told(request, bug.answered?.(request, answer, isRepeat) ?? answer);
  }

  /** The answer has come; what it says was taken in must be there from now on. */
  private told(request: PushRequest, answer: PushAnswer): PushAnswer {
    const refused = new Set(answer.rejected.map(({ mid }) => mid));
    for (const { mid, id } of request.mutations) {
      if (mid > answer.last) continue;
      const key = `${request.client}:${mid}`;
      this.world.told.set(`${this.name} ${key}`, refused.has(mid) ? 'refused' : 'accepted');
      if (!refused.has(mid)) this.world.acknowledged.push({ key, id });
    }
    return answer;
  }

  private maybeLost(which: 'lostRequest' | 'lostAnswer'): void {
    const { faults, counts } = this.world;
    const { random } = this.scene;
    if (!this.isOnline || random.chance(faults[which])) this.lose();
    if (!random.chance(faults.killClient)) return;
    counts.kills++;
    throw new Killed();
  }

  private lose(): never {
    this.world.counts.lost++;
    throw new TeamError('offline', 'lost');
  }
}
