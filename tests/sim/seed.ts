import { connect } from '../../lib/sync/client/connect';
import type { SyncRecord } from '../../lib/sync/client/types';
import { uploadAll } from '../../lib/sync/client/upload-all';
import { formatHlc, receive } from '../../lib/sync/hlc';
import { latestClock } from '../../lib/sync/merge';
import type { Role } from '../../server/src/db/schema';
import type { Bug } from './bugs';
import type { SimDb, Snapshot } from './database';
import { calm, Device, stormy, type World } from './device';
import { check } from './invariants';
import { createRandom, type Random } from './random';
import { SimServer } from './server';

export interface Size {
  clients: number;
  ops: number;
}

export interface Verdict {
  problems: string[];
  counts: World['counts'];
}

const start = Date.UTC(2026, 10, 20, 12);
const hour = 3_600_000;

/** One story from its seed: devices that edit and sync in bad weather, then calm, then what must hold. */
export async function runSeed(
  sim: SimDb,
  seed: number,
  { clients, ops }: Size,
  bug: Bug = {},
): Promise<Verdict> {
  const random = createRandom(seed);
  let now = start;
  const workspaceId = random.uuid();
  const server = new SimServer(sim, workspaceId, () => now, bug);
  const counts = { commands: 0, runs: 0, lost: 0, late: 0, kills: 0, restores: 0, removals: 0, copies: 0 };
  const world: World = {
    server,
    bug,
    faults: stormy,
    now: () => now,
    late: [],
    acknowledged: [],
    told: new Map(),
    problems: [],
    counts,
  };
  const devices = await settle(world, random, clients);
  const story = new Story(world, random, devices);
  try {
    for (let at = 0; at < ops; at++) {
      now += random.chance(0.01) ? random.below(600_000) : random.below(2000);
      await story.step();
    }
    await story.calmDown(() => {
      now += 10 * 60_000;
    });
    return { problems: await check(world, devices), counts };
  } catch (error) {
    return { problems: [`threw ${error instanceof Error ? error.stack : error}`], counts };
  }
}

const roles: readonly Role[] = ['owner', 'admin', 'member', 'member', 'member', 'viewer', 'member'];
const roleOf = (userId: string): Role => roles[Number(userId.replace('user-', ''))] ?? 'member';

/** People, and their devices: an owner who uploads the workspace, an admin, members, a viewer; one has two devices. */
async function settle(world: World, random: Random, clients: number): Promise<Device[]> {
  const { server } = world;
  const { workspaceId } = server;
  const people = roles.slice(0, Math.max(2, Math.min(clients, roles.length))).map((role, at) => ({
    userId: `user-${at}`,
    role,
    memberId: random.uuid(),
  }));
  await server.create(people);
  const ticketIds = Array.from({ length: 4 }, () => random.uuid());
  const cycleId = random.uuid();
  const memberIds = people.map(({ memberId }) => memberId);
  const devices = Array.from({ length: clients }, (_, at) => {
    const { userId, memberId } = people[at % people.length] as (typeof people)[number];
    const scene = { random, workspaceId, memberId, memberIds, cycleId, ticketIds };
    const clockOff = random.chance(0.08) ? hour : random.below(240_000) - 120_000;
    return new Device(world, scene, userId, `${at} (${userId})`, clockOff);
  });
  for (const [at, device] of devices.entries()) {
    await device.store.transact(async (tx) => {
      for (const { kind, record } of at === 0 ? firstRecords(workspaceId, people) : []) {
        tx.putRecord(kind, record);
        tx.clock = receive(tx.clock, latestClock(record.clock), tx.now, tx.clientId);
      }
      await connect(tx, { workspaceId, server: 'https://keyline.example', userId: device.userId });
      if (at === 0) await uploadAll(tx, workspaceId);
    });
  }
  return devices;
}

function firstRecords(workspaceId: string, people: { role: Role; memberId: string }[]) {
  const createdBy = people[0]?.memberId ?? '';
  const base = { workspaceId, scopeId: workspaceId, createdAt: start, createdBy, archivedAt: null };
  const clock = { '*': formatHlc({ millis: start - hour, counter: 0, clientId: 'aaaaaaaaaaaa' }) };
  const workspace = {
    ...base,
    id: workspaceId,
    name: 'Acme',
    cadence: { every: 'week', weekday: 5 },
    thresholds: { onTrack: 0.1, atRisk: 0.25 },
    limits: { objectivesPerTeam: 5, keyResultsPerObjective: 5 },
    weekStart: 1,
    timeZone: 'Europe/Berlin',
    individualOkrs: true,
    clock,
  } satisfies SyncRecord;
  const members = people.map(({ role, memberId }, at) => ({
    kind: 'member' as const,
    record: {
      ...base,
      id: memberId,
      name: `Person ${at}`,
      accounts: {},
      role,
      placeholder: false,
      // Another hand's stamp: what is uploaded carries several.
      clock: { ...clock, name: formatHlc({ millis: start - 1000, counter: at, clientId: 'bbbbbbbbbbbb' }) },
    } satisfies SyncRecord,
  }));
  return [{ kind: 'workspace' as const, record: workspace }, ...members];
}

