import { beforeEach, describe, expect, it } from 'vitest';
import { type Seeded, seededStore } from '@/tests/support/seeded-store';
import type { TicketState } from '../hosts/api-types';

const site = 'acme.atlassian.net';
const ref = (key: string) => ({ host: 'jira-cloud', site, key });
const state = (key: string, more: Partial<TicketState> = {}): TicketState => ({
  key,
  hostId: '10042',
  kind: 'issue',
  title: 'Lazy-load images',
  statusName: 'In Progress',
  statusCategory: 'doing',
  type: 'Story',
  estimate: 3,
  assignee: 'Ada',
  updatedAt: Date.UTC(2026, 10, 18),
  ...more,
});

let seeded: Seeded;
let keyResultId: string;
beforeEach(async () => {
  seeded = await seededStore();
  keyResultId = await seeded.keyResult('Page load', { type: 'number', start: 0, target: 10, unit: '' });
});
const link = (key: string) =>
  seeded.run('linkTicket', {
    ticket: ref(key),
    url: `https://${site}/browse/${key}`,
    title: null,
    keyResultId,
    contributing: true,
  });
const refresh = (tickets: Record<string, TicketState | null>) =>
  seeded.run('refreshTickets', { host: 'jira-cloud', site, tickets });
const ticketOf = async (key: string) => (await seeded.store.read('ticket', { ref: ref(key) })).ticket;

describe('what is read', () => {
  it('linked tickets, until a host has told of them', async () => {
    await link('WEB-1');
    const all = [{ host: 'jira-cloud', site, keys: ['WEB-1'] }];
    expect(await seeded.store.read('ticketsToRead', { unread: true })).toEqual(all);
    await refresh({ 'WEB-1': state('WEB-1') });
    expect(await seeded.store.read('ticketsToRead', { unread: true })).toEqual([]);
    expect(await seeded.store.read('ticketsToRead', { unread: false })).toEqual(all);
  });

  it('none that was unlinked, and none of the sample', async () => {
    const { activityId } = await link('WEB-1');
    await seeded.run('removeActivity', { activityId });
    expect(await seeded.store.read('ticketsToRead', { unread: false })).toEqual([]);
    await seeded.run('loadSample', {});
    expect(await seeded.store.read('ticketsToRead', { unread: false })).toEqual([]);
  });
});

describe('what a host says', () => {
  it('is taken over, and an older answer is not', async () => {
    await link('WEB-1');
    await refresh({ 'WEB-1': state('WEB-1', { statusCategory: 'done', statusName: 'Done' }) });
    await refresh({ 'WEB-1': state('WEB-1', { updatedAt: Date.UTC(2026, 10, 1) }) });
    expect(await ticketOf('WEB-1')).toMatchObject({ statusCategory: 'done', hostId: '10042', estimate: 3 });
    const shown = await seeded.store.read('keyResult', { keyResultId });
    expect(shown?.summary.work).toEqual({ done: 1, total: 1 });
  });

  it('the same answer again writes nothing', async () => {
    await link('WEB-1');
    await refresh({ 'WEB-1': state('WEB-1') });
    const { revision } = await seeded.store.read('boot', {});
    expect(await refresh({ 'WEB-1': state('WEB-1') })).toEqual({ changed: 0, checkIns: 0 });
    expect((await seeded.store.read('boot', {})).revision).toBe(revision);
  });

  it('a moved ticket is found under both keys, its link with it', async () => {
    await link('WEB-1');
    await refresh({ 'WEB-1': state('OPS-3') });
    for (const key of ['WEB-1', 'OPS-3']) {
      const { serves, ticket } = await seeded.store.read('ticket', { ref: ref(key) });
      expect([serves.length, ticket?.key]).toEqual([1, 'OPS-3']);
    }
  });

  it('a ticket that is not there keeps its link, and may come back', async () => {
    await link('WEB-1');
    await refresh({ 'WEB-1': null });
    expect(await ticketOf('WEB-1')).toMatchObject({ missing: true });
    await refresh({ 'WEB-1': state('WEB-1') });
    expect((await ticketOf('WEB-1'))?.missing).toBeUndefined();
  });

  it('is no command to be undone', async () => {
    await link('WEB-1');
    await refresh({ 'WEB-1': state('WEB-1') });
    expect((await seeded.store.read('lastCommand', {}))?.command).toBe('linkTicket');
  });
});

describe('a key result computed from tickets', () => {
  it('gets one check-in a day, a later value superseding it', async () => {
    await seeded.run('editKeyResult', { keyResultId, source: { type: 'tickets', mode: 'count' } });
    await link('WEB-1');
    await link('WEB-2');
    const done = { statusCategory: 'done' as const };
    expect((await refresh({ 'WEB-1': state('WEB-1', done) })).checkIns).toBe(1);
    await refresh({ 'WEB-2': state('WEB-2', { ...done, hostId: '10043' }) });
    const shown = await seeded.store.read('keyResult', { keyResultId });
    expect(shown?.summary.checkIns.map(({ value, source }) => [value, source])).toEqual([[2, 'tickets']]);
  });

  it('overridden by hand it stays as the person said', async () => {
    await seeded.run('editKeyResult', { keyResultId, source: { type: 'tickets', mode: 'count' } });
    await link('WEB-1');
    const words = { comment: '', blockers: '', reported: null, confidence: 7 };
    await seeded.run('checkIn', { keyResultId, value: 5, ...words });
    expect((await refresh({ 'WEB-1': state('WEB-1', { statusCategory: 'done' }) })).checkIns).toBe(0);
    expect((await seeded.store.read('keyResult', { keyResultId }))?.summary.current).toBe(5);
  });
});
