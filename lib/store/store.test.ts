import { afterEach, beforeEach, expect, test } from 'vitest';
import { quietCheckIn as checkIn, must, type Planned, plannedStore } from '@/tests/support/planned-store';
import { addDays } from '../okr/day';
import type { Store } from './api';

let planned: Planned;
let store: Store;
let keyResultId: string;

beforeEach(async () => {
  planned = await plannedStore();
  ({ store, keyResultId } = planned);
});
afterEach(() => store.close());

const ref = { host: 'jira-cloud', site: 'acme.atlassian.net', key: 'WEB-142' };
const link = { ticket: ref, url: 'https://acme.atlassian.net/browse/WEB-142', title: 'Slow page' };

test('the main job: link, check in, see it', async () => {
  await must(store.run('linkTicket', { ...link, keyResultId }));
  expect((await store.run('linkTicket', { ...link, keyResultId })).ok).toBe(false);
  planned.clock.now += 11 * 86_400_000;
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
  planned.clock.now += 11 * 86_400_000;
  await must(store.run('snooze', { keyResultId }));
  const { items, next, snoozed } = await store.read('due', {});
  expect({ items, next, snoozed }).toEqual({ items: [], next: addDays('2026-09-12', 1), snoozed: 1 });
  planned.clock.now += 86_400_000;
  expect((await store.read('due', {})).items).toHaveLength(1);
});

test('a retried check-in is one', async () => {
  const args = { keyResultId, value: 3, ...checkIn, id: '0199-retry' };
  const [first, second] = await Promise.all([
    must(store.run('checkIn', args)),
    must(store.run('checkIn', args)),
  ]);
  expect(first).toEqual(second);
  const shown = await store.read('keyResult', { keyResultId });
  expect(shown?.summary.checkIns).toHaveLength(1);
});