class Story {
  private snapshot: { data: Snapshot; acknowledged: number } | null = null;
  private readonly restores: boolean;
  private gone: { userId: string; role: Role; memberId: string } | null = null;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly devices: readonly Device[],
  ) {
    this.restores = random.chance(0.3);
  }

  async step(): Promise<void> {
    const { random, world, devices } = this;
    const device = random.pick(devices);
    const what = random.next();
    if (random.chance(0.03)) device.isOnline = !device.isOnline;
    if (what < 0.73) await device.command();
    else if (what < 0.85) await device.sync();
    else if (what < 0.88)
      // All at once: two runs of one device, another device's, and writes while they are on their way.
      await Promise.all([
        device.sync(),
        device.command(),
        device.sync(),
        random.pick(devices).sync(),
        device.command(),
      ]);
    else if (what < 0.92) await this.comeLate();
    else if (what < 0.94) await world.server.setRole('user-2', random.pick(['viewer', 'member']));
    else if (what < 0.945) await this.goAndComeBack();
    else if (what < 0.9475) this.copy(device);
    else if (what < 0.955) await world.server.setQuota(random.chance(0.3) ? 20 : 200_000);
    else if (this.restores) await this.turnBack();
  }

  /** Somebody leaves the workspace, and is invited again later. */
  private async goAndComeBack(): Promise<void> {
    const { server, counts } = this.world;
    if (this.gone) {
      await server.inviteAgain(this.gone);
      this.gone = null;
      return;
    }
    const { userId, scene } = this.random.pick(this.devices);
    if (userId === 'user-0' || userId === 'user-5') return;
    // Turned back to a moment when they were out.
    if (!(await server.hasMember(userId))) return;
    counts.removals++;
    this.gone = { userId, role: roleOf(userId), memberId: scene.memberId };
    await server.remove(userId, 'user-0');
  }

  /** A browser's profile is copied over that of the same person's other device. */
  private copy(device: Device): void {
    const other = this.devices.find((one) => one !== device && one.userId === device.userId);
    if (!other || this.world.counts.copies > 0) return;
    this.world.counts.copies++;
    other.copyOf(device);
  }

  /** All devices online, nothing fails: until nobody has anything to say. */
  async calmDown(later: () => void): Promise<void> {
    const { world, devices } = this;
    later();
    world.faults = calm;
    await world.server.setQuota(200_000);
    // Also who was out when the snapshot was made that the server was turned back to.
    for (const { userId, scene } of devices)
      await world.server.inviteAgain({ userId, role: roleOf(userId), memberId: scene.memberId });
    for (const device of devices) device.isOnline = true;
    for (let round = 0; ; round++) {
      const before = await world.server.seq();
      for (const device of devices) {
        const outcome = await device.sync();
        if (outcome?.state !== 'done')
          world.problems.push(`${device.name} ends ${JSON.stringify(outcome)} in calm weather`);
      }
      if ((await world.server.seq()) === before && round > 0) return;
      if (round > 20) throw new Error('it never settles');
    }
  }

  private async comeLate(): Promise<void> {
    const { late, server, counts } = this.world;
    if (late.length === 0) return;
    const [old] = late.splice(this.random.below(late.length), 1);
    if (!old) return;
    counts.late++;
    // Whatever it answers, nobody waits for it any more.
    await server.push(old.userId, old.request).catch(() => {});
  }

  private async turnBack(): Promise<void> {
    const { world, random } = this;
    const { server, acknowledged, counts } = world;
    if (!this.snapshot) {
      this.snapshot = { data: await server.snapshot(), acknowledged: acknowledged.length };
    } else if (random.chance(0.15)) {
      counts.restores++;
      await server.restore(this.snapshot.data);
      acknowledged.length = this.snapshot.acknowledged;
      this.snapshot = null;
    }
  }
}
