import { expect, test } from 'vitest';
import type { Kind } from '@/lib/okr/kinds';
import type { Commands } from '@/lib/store/api';
import {
  answered,
  must,
  type Planned,
  plannedStore,
  quietCheckIn,
  webTicket,
} from '@/tests/support/planned-store';

async function privateTeam() {
  const planned = await plannedStore();
  const { store, cycleId } = planned;
  const { teamId } = await must(store.run('createTeam', { name: 'Board', private: true }));
  const { objectiveId } = await must(store.run('createObjective', { title: 'Merge', cycleId, teamId }));
  return { ...planned, teamId, secretId: objectiveId };
}

/** All rows of some kinds. */
async function rowsOf<K extends Kind>({ name }: Planned, kind: K) {
  const db = await answered(indexedDB.open(name));
  const rows = await answered(db.transaction(kind).objectStore(kind).getAll());
  db.close();
  return rows as { id: string; scopeId: string; workspaceId: string; keyResultId?: string }[];
}

const metric = { type: 'number', start: 0, target: 10, unit: '' } as const;

test('every command that makes something for a private team makes it in its scope', async () => {
  const planned = await privateTeam();
  const { store, cycleId, teamId, secretId, clock, workspaceId } = planned;
  const [team] = (await rowsOf(planned, 'team')).filter(({ id }) => id === teamId);
  expect(team).toMatchObject({ scopeId: teamId, workspaceId });

  const { keyResultId } = await must(
    store.run('createKeyResult', { objectiveId: secretId, title: 'Signed', metric }),
  );
  await must(store.run('checkIn', { keyResultId, value: 2, ...quietCheckIn }));
  await must(
    store.run('checkIn', {
      keyResultId,
      value: 4,
      ...quietCheckIn,
      id: '11111111-1111-4111-8111-111111111111',
      also: [{ id: '22222222-2222-4222-8222-222222222222', value: 3 }],
    }),
  );
  await must(store.run('addWork', { keyResultId, text: 'Call the lawyers' }));
  await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
  await must(
    store.run('editKeyResult', { keyResultId, metric: { ...metric, target: 20 }, reason: 'More to sign' }),
  );
  const open = await must(
    store.run('createKeyResult', {
      objectiveId: secretId,
      title: 'Open',
      metric: { ...metric, start: null },
    }),
  );
  await must(store.run('setBaseline', { keyResultId: open.keyResultId, start: 1 }));
  const made = await must(
    store.run('createKeyResultAndLink', {
      ...webTicket(2),
      objectiveId: secretId,
      keyResultTitle: 'From a ticket',
      metric: { type: 'binary' },
    }),
  );
  await must(
    store.run('moveKeyResult', { keyResultId: made.keyResultId, objectiveId: secretId, after: null }),
  );
  await must(
    store.run('importRows', { cycleId, rows: [{ objective: 'Buy', team: 'board', keyResult: 'Found' }] }),
  );
  const below = await must(
    store.run('createObjective', { title: 'Below', cycleId, parent: { kind: 'objective', id: secretId } }),
  );
  const belowKeyResult = await must(
    store.run('createObjective', {
      title: 'Deeper',
      cycleId,
      parent: { kind: 'keyResult', id: keyResultId },
    }),
  );
  await must(store.run('moveObjective', { objectiveId: below.objectiveId, after: secretId }));
  await must(store.run('setObjectiveState', { objectiveId: below.objectiveId, state: 'draft' }));

  // Computed from tickets: the check-in that nobody writes by hand.
  await must(
    store.run('createKeyResultAndLink', {
      ...webTicket(3),
      objectiveId: secretId,
      keyResultTitle: 'Computed',
      metric: { type: 'number', start: 0, target: 1, unit: '' },
    }),
  );
  const computed = (await store.read('picker', { text: 'Computed', cycleId, ref: null })).groups[0]?.items[0]
    ?.summary.keyResult.id as string;
  await must(
    store.run('editKeyResult', { keyResultId: computed, source: { type: 'tickets', mode: 'count' } }),
  );
  const link = (await store.read('keyResult', { keyResultId: computed }))?.activities[0]?.activity
    .id as string;
  await must(store.run('setContributing', { activityId: link, contributing: true }));
  clock.now += 1000;
  const state: NonNullable<Commands['refreshTickets']['args']['tickets'][string]> = {
    key: 'WEB-3',
    hostId: '3',
    kind: 'issue',
    title: 'Ticket 3',
    statusName: 'Done',
    statusCategory: 'done',
    type: null,
    estimate: null,
    assignee: null,
    updatedAt: clock.now,
  };
  const { host, site } = webTicket(3).ticket;
  expect(await must(store.run('refreshTickets', { host, site, tickets: { 'WEB-3': state } }))).toEqual({
    changed: 1,
    checkIns: 1,
  });

  const objectives = await rowsOf(planned, 'objective');
  expect(objectives.map(({ id, scopeId }) => [id === planned.objectiveId, scopeId === teamId])).toEqual(
    objectives.map(({ id }) => [id === planned.objectiveId, id !== planned.objectiveId]),
  );
  expect(objectives.map(({ id }) => id)).toContain(belowKeyResult.objectiveId);
  for (const kind of ['keyResult', 'checkIn', 'revision', 'activity'] as const) {
    const rows = (await rowsOf(planned, kind)).filter(
      ({ id, keyResultId }) => (keyResultId ?? id) !== planned.keyResultId,
    );
    expect(rows.length, kind).toBeGreaterThan(0);
    expect(new Set(rows.map(({ scopeId }) => scopeId)), kind).toEqual(new Set([teamId]));
  }
  // A ticket is nobody's secret: it is the link that says what it serves.
  for (const ticket of await rowsOf(planned, 'ticket')) expect(ticket.scopeId).toBe(workspaceId);
  const outside = await rowsOf(planned, 'keyResult');
  expect(outside.find(({ id }) => id === planned.keyResultId)?.scopeId).toBe(workspaceId);
});

