import { afterEach, beforeEach, expect, test } from 'vitest';
import { exported, must, plannedStore, quietCheckIn, webTicket } from '@/tests/support/planned-store';
import type { Store } from './api';
import { openStore } from './store';

let store: Store;
let made = 0;
const clock = { now: Date.UTC(2026, 8, 1, 9) };
const cycle = { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' } as const;
const cadence = { every: 'week', weekday: 5 } as const;

beforeEach(async () => {
  store = await openStore({ name: `first-run-${++made}`, now: () => clock.now });
});
afterEach(() => store.close());

test('before it, there is nobody and nothing', async () => {
  expect(await store.read('boot', {})).toMatchObject({
    workspace: null,
    me: null,
    workspaces: [],
    revision: 0,
  });
  expect(await store.read('due', {})).toEqual({ items: [], next: null, snoozed: 0 });
  expect(await store.read('ticket', { ref: webTicket(1).ticket })).toMatchObject({ serves: [], due: 0 });
  expect(await store.read('lastCommand', {})).toBeNull();
  expect(await store.run('createTeam', { name: 'x' })).toMatchObject({ error: { message: 'failNoMe' } });
  expect(await store.run('undo', {})).toMatchObject({ error: { code: 'nothing-to-undo' } });
});

test('saying my name again corrects it and adds an account', async () => {
  const first = await must(
    store.run('introduceMe', { name: 'Ad', account: { host: 'jira-cloud', accountId: 'a' } }),
  );
  const again = await must(
    store.run('introduceMe', { name: 'Ada', account: { host: 'linear', accountId: 'b' } }),
  );
  expect(again).toEqual(first);
  const { me, members, workspaces } = await store.read('boot', {});
  expect(me).toMatchObject({ name: 'Ada', accounts: { 'jira-cloud': 'a', linear: 'b' } });
  expect([members.length, workspaces.length]).toEqual([1, 1]);
});

test('starting our own takes the empty workspace, and a new one where there is a plan or the sample', async () => {
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const { workspace } = await store.read('boot', {});
  const own = await must(store.run('startWorkspace', { name: 'Acme', cycle, cadence, teamName: 'Web' }));
  expect(own.workspaceId).toBe(workspace?.id);
  const second = await must(store.run('startWorkspace', { name: 'Beta', cycle, cadence }));
  expect(second.workspaceId).not.toBe(own.workspaceId);
  await must(store.run('loadSample', {}));
  await must(store.run('startWorkspace', { name: 'Gamma', cycle, cadence }));
  const boot = await store.read('boot', {});
  expect(boot.workspace?.name).toBe('Gamma');
  expect(boot.workspaces.map(({ name }) => name).sort()).toEqual(['Acme', 'Beta', 'Gamma', 'Sample']);
  expect(boot.me?.name).toBe('Ada');
  await must(store.run('switchWorkspace', { workspaceId: own.workspaceId }));
  expect((await store.read('boot', {})).teams.map(({ name }) => name)).toEqual(['Web']);
});

test('the sample loaded again is one; undone, the workspace before it is back', async () => {
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  await must(store.run('startWorkspace', { name: 'Acme', cycle, cadence }));
  await must(store.run('loadSample', {}));
  await must(store.run('loadSample', {}));
  const { workspaces } = await store.read('boot', {});
  expect(workspaces.map(({ name }) => name).sort()).toEqual(['Acme', 'Sample']);
  await must(store.run('undo', {}));
  await must(store.run('undo', {}));
  const after = await store.read('boot', {});
  expect([after.workspace?.name, after.workspaces.length]).toEqual(['Acme', 1]);
});

test('the empty workspace of the introduction is the way out of the sample, and goes once there is another plan', async () => {
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const names = async () => (await store.read('boot', {})).workspaces.map(({ name }) => name).sort();
  await must(store.run('loadSample', {}));
  expect(await names()).toEqual(['My OKRs', 'Sample']);
  const elsewhere = await plannedStore();
  const text = await exported(elsewhere, true);
  elsewhere.store.close();
  clock.now = Math.max(clock.now, Date.now());
  await must(store.run('importFile', { text, mode: 'merge' }));
  expect(await names()).not.toContain('My OKRs');
});

test('a micro cycle of five days is refused', async () => {
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const short = { ...cycle, kind: 'micro', startOn: '2026-09-01', endOn: '2026-09-05' } as const;
  const refused = await store.run('startWorkspace', { name: 'Acme', cycle: short, cadence });
  expect(refused).toMatchObject({ error: { message: 'failMicroLength' } });
});

test('a cycle that ends before it starts is refused', async () => {
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const backwards = { ...cycle, endOn: '2026-08-31' };
  const refused = await store.run('startWorkspace', { name: 'Acme', cycle: backwards, cadence });
  expect(refused).toMatchObject({ error: { message: 'failCycleEndsFirst' } });
  expect((await store.read('boot', {})).workspace?.name).not.toBe('Acme');
});

test('create in place and link is one command and one undo', async () => {
  const planned = await plannedStore();
  const args = {
    ...webTicket(1),
    objectiveId: null,
    objectiveTitle: 'New goal',
    cycleId: planned.cycleId,
    keyResultTitle: 'Made here',
    metric: { type: 'binary' },
  } as const;
  await must(planned.store.run('createKeyResultAndLink', args));
  const ref = webTicket(1).ticket;
  const { serves } = await planned.store.read('ticket', { ref });
  expect(serves.map(({ summary }) => [summary.objective.title, summary.keyResult.title])).toEqual([
    ['New goal', 'Made here'],
  ]);
  await must(planned.store.run('undo', {}));
  expect((await planned.store.read('ticket', { ref })).serves).toEqual([]);
  const { groups } = await planned.store.read('picker', { text: '', cycleId: null, ref });
  expect(groups.map(({ objective }) => objective.title)).toEqual(['Enhance shopping']);
  planned.store.close();
});

test('a suggestion comes from the same objective, then from what I linked last', async () => {
  const planned = await plannedStore();
  const { store: own, objectiveId, cycleId, keyResultId } = planned;
  const metric = { type: 'binary' } as const;
  const other = await must(own.run('createObjective', { title: 'Other', cycleId }));
  const sibling = await must(own.run('createKeyResult', { objectiveId, title: 'Sibling', metric }));
  const recent = await must(
    own.run('createKeyResult', { objectiveId: other.objectiveId, title: 'Recent', metric }),
  );
  await must(own.run('linkTicket', { ...webTicket(9), keyResultId: recent.keyResultId }));
  await must(own.run('linkTicket', { ...webTicket(1), keyResultId }));
  const { suggested } = await own.read('ticket', { ref: webTicket(1).ticket });
  expect(suggested.map(({ summary, reason }) => [summary.keyResult.id, reason])).toEqual([
    [sibling.keyResultId, 'same-objective'],
    [recent.keyResultId, 'recent'],
  ]);
  own.close();
});

test('a value for an unknown start may become the baseline, and fields that are taken out come back', async () => {
  const planned = await plannedStore();
  const metric = { type: 'number', start: null, target: 10, unit: '' } as const;
  const { objectiveId } = planned;
  const { keyResultId } = await must(
    planned.store.run('createKeyResult', {
      objectiveId,
      title: 'Open',
      metric,
      evidenceUrl: 'https://acme.test/n',
    }),
  );
  await must(planned.store.run('checkIn', { keyResultId, value: 5, baseline: 5, ...quietCheckIn }));
  const summary = async () => (await planned.store.read('keyResult', { keyResultId }))?.summary;
  expect((await summary())?.progress).toEqual({ state: 'known', raw: 0 });
  await must(planned.store.run('editKeyResult', { keyResultId, evidenceUrl: null }));
  expect(await summary()).not.toHaveProperty('keyResult.evidenceUrl');
  await must(planned.store.run('undo', {}));
  expect(await summary()).toHaveProperty('keyResult.evidenceUrl', 'https://acme.test/n');
  await must(planned.store.run('undo', {}));
  expect((await summary())?.progress).toEqual({ state: 'needs-baseline' });
  planned.store.close();
});

test('check-ins of a colleague are due for them, not for me', async () => {
  const planned = await plannedStore();
  const { store: own, cycleId, clock: time } = planned;
  await must(
    own.run('importRows', {
      cycleId,
      rows: [{ objective: 'Enhance shopping', keyResult: 'Theirs', owner: 'Ben' }],
    }),
  );
  time.now += 11 * 86_400_000;
  expect((await own.read('due', {})).items.map(({ keyResult }) => keyResult.title)).toEqual([
    'Load below 2 s',
  ]);
  const { members } = await own.read('boot', {});
  const ben = members.find(({ name }) => name === 'Ben')?.id ?? '';
  await must(own.run('editKeyResult', { keyResultId: planned.keyResultId, ownerId: ben }));
  expect((await own.read('due', {})).items).toEqual([]);
  await must(own.run('undo', {}));
  expect((await own.read('due', {})).items).toHaveLength(1);
  own.close();
});
