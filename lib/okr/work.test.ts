import { describe, expect, test } from 'vitest';
import { anActivity, aTicket, linked } from '@/tests/support/okr-records';
import type { Source } from './kinds/key-result';
import type { Ticket } from './kinds/ticket';
import { applyTicketValue, countWork, valueFromTickets, workInsight, workItems } from './work';

type Category = Ticket['statusCategory'];
const itemsOf = (categories: Category[], fields?: (index: number) => Partial<Ticket>) => {
  const { activities, tickets } = linked(categories, fields);
  return workItems(activities, tickets);
};
const source = (mode: 'share' | 'points' | 'count' | 'sum', more = {}) =>
  ({ type: 'tickets', mode, ...more }) as Extract<Source, { type: 'tickets' }>;
const share = (computed: ReturnType<typeof valueFromTickets>) =>
  computed.type === 'share' ? computed.part / computed.whole : computed;

describe('linked work', () => {
  test.each([
    [['done', 'todo', 'doing', null] as Category[], { done: 1, total: 4 }],
    [['done', 'canceled'] as Category[], { done: 1, total: 1 }],
    [['canceled'] as Category[], { done: 0, total: 0 }],
    [[] as Category[], { done: 0, total: 0 }],
  ])('%o counts %o', (categories, expected) => expect(countWork(itemsOf(categories))).toEqual(expected));

  test('counts work without a ticket, and leaves removed links out', () => {
    const activities = [
      anActivity({ text: 'Room booked', done: true }),
      anActivity({ text: 'Flyer', done: false }),
      anActivity({ text: 'Removed', done: true, archivedAt: 1 }),
    ];
    expect(countWork(workItems(activities, new Map()))).toEqual({ done: 1, total: 2 });
  });

  test('counts a ticket once, however often it is linked; it contributes where one link does', () => {
    const ticket = aTicket({ id: 't', statusCategory: 'done' });
    const activities = [true, false].map((contributing) => anActivity({ ticketId: 't', contributing }));
    const items = workItems(activities, new Map([['t', ticket]]));
    expect(items).toHaveLength(1);
    expect(items[0]?.contributing).toBe(true);
  });

  test('reads tickets that share the immutable id as one, from the lowest id', () => {
    const tickets = [
      aTicket({ id: 't2', key: 'OPS-7', hostId: '10001', statusCategory: 'todo' }),
      aTicket({ id: 't1', key: 'WEB-3', hostId: '10001', statusCategory: 'done' }),
      aTicket({ id: 't3', key: 'WEB-4', hostId: '10001', site: 'other.atlassian.net' }),
    ];
    const activities = tickets.map((ticket) => anActivity({ ticketId: ticket.id }));
    const items = workItems(activities, new Map(tickets.map((ticket) => [ticket.id, ticket])));
    expect(countWork(items)).toEqual({ done: 1, total: 2 });
  });

  test('a ticket that was not read yet is not done', () => {
    expect(countWork(workItems([anActivity({ ticketId: 'unread' })], new Map()))).toEqual({
      done: 0,
      total: 1,
    });
  });
});

describe('a value from tickets', () => {
  const mixed: Category[] = ['done', 'done', 'doing', 'todo', 'canceled'];
  const sized = (index: number) => ({ estimate: [5, 3, 2, null, 40][index] ?? null });

  test('share: done of what is not canceled; doing counts nothing unless set', () => {
    expect(share(valueFromTickets(source('share'), itemsOf(mixed)))).toBe(0.5);
    expect(share(valueFromTickets(source('share', { doing: 0.5 }), itemsOf(mixed)))).toBe(0.625);
  });

  test('points: estimates of done over estimates, 1 for a ticket without', () => {
    expect(share(valueFromTickets(source('points'), itemsOf(mixed, sized)))).toBe(8 / 11);
    expect(share(valueFromTickets(source('points', { defaultEstimate: 6 }), itemsOf(mixed, sized)))).toBe(
      0.5,
    );
  });

  test('points that add up to nothing fall back to share', () => {
    const zero = itemsOf(['done', 'todo'], () => ({ estimate: 0 }));
    expect(share(valueFromTickets(source('points'), zero))).toBe(0.5);
    expect(share(valueFromTickets(source('points', { defaultEstimate: 0 }), itemsOf(['done', 'todo'])))).toBe(
      0.5,
    );
  });

  test('count and sum become the current value', () => {
    expect(valueFromTickets(source('count'), itemsOf(mixed))).toEqual({ type: 'value', value: 2 });
    expect(valueFromTickets(source('sum'), itemsOf(mixed, sized))).toEqual({ type: 'value', value: 10 });
  });

  test('a count stays met as scope grows', () => {
    const bugs = { type: 'number' as const, start: 0, target: 2, unit: 'bugs' };
    const computed = valueFromTickets(source('count'), itemsOf([...mixed, 'todo', 'todo', 'todo']));
    expect(applyTicketValue(bugs, computed)).toEqual({ current: 2, progress: { state: 'known', raw: 1 } });
  });

  test('only contributing tickets count; none: nothing to count', () => {
    const { activities, tickets } = linked(['done', 'todo']);
    const one = activities.map((activity, index) => ({ ...activity, contributing: index === 0 }));
    expect(share(valueFromTickets(source('share'), workItems(one, tickets)))).toBe(1);
    const none = activities.map((activity) => ({ ...activity, contributing: false }));
    for (const mode of ['share', 'points', 'count', 'sum'] as const) {
      const computed = valueFromTickets(source(mode), workItems(none, tickets));
      expect(applyTicketValue({ type: 'binary' }, computed).progress).toEqual({ state: 'nothing-to-count' });
    }
    const canceled = valueFromTickets(source('share'), itemsOf(['canceled']));
    expect(canceled).toEqual({ type: 'nothing' });
  });

  test('share is progress, and a value on the metric’s own scale', () => {
    const metric = { type: 'number' as const, start: 0, target: 100, unit: '%' };
    const computed = { type: 'share' as const, part: 3, whole: 5 };
    expect(applyTicketValue(metric, computed)).toEqual({
      current: 60,
      progress: { state: 'known', raw: 0.6 },
    });
  });
});

describe('the insight', () => {
  const eight: Category[] = ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'done', 'todo', 'todo'];
  const known = (raw: number) => ({ state: 'known' as const, raw });
  test.each([
    [eight, known(0.05), { work: 80, result: 5 }],
    [eight, known(0.4), { work: 80, result: 40 }], // 0.8 − 0.4 is 0.4
    [['done', 'done', 'done', 'todo', 'todo'] as Category[], known(0.2), { work: 60, result: 20 }], // 0.39999999999999997
    [eight, known(0.41), null],
    [eight, known(-0.5), { work: 80, result: 0 }],
    [eight, { state: 'needs-baseline' as const }, null],
    [['done', 'done', 'done', 'done'] as Category[], known(0), null], // fewer than five
    [['done', 'done', 'done', 'done', 'done'] as Category[], known(0), { work: 100, result: 0 }],
  ])('%o at %o: %o', (categories, progress, expected) => {
    expect(workInsight(itemsOf(categories), progress)).toEqual(expected);
  });

  test('work without a ticket does not make five tickets', () => {
    const { activities, tickets } = linked(['done', 'done', 'done', 'done']);
    const items = workItems([...activities, anActivity({ text: 'x', done: true })], tickets);
    expect(workInsight(items, known(0))).toBeNull();
  });
});