test('the lead and I are in a private team; the last member stays', async () => {
  const { store } = await plannedStore();
  const { memberId } = await must(store.run('createMember', { name: 'Grace' }));
  const { teamId } = await must(store.run('createTeam', { name: 'Board', leadId: memberId, private: true }));
  const boot = await store.read('boot', {});
  const me = boot.me?.id as string;
  expect(boot.teams.find(({ id }) => id === teamId)?.memberIds).toEqual({ [memberId]: true, [me]: true });
  const emptied = await store.run('editTeam', { teamId, members: { [memberId]: false, [me]: false } });
  expect(emptied).toMatchObject({ ok: false, error: { message: 'dashFailPrivateTeamEmpty' } });
  expect(await store.run('editTeam', { teamId, members: { [me]: false } })).toMatchObject({ ok: true });
});

test('nothing moves from one scope to another', async () => {
  const { store, cycleId, teamId, secretId, objectiveId, keyResultId } = await privateTeam();
  const { keyResultId: secretKeyResult } = await must(
    store.run('createKeyResult', { objectiveId: secretId, title: 'Signed', metric }),
  );
  const other = await must(store.run('createTeam', { name: 'People', private: true }));
  const open = await must(store.run('createTeam', { name: 'Open' }));
  const refusals: [string, Promise<unknown>][] = [
    ['dashFailScopeStays', store.run('moveKeyResult', { keyResultId, objectiveId: secretId, after: null })],
    [
      'dashFailScopeStays',
      store.run('moveKeyResult', { keyResultId: secretKeyResult, objectiveId, after: null }),
    ],
    ['dashFailScopeStays', store.run('editObjective', { objectiveId: secretId, teams: { [teamId]: false } })],
    ['dashFailScopeTeam', store.run('editObjective', { objectiveId, teams: { [teamId]: true } })],
    [
      'dashFailScopeTeam',
      store.run('editObjective', { objectiveId: secretId, teams: { [other.teamId]: true } }),
    ],
    ['dashFailScopeTeam', store.run('editKeyResult', { keyResultId, teams: { [teamId]: true } })],
    [
      'dashFailScopeParent',
      store.run('editObjective', { objectiveId, parent: { kind: 'objective', id: secretId } }),
    ],
    [
      'dashFailScopeParent',
      store.run('moveObjective', {
        objectiveId,
        after: null,
        parent: { kind: 'keyResult', id: secretKeyResult },
      }),
    ],
    [
      'dashFailScopeParent',
      store.run('createObjective', {
        title: 'Below',
        cycleId,
        teamId: open.teamId,
        parent: { kind: 'objective', id: secretId },
      }),
    ],
    ['dashFailPrivateTeamParent', store.run('createTeam', { name: 'Inside', parentId: teamId })],
    ['dashFailPrivateTeamParent', store.run('editTeam', { teamId: open.teamId, parentId: teamId })],
  ];
  for (const [message, answer] of refusals)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid', message } });
  // Below what everybody sees it may stand, and a team that is open may be with it.
  const parent = { kind: 'objective', id: objectiveId } as const;
  await must(store.run('editObjective', { objectiveId: secretId, parent, teams: { [open.teamId]: true } }));
});
