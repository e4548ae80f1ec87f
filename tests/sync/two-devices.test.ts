import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietCheckIn } from '../support/planned-store';
import { Device, server, Team } from './team';

vi.setConfig({ testTimeout: 60_000 });

let team: Team;
beforeAll(async () => {
  team = await Team.open();
}, 60_000);

let ada: Device;
let bob: Device;
let workspaceId: string;
let cycleId: string;
let objectiveId: string;
let keyResultId: string;

/** Ada's workspace is the team's; Bob has joined and has all of it. */
beforeEach(async () => {
  team.way = (go) => go();
  team.signedOut.clear();
  ada = await Device.open(team, `ada-${Math.random().toString(36).slice(2, 8)}`);
  await ada.run('introduceMe', { name: 'Ada', account: null });
  ({ workspaceId, cycleId } = await ada.run('startWorkspace', {
    name: 'Acme',
    cycle: { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' },
    cadence: { every: 'week', weekday: 5 },
  }));
  ({ objectiveId } = await ada.run('createObjective', { title: 'Enhance shopping', cycleId }));
  const metric = { type: 'number', start: 3, target: 2, unit: 's' } as const;
  ({ keyResultId } = await ada.run('createKeyResult', { objectiveId, title: 'Load below 2 s', metric }));
  const { me } = await ada.read('boot', {});
  const memberId = me?.id ?? '';
  await team.apiOf(ada.userId).createWorkspace({ id: workspaceId, name: 'Acme', memberId });
  await ada.connect(workspaceId, 'upload', memberId);
  await ada.sync();
  bob = await Device.open(team, `bob-${Math.random().toString(36).slice(2, 8)}`);
  await team.join(workspaceId, bob.userId);
  await bob.connect(workspaceId, 'join');
  await bob.sync();
  const { memberId: bobId } = await bob.run('becomeMember', { workspaceId, memberId: null, name: 'Bob' });
  await team.apiOf(bob.userId).claim(workspaceId, bobId);
  await bob.sync();
  await ada.sync();
  team.asked.length = 0;
  ada.brought.length = 0;
  bob.brought.length = 0;
}, 60_000);
afterEach(() => {
  expect(ada.errors).toEqual([]);
  expect(bob.errors).toEqual([]);
  ada.stop();
  bob.stop();
});

const titleAt = async (device: Device) =>
  (await device.read('objective', { objectiveId }))?.summary.objective.title;
const stateOf = async (device: Device) => (await device.read('sync', {})).workspaces[0];
const offline = () => Promise.reject(new TypeError('Failed to fetch'));

describe('two devices', () => {
  it('have the same after joining, and say who they are', async () => {
    expect(await bob.shared()).toBe(await ada.shared());
    expect(await stateOf(bob)).toMatchObject({ server, role: 'member', waiting: 0, problem: null });
    expect(await stateOf(ada)).toMatchObject({ name: 'Acme', role: 'owner', bootstrap: null });
  });

  it('work offline, and have the same once both are back: per field the later write', async () => {
    team.way = offline;
    await ada.run('editObjective', { objectiveId, title: 'By Ada' });
    await ada.run('checkIn', { ...quietCheckIn, keyResultId, value: 2.8 });
    team.clock.now += 1000;
    await bob.run('editObjective', { objectiveId, title: 'By Bob' });
    await bob.run('createObjective', { title: 'Second', cycleId });
    team.clock.now += 1000;
    await ada.run('editObjective', { objectiveId, description: 'Why' });
    await Promise.all([ada.sync(), bob.sync()]);
    expect(await stateOf(bob)).toMatchObject({ waiting: 2, problem: null });
    team.way = (go) => go();
    for (const device of [bob, ada, bob]) await device.sync();
    expect(await bob.shared()).toBe(await ada.shared());
    expect(await titleAt(ada)).toBe('By Bob');
    expect((await ada.read('objective', { objectiveId }))?.summary.objective.description).toBe('Why');
    expect(await stateOf(ada)).toMatchObject({ waiting: 0, problem: null });
  });

  it('come to rest: what sync brings is no reason to sync', async () => {
    await ada.run('editObjective', { objectiveId, title: 'New' });
    await ada.sync();
    await bob.sync();
    expect(bob.brought.length).toBe(1);
    const { revision } = await bob.read('boot', {});
    team.asked.length = 0;
    await bob.sync();
    await bob.sync();
    expect(team.asked).toEqual(Array(2).fill(`GET /v1/w/${workspaceId}/pull`));
    expect((await bob.read('boot', {})).revision).toBe(revision);
  });
});

describe('on the way', () => {
  it('an answer that is lost, and a browser that ends with it, do nothing twice', async () => {
    team.way = async (go, call) => {
      const answer = await go();
      if (call.endsWith('/push')) throw new TypeError('The connection was closed');
      return answer;
    };
    await ada.run('createObjective', { title: 'Once', cycleId });
    await ada.sync();
    expect(await stateOf(ada)).toMatchObject({ waiting: 1 });
    ada.stop();
    await ada.start();
    team.way = (go) => go();
    await ada.sync();
    await bob.sync();
    expect(await stateOf(ada)).toMatchObject({ waiting: 0 });
    const { objectives } = await bob.read('plan', { cycleId });
    expect(objectives.filter(({ summary }) => summary.objective.title === 'Once')).toHaveLength(1);
    expect(await bob.shared()).toBe(await ada.shared());
  });

  it('what is refused is taken back and shown; done again where it is allowed, it stands everywhere', async () => {
    await team.setRole(workspaceId, bob.userId, 'viewer');
    await bob.run('editObjective', { objectiveId, title: 'Not his to say' });
    await bob.run('createObjective', { title: 'Nor this', cycleId });
    expect(await titleAt(bob)).toBe('Not his to say');
    await bob.sync();
    expect(await titleAt(bob)).toBe('Enhance shopping');
    const { rejected, workspaces } = await bob.read('sync', {});
    expect(workspaces[0]).toMatchObject({ waiting: 0, problem: null });
    expect(rejected.map(({ op, title, code }) => [op, title, code]).sort()).toEqual([
      ['create', 'Nor this', 'forbidden'],
      ['patch', 'Not his to say', 'forbidden'],
    ]);
    await team.setRole(workspaceId, bob.userId, 'owner');
    for (const { mid } of rejected) await bob.run('redoRejected', { workspaceId, mid });
    expect(await titleAt(bob)).toBe('Not his to say');
    await bob.sync();
    await ada.sync();
    expect((await bob.read('sync', {})).rejected).toEqual([]);
    expect(await titleAt(ada)).toBe('Not his to say');
    expect(await bob.shared()).toBe(await ada.shared());
    expect(await bob.store.run('redoRejected', { workspaceId, mid: 1 })).toMatchObject({ ok: false });
  });

  it('a sign-in that has ended keeps the queue, asks nothing more by itself, and goes on after the next', async () => {
    team.signedOut.add(ada.userId);
    await ada.run('editObjective', { objectiveId, title: 'Kept' });
    await ada.sync(false);
    expect(await stateOf(ada)).toMatchObject({ waiting: 1, problem: 'signed-out' });
    team.asked.length = 0;
    await ada.sync(false);
    expect(team.asked).toEqual([]);
    team.signedOut.clear();
    await ada.sync();
    expect(await stateOf(ada)).toMatchObject({ waiting: 0, problem: null });
    team.signedOut.add(`${ada.userId} here`);
    team.asked.length = 0;
    await ada.sync();
    expect([team.asked, (await stateOf(ada))?.problem]).toEqual([[], 'signed-out']);
  });

  it('a server that is away is left alone for longer each time, and asked at once where somebody wants it', async () => {
    team.way = offline;
    const pauses: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await ada.sync(false);
      pauses.push((ada.waits[server]?.until ?? 0) - team.clock.now);
      expect(ada.alarm).toBe(ada.waits[server]?.until);
      team.asked.length = 0;
      await ada.sync(false);
      expect(team.asked).toEqual([]);
      team.clock.now = ada.waits[server]?.until ?? 0;
    }
    expect(pauses).toEqual([30_000, 60_000, 120_000]);
    team.way = (go) => go();
    team.clock.now -= 1000;
    await ada.sync();
    expect(ada.waits).toEqual({});
    expect(ada.alarm).toBe(team.clock.now + 60_000);
  });

  it('a pause that the server asks for is kept, whoever wants it sooner', async () => {
    const error = { code: 'too-many-requests', message: 'Slowly.', retryAfter: 90 };
    team.way = async () => Response.json({ error }, { status: 429 });
    await ada.sync();
    team.asked.length = 0;
    team.clock.now += 89_000;
    await ada.sync();
    expect(team.asked).toEqual([]);
    team.way = (go) => go();
    team.clock.now += 60_000;
    await ada.sync(false);
    expect(ada.waits).toEqual({});
  });
});

