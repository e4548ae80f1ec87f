import { expect, test } from 'vitest';
import { type Connected, connectedStore, drain, rowsOf, waiting } from '@/tests/support/connected-store';
import { exported, must, quietCheckIn, webTicket } from '@/tests/support/planned-store';
import { kindNames } from '../../okr/kinds';
import { neverSent } from '../../protocol/never-sent';
import { applyPending } from '../../sync/client/apply-pending';
import type { Confirmed, SyncRecord } from '../../sync/client/types';
import { canonical } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import type { Commands } from '../api';
import { commands } from '../commands';
import type { Stored } from '../schema';
import { synced } from './write-tx';

type Name = keyof Commands;
type Step = [name: Name, args: (made: Made) => unknown];
const step = <K extends Name>(name: K, args: (made: Made) => Commands[K]['args']): Step => [name, args];
interface Made {
  connected: Connected;
  text: string;
  activityId: string;
  workId: string;
  teamId: string;
  memberId: string;
  cycleId: string;
  objectiveId: string;
  keyResultId: string;
}

const site = 'acme.atlassian.net';
const metric = { type: 'number', start: null, target: 10, unit: '' } as const;
const host = { hostId: '10042', kind: 'issue', title: 'One', statusName: 'Done', type: 'Story' } as const;

/** Every command that writes records of a workspace, each in turn. */
const steps: Step[] = [
  step('editWorkspace', () => ({ mission: 'Shop with joy' })),
  step('introduceMe', () => ({ name: 'Ada L.', account: { host: 'linear', accountId: 'ada-2' } })),
  step('createTeam', () => ({ name: 'Mobile' })),
  step('editTeam', ({ teamId }) => ({ teamId, name: 'Apps' })),
  step('createMember', () => ({ name: 'Grace' })),
  step('editMember', ({ memberId }) => ({ memberId, name: 'Grace H.' })),
  step('createCycle', () => ({ name: 'Q4', kind: 'quarterly', startOn: '2026-12-01', endOn: '2027-02-28' })),
  step('editCycle', ({ cycleId }) => ({ cycleId, name: 'Q4 26' })),
  step('createObjective', ({ connected }) => ({ title: 'Second', cycleId: connected.cycleId })),
  step('editObjective', ({ objectiveId, teamId }) => ({ objectiveId, teams: { [teamId]: true } })),
  step('moveObjective', ({ objectiveId }) => ({ objectiveId, after: null })),
  step('createKeyResult', ({ objectiveId }) => ({ objectiveId, title: 'Ten', metric })),
  step('setBaseline', ({ keyResultId }) => ({ keyResultId, start: 2 })),
  step('editKeyResult', ({ keyResultId, memberId }) => ({ keyResultId, contributors: { [memberId]: true } })),
  step('moveKeyResult', ({ keyResultId, connected }) => ({
    keyResultId,
    objectiveId: connected.objectiveId,
    after: null,
  })),
  step('checkIn', ({ keyResultId }) => ({ ...quietCheckIn, keyResultId, value: 4 })),
  step('linkTicket', ({ keyResultId }) => ({ ...webTicket(1), keyResultId })),
  step('createKeyResultAndLink', ({ connected }) => ({
    ...webTicket(2),
    objectiveId: null,
    objectiveTitle: 'Third',
    cycleId: connected.cycleId,
    keyResultTitle: 'Linked',
    metric,
  })),
  step('setContributing', ({ activityId }) => ({ activityId, contributing: true })),
  step('addWork', ({ keyResultId }) => ({ keyResultId, text: 'Called them' })),
  step('setWorkDone', ({ workId }) => ({ activityId: workId, done: true })),
  step('removeActivity', ({ workId }) => ({ activityId: workId })),
  step('editKeyResult', ({ keyResultId }) => ({ keyResultId, source: { type: 'tickets', mode: 'count' } })),
  step('refreshTickets', () => ({
    host: 'jira-cloud',
    site,
    tickets: {
      'WEB-1': {
        ...host,
        key: 'WEB-1',
        statusCategory: 'done',
        estimate: 3,
        assignee: 'Ada',
        updatedAt: 5,
      },
    },
  })),
  step('renameSite', () => ({ host: 'jira-cloud', from: site, to: 'new.atlassian.net' })),
  step('setKeyResultState', ({ keyResultId }) => ({ keyResultId, state: 'closed', outcome: 'missed' })),
  step('setObjectiveState', ({ objectiveId }) => ({ objectiveId, state: 'closed', outcome: 'partly' })),
  step('setArchived', ({ objectiveId }) => ({ kind: 'objective', id: objectiveId, archived: true })),
  step('undo', () => ({})),
  step('importRows', ({ connected }) => ({
    cycleId: connected.cycleId,
    rows: [{ objective: 'Pasted', keyResult: 'One', owner: 'Alan', team: 'Ops' }],
  })),
  step('snooze', ({ keyResultId }) => ({ keyResultId })),
  step('saveDraft', () => ({ key: 'a', draft: { text: 'b' } })),
  step('dropDraft', () => ({ key: 'a' })),
  step('startWorkspace', () => ({ ...own, name: 'Mine' })),
  step('switchWorkspace', ({ connected }) => ({ workspaceId: connected.workspaceId })),
  step('loadSample', () => ({})),
  step('switchWorkspace', ({ connected }) => ({ workspaceId: connected.workspaceId })),
  step('importFile', ({ text }) => ({ text, mode: 'merge' })),
  step('becomeMember', ({ connected }) => ({
    workspaceId: connected.workspaceId,
    memberId: null,
    name: 'Ada',
  })),
];
const own = {
  cycle: { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' },
  cadence: { every: 'week', weekday: 5 },
} as const;

/** What the bond itself is about; each has its own test. */
const apart: Name[] = [
  'connectWorkspace',
  'disconnectWorkspace',
  'copyInto',
  'redoRejected',
  'dismissRejected',
  'eraseAll',
];

/** As a server could have it: no derived fields, none that stay here. */
async function shared({ name, workspaceId }: Connected): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const kind of kindNames) {
    for (const row of await rowsOf<Stored<typeof kind>>(name, kind)) {
      if (row.workspaceId === workspaceId) all.set(`${kind}/${row.id}`, textOf(kind, synced(row as never)));
    }
  }
  return all;
}

