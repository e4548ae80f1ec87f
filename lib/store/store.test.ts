import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../okr/day';
import type { Store } from './api';
import { openStore } from './store';

let store: Store;
let clock = Date.UTC(2026, 8, 1, 9);
let count = 0;

beforeEach(async () => {
  clock = Date.UTC(2026, 8, 1, 9);
  store = await openStore({ now: () => clock, name: `main-job-${++count}` });
});
afterEach(() => store.close());

const ref = { host: 'jira-cloud', site: 'acme.atlassian.net', key: 'WEB-142' };
const link = { ticket: ref, url: 'https://acme.atlassian.net/browse/WEB-142', title: 'Slow page' };

async function plan() {
  const must = async <T>(
    result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>,
  ): Promise<T> => {
    const done = await result;
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value;
  };
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const { cycleId } = await must(
    store.run('startWorkspace', {
      name: 'Acme',
      cycle: { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' },
      cadence: { every: 'week', weekday: 5 },
      teamName: 'Web',
    }),
  );
  const { objectiveId } = await must(store.run('createObjective', { title: 'Enhance shopping', cycleId }));
  const metric = { type: 'number', start: 3.1, target: 2, unit: 's' } as const;
  const { keyResultId } = await must(
    store.run('createKeyResult', { objectiveId, title: 'Load below 2 s', metric }),
  );
  return { must, cycleId, objectiveId, keyResultId };
}

const checkIn = { reported: null, confidence: 8, comment: '', blockers: '' } as const;

test('the main job: link, check in, see it', async () => {
  const { must, keyResultId } = await plan();
  await must(store.run('linkTicket', { ...link, keyResultId }));
  expect((await store.run('linkTicket', { ...link, keyResultId })).ok).toBe(false);
  clock += 11 * 86_400_000;
  const due = await store.read('due', {});
  expect(due.items.map(({ keyResult }) => keyResult.id)).toEqual([keyResultId]);
  await must(store.run('checkIn', { keyResultId, value: 2.3, ...checkIn }));
  expect((await store.read('due', {})).items).toEqual([]);
  const { serves, ticket } = await store.read('ticket', { ref });
  expect(ticket?.title).toBe('Slow page');
  expect(serves.map(({ summary }) => summary.percent)).toEqual([73]);
  const chips = await store.read('chips', { host: ref.host, site: ref.site, keys: ['WEB-1', 'WEB-142'] });
  expect(Object.keys(chips)).toEqual(['WEB-142']);
  const { groups } = await store.read('picker', { text: 'SHOPPING 2 s', cycleId: null, ref });
  expect(groups[0]?.items.map(({ linked }) => linked)).toEqual([true]);
  expect((await store.read('mine', { cycleId: null })).summaries).toHaveLength(1);
});

test('undo takes back command after command', async () => {
  const { must, keyResultId } = await plan();
  await must(store.run('linkTicket', { ...link, keyResultId }));
  const { serves } = await store.read('ticket', { ref });
  const activityId = serves[0]?.activity.id as string;
  await must(store.run('removeActivity', { activityId }));
  expect((await store.read('ticket', { ref })).serves).toEqual([]);
  expect(await must(store.run('undo', {}))).toEqual({ command: 'removeActivity', kept: 0 });
  expect((await store.read('ticket', { ref })).serves).toHaveLength(1);
  expect(await store.read('lastCommand', {})).toMatchObject({ command: 'linkTicket' });
  expect(await must(store.run('undo', {}))).toEqual({ command: 'linkTicket', kept: 0 });
  expect((await store.read('ticket', { ref })).serves).toEqual([]);
  await must(store.run('linkTicket', { ...link, keyResultId }));
  expect((await store.read('ticket', { ref })).serves).toHaveLength(1);
});

test('a snoozed check-in comes back tomorrow', async () => {
  const { must, keyResultId } = await plan();
  clock += 11 * 86_400_000;
  await must(store.run('snooze', { keyResultId }));
  const { items, next, snoozed } = await store.read('due', {});
  expect({ items, next, snoozed }).toEqual({ items: [], next: addDays('2026-09-12', 1), snoozed: 1 });
  clock += 86_400_000;
  expect((await store.read('due', {})).items).toHaveLength(1);
});

test('a retried check-in is one', async () => {
  const { must, keyResultId } = await plan();
  const args = { keyResultId, value: 3, ...checkIn, id: '0199-retry' };
  const [first, second] = await Promise.all([
    must(store.run('checkIn', args)),
    must(store.run('checkIn', args)),
  ]);
  expect(first).toEqual(second);
  const shown = await store.read('keyResult', { keyResultId });
  expect(shown?.summary.checkIns).toHaveLength(1);
});