describe('a store that is replaced', () => {
  it('keeps its bond under a new client id, and what waited; then it has what the team has', async () => {
    const { text } = await bob.read('exportFile', { team: false });
    await ada.run('editObjective', { objectiveId, title: 'Since the snapshot' });
    await ada.sync();
    await bob.sync();
    await bob.run('createObjective', { title: 'Waits', cycleId });
    await bob.run('importFile', { text, mode: 'replace' });
    expect(await titleAt(bob)).toBe('Enhance shopping');
    expect(await stateOf(bob)).toMatchObject({ waiting: 1, bootstrap: { done: 0 } });
    await bob.sync();
    await ada.sync();
    expect(await bob.shared()).toBe(await ada.shared());
    expect(await titleAt(bob)).toBe('Since the snapshot');
    const { objectives } = await ada.read('plan', { cycleId });
    expect(objectives.map(({ summary }) => summary.objective.title).sort()).toEqual([
      'Since the snapshot',
      'Waits',
    ]);
    expect((await bob.read('boot', {})).me?.name).toBe('Bob');
  });

  it('has no bond in its exports, and none after everything is erased', async () => {
    await bob.run('createObjective', { title: 'Waits', cycleId });
    const { text } = await bob.read('exportFile', { team: false });
    expect(text).not.toContain(bob.userId);
    expect(text).not.toContain(server);
    await bob.run('eraseAll', { typed: 'erase' });
    expect(await bob.read('sync', {})).toEqual({ workspaces: [], rejected: [] });
    team.asked.length = 0;
    await bob.sync();
    expect([team.asked, bob.alarm]).toEqual([[], null]);
  });
});