function textOf(kind: (typeof kindNames)[number], record: SyncRecord): string {
  const hidden = neverSent(kind, false);
  const clock = Object.fromEntries(Object.entries(record.clock).filter(([path]) => !hidden.includes(path)));
  const fields = Object.fromEntries(Object.entries(record).filter(([path]) => !hidden.includes(path)));
  return JSON.stringify(canonical({ ...fields, clock } as SyncRecord, mergeRules[kind]));
}

/** Records are what the server has confirmed with what waits on top; nothing waits of a record that did not change. */
async function expectQueued(connected: Connected, before: Map<string, string>, after: Map<string, string>) {
  const changed = [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key);
  const pending = await waiting(connected);
  expect([...new Set(pending.map(({ kind, id }) => `${kind}/${id}`))].sort()).toEqual(changed.sort());
  const confirmed = await rowsOf<Confirmed>(connected.name, 'confirmed');
  expect(confirmed.map(({ kind, id }) => `${kind}/${id}`).sort()).toEqual(changed.sort());
  for (const { kind, id, record } of confirmed) {
    expect(record === null ? undefined : textOf(kind, record)).toEqual(before.get(`${kind}/${id}`));
    let next = record;
    for (const each of pending.filter((one) => one.id === id)) next = applyPending(next, each);
    expect(textOf(kind, next as SyncRecord)).toBe(after.get(`${kind}/${id}`));
  }
}

test('every command is tried here, or is about the bond itself', () => {
  expect([...new Set([...steps.map(([name]) => name), ...apart])].sort()).toEqual(
    Object.keys(commands).sort(),
  );
});

test('what each command changes is queued in its own transaction, and nothing else', async () => {
  const connected = await connectedStore();
  const made = { connected, text: await teamFile(connected) } as Made;
  const quiet: Name[] = [];
  for (const [name, args] of steps) {
    connected.clock.now += 60_000;
    const before = await shared(connected);
    const value = await must(connected.store.run(name, args(made) as never));
    keep(made, name, value);
    const after = await shared(connected);
    await expectQueued(connected, before, after);
    if ((await waiting(connected)).length === 0) quiet.push(name);
    await drain(connected);
    expect(await shared(connected), name).toEqual(after);
    expect(await rowsOf(connected.name, 'confirmed')).toEqual([]);
  }
  // Of their own, of this device alone, or of another workspace, the sample among them.
  expect(quiet).toEqual([
    'snooze',
    'saveDraft',
    'dropDraft',
    'startWorkspace',
    'switchWorkspace',
    'loadSample',
    'switchWorkspace',
    'becomeMember',
  ]);
  connected.store.close();
}, 60_000);

/** The team file of a colleague who has changed something and added something. */
async function teamFile(connected: Connected): Promise<string> {
  const other = await connectedStore();
  await must(other.store.run('eraseAll', { typed: 'erase' }));
  await must(other.store.run('importFile', { text: await exported(connected), mode: 'replace' }));
  other.clock.now += 30_000;
  await must(other.store.run('editObjective', { objectiveId: connected.objectiveId, title: 'Theirs' }));
  await must(other.store.run('createTeam', { name: 'Their team' }));
  const text = await exported(other, true);
  other.store.close();
  return text;
}

function keep(made: Made, name: Name, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const ids = value as Partial<Made>;
  if (name === 'addWork') made.workId = ids.activityId ?? '';
  else if (name.startsWith('create') || name === 'linkTicket') Object.assign(made, ids);
}
