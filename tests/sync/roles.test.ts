import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { answered, quietCheckIn } from '../support/planned-store';
import { Device, Team } from './team';

vi.setConfig({ testTimeout: 60_000 });

let team: Team;
beforeAll(async () => {
  team = await Team.open();
}, 60_000);

let ada: Device;
let bob: Device;
/** The team's workspace, and Bob's own one that no team has. */
let workspaceId: string;
let objectiveId: string;
let own: string;
let ownObjective: string;
let ownCycle: string;
let ownKeyResult: string;
const cadence = { every: 'week', weekday: 5 } as const;
const cycle = { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' } as const;
const metric = { type: 'number', start: 3, target: 2, unit: 's' } as const;

beforeEach(async () => {
  ada = await Device.open(team, `ada-${Math.random().toString(36).slice(2, 8)}`);
  await ada.run('introduceMe', { name: 'Ada', account: null });
  const made = await ada.run('startWorkspace', { name: 'Acme', cycle, cadence });
  workspaceId = made.workspaceId;
  ({ objectiveId } = await ada.run('createObjective', { title: 'Enhance shopping', cycleId: made.cycleId }));
  const memberId = (await ada.read('boot', {})).me?.id ?? '';
  await team.apiOf(ada.userId).createWorkspace({ id: workspaceId, name: 'Acme', memberId });
  await ada.connect(workspaceId, 'upload', memberId);
  await ada.sync();
  bob = await Device.open(team, `bob-${Math.random().toString(36).slice(2, 8)}`);
  await bob.run('introduceMe', { name: 'Bob', account: null });
  ({ workspaceId: own, cycleId: ownCycle } = await bob.run('startWorkspace', {
    name: 'Mine',
    cycle: { ...cycle, name: 'Autumn', startOn: '2026-10-01', endOn: '2026-12-31' },
    cadence,
    teamName: 'Garden',
  }));
  ({ objectiveId: ownObjective } = await bob.run('createObjective', { title: 'Grow', cycleId: ownCycle }));
  ({ keyResultId: ownKeyResult } = await bob.run('createKeyResult', {
    objectiveId: ownObjective,
    title: 'Below 2 s',
    metric,
  }));
}, 60_000);
afterEach(() => {
  expect([...ada.errors, ...bob.errors]).toEqual([]);
  ada.stop();
  bob.stop();
});

async function bobJoins() {
  await team.join(workspaceId, bob.userId);
  await bob.connect(workspaceId, 'join');
  await bob.sync();
  const { memberId } = await bob.run('becomeMember', { workspaceId, memberId: null, name: 'Bob' });
  await team.apiOf(bob.userId).claim(workspaceId, memberId);
  await bob.sync();
}

/** A plan in Bob's own workspace with the words of two people, of whom one is nobody's account. */
async function ownPlan() {
  await bob.run('checkIn', { ...quietCheckIn, keyResultId: ownKeyResult, value: 2.8 });
  const { memberId: grace } = await bob.run('createMember', { name: 'Grace' });
  await bob.run('editKeyResult', { keyResultId: ownKeyResult, ownerId: grace });
  await bob.run('checkIn', { ...quietCheckIn, keyResultId: ownKeyResult, value: 2.6, onBehalfOf: grace });
  await bob.run('editKeyResult', {
    keyResultId: ownKeyResult,
    metric: { ...metric, target: 1.5 },
    reason: 'More is possible',
  });
  await bob.run('addWork', { keyResultId: ownKeyResult, text: 'Call them' });
  await sayBy(grace);
}

/** As after an import of a colleague's file: what they said, in their name. */
async function sayBy(memberId: string): Promise<void> {
  const db = await answered(indexedDB.open(bob.name));
  for (const kind of ['checkIn', 'revision', 'activity']) {
    const store = db.transaction(kind, 'readwrite').objectStore(kind);
    for (const row of await answered(store.getAll())) {
      const { authorId, linkedBy } = row;
      const by = {
        createdBy: memberId,
        ...(authorId && { authorId: memberId }),
        ...(linkedBy && { linkedBy: memberId }),
      };
      await answered(store.put({ ...row, ...by }));
    }
  }
  db.close();
}

it('a plan copied into the team by a member arrives whole, other people’s words with it', async () => {
  await bobJoins();
  await bob.run('switchWorkspace', { workspaceId: own });
  await ownPlan();
  await bob.run('copyInto', { from: own, to: workspaceId, objectiveIds: [ownObjective] });
  await bob.sync();
  const { rejected, workspaces } = await bob.read('sync', {});
  expect(rejected).toEqual([]);
  expect(workspaces[0]?.waiting).toBe(0);
  await ada.sync();
  await bob.run('switchWorkspace', { workspaceId });
  expect(await ada.shared()).toBe(await bob.shared());
  const all = JSON.parse(await ada.shared());
  const texts = JSON.stringify(all);
  for (const title of ['Grow', 'Below 2 s', 'Grace', 'More is possible', 'Call them'])
    expect(texts).toContain(title);
  const grace = all.members.find(({ name }: { name: string }) => name === 'Grace');
  const authors = all.checkIns.map(({ authorId }: { authorId: string }) => authorId);
  expect([...new Set(authors)]).toEqual([grace.id]);
  // Whatever a record says of its author: the server knows who sent it.
  const { entries } = await team.apiOf(ada.userId).audit(workspaceId, { limit: 500 });
  const said = entries.filter(({ kind }) => kind === 'checkIn');
  expect(said.length).toBeGreaterThan(1);
  expect(new Set(said.map(({ userId }) => userId))).toEqual(new Set([bob.userId]));
});

it('a role that changed is known with the poke, and a viewer’s writes are refused before they are made', async () => {
  await bobJoins();
  await bob.run('switchWorkspace', { workspaceId });
  const roleOfBob = async () => (await bob.read('sync', {})).workspaces[0]?.role;
  const edit = (title: string) => bob.store.run('editObjective', { objectiveId, title });
  const titleThere = async () => (await bob.read('objective', { objectiveId }))?.summary.objective.title;
  await team.setRole(workspaceId, bob.userId, 'viewer');
  // By itself it would be asked for in an hour.
  await bob.sync();
  expect(await roleOfBob()).toBe('member');
  await bob.sync(true, true);
  expect(await roleOfBob()).toBe('viewer');
  const refused = { ok: false, error: { message: 'failReadOnly', substitutions: ['Acme'] } };
  expect(await edit('Not his to say')).toMatchObject(refused);
  expect(await titleThere()).toBe('Enhance shopping');
  expect(await bob.store.run('becomeMember', { workspaceId, memberId: null, name: 'Rob' })).toMatchObject({
    ok: true,
  });
  // Elsewhere they write as before.
  await bob.run('switchWorkspace', { workspaceId: own });
  await bob.run('editObjective', { objectiveId: ownObjective, title: 'Grow more' });
  await bob.run('switchWorkspace', { workspaceId });
  await team.setRole(workspaceId, bob.userId, 'member');
  await bob.sync(true, true);
  expect(await edit('His again')).toMatchObject({ ok: true });
  await bob.sync();
  await ada.sync();
  expect(await ada.shared()).toContain('His again');
});

it('a viewer reads without being anybody; says what they may when they write', async () => {
  await team.join(workspaceId, bob.userId, 'viewer');
  await bob.connect(workspaceId, 'join');
  await bob.sync();
  await bob.run('switchWorkspace', { workspaceId });
  const boot = await bob.read('boot', {});
  expect([boot.me, boot.isConnected, boot.cycles.length]).toEqual([null, true, 1]);
  expect(await bob.read('ticketsToRead', { unread: false })).toEqual([]);
  const message = 'failReadOnly';
  expect(await bob.store.run('createTeam', { name: 'Mine' })).toMatchObject({ error: { message } });
  const become = await bob.store.run('becomeMember', { workspaceId, memberId: null, name: 'Bob' });
  expect(become).toMatchObject({ error: { message } });
  expect((await bob.read('sync', {})).workspaces[0]?.waiting).toBe(0);
  // Without the team it is their own copy.
  await bob.run('disconnectWorkspace', { workspaceId });
  await bob.run('becomeMember', { workspaceId, memberId: null, name: 'Bob' });
  await bob.run('createTeam', { name: 'Mine' });
});