describe('who is in the team', () => {
  const members = () => `GET /v1/w/${workspaceId}/members`;

  it('is asked again after an hour, or when somebody unknown has written', async () => {
    await bob.sync();
    expect(team.asked).not.toContain(members());
    team.clock.now += 61 * 60_000;
    await bob.sync();
    expect(team.asked.filter((call) => call === members())).toHaveLength(1);
    const cy = await Device.open(team, `cy-${bob.userId}`);
    await team.join(workspaceId, cy.userId, 'admin');
    await cy.connect(workspaceId, 'join');
    await cy.run('becomeMember', { workspaceId, memberId: null, name: 'Cy' });
    await cy.sync();
    team.clock.now += 6 * 60_000;
    await bob.sync();
    expect(team.asked.filter((call) => call === members()).length).toBe(3);
    team.asked.length = 0;
    await bob.sync();
    expect(team.asked).not.toContain(members());
    cy.stop();
  });
});

describe('the end of a bond', () => {
  it('leaves a copy that is this device’s own: what is written there is not queued', async () => {
    const before = await bob.shared();
    await bob.run('createObjective', { title: 'Waits', cycleId });
    expect(await bob.run('disconnectWorkspace', { workspaceId })).toEqual({ waiting: 1 });
    await bob.run('editObjective', { objectiveId, title: 'Mine now' });
    expect(await bob.read('sync', {})).toEqual({ workspaces: [], rejected: [] });
    expect(await titleAt(bob)).toBe('Mine now');
    expect((await bob.shared()).length).toBeGreaterThan(before.length);
    team.asked.length = 0;
    await bob.sync();
    expect([team.asked, bob.alarm]).toEqual([[], null]);
  });

  it('is refused for the sample, for another server, and for an address that is none', async () => {
    const { workspaceId: sample } = await ada.run('loadSample', {});
    const bond = { userId: ada.userId, memberId: null, mode: 'upload', name: 'Acme' } as const;
    const connect = (id: string, at: string) =>
      ada.store.run('connectWorkspace', { ...bond, workspaceId: id, server: at });
    const refused = (message: string) => ({ ok: false, error: { message } });
    expect(await connect(sample, server)).toMatchObject(refused('optionsFailUploadSample'));
    expect(await connect(workspaceId, 'https://other.example')).toMatchObject(
      refused('optionsFailConnectedElsewhere'),
    );
    for (const at of ['http://keyline.acme.example', `${server}/`, 'javascript:alert(1)', ''])
      expect(await connect(workspaceId, at)).toMatchObject(refused('optionsFailServerAddress'));
    expect(await stateOf(ada)).toMatchObject({ server });
  });
});

it('without a team nothing is asked, planned or written', async () => {
  const alone = await Device.open(team, 'alone');
  await alone.run('introduceMe', { name: 'Al', account: null });
  team.asked.length = 0;
  await alone.sync();
  await alone.sync(false);
  expect([team.asked, alone.alarm, alone.waits]).toEqual([[], null, {}]);
  expect(alone.errors).toEqual([]);
  alone.stop();
});
