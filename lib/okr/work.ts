import type { Activity } from './kinds/activity';
import type { Source } from './kinds/key-result';
import type { Ticket } from './kinds/ticket';
import { type Metric, metricOf } from './metrics';
import type { Current, Progress } from './metrics/types';
import { clampProgress, epsilon, percentOf } from './rounding';
import { readAs } from './same-ticket';

/** One piece of linked work. `ticket` null = work without one, or a ticket not read yet. */
export interface WorkItem {
  ticket: Ticket | null;
  isTicket: boolean;
  done: boolean;
  contributing: boolean;
}

/**
 * The work linked to one key result, each ticket once, canceled ones left out. Records that share a key or the host's
 * immutable id are one ticket, read from the lowest id; it contributes where one of its links does.
 */
export function workItems(activities: readonly Activity[], tickets: ReadonlyMap<string, Ticket>): WorkItem[] {
  const lowest = readAs(tickets.values());
  const items = new Map<string, WorkItem>();
  for (const activity of activities) {
    if (activity.archivedAt !== null) continue;
    const own = activity.ticketId === null ? undefined : tickets.get(activity.ticketId);
    const ticket = own ? (lowest.get(own.id) ?? own) : null;
    if (ticket?.statusCategory === 'canceled') continue;
    const key = ticket?.id ?? activity.ticketId ?? activity.id;
    const isTicket = activity.ticketId !== null;
    const before = items.get(key);
    items.set(key, {
      ticket,
      isTicket,
      done: isTicket ? ticket?.statusCategory === 'done' : activity.done,
      contributing: activity.contributing || before?.contributing === true,
    });
  }
  return [...items.values()];
}

export const countWork = (items: readonly WorkItem[]): { done: number; total: number } => ({
  done: items.filter((item) => item.done).length,
  total: items.length,
});

/** A value computed from tickets: progress itself, a number for the metric, or nothing to count. */
export type TicketValue =
  | { type: 'share'; part: number; whole: number }
  | { type: 'value'; value: number }
  | { type: 'nothing' };
type TicketSource = Extract<Source, { type: 'tickets' }>;

/**
 * The value of a key result whose source is tickets, over its contributing ones:
 * share = mean of todo 0, doing 0 (a setting), done 1; points = estimates of done ÷ estimates, share where there are
 * none; count = number of done; sum = sum of the estimates.
 */
export function valueFromTickets(source: TicketSource, items: readonly WorkItem[]): TicketValue {
  const counted = items.filter((item) => item.isTicket && item.contributing);
  if (counted.length === 0) return { type: 'nothing' };
  const sum = (of: (item: WorkItem) => number) => counted.reduce((total, item) => total + of(item), 0);
  const estimate = (item: WorkItem) => item.ticket?.estimate ?? source.defaultEstimate ?? 1;
  const worth = (item: WorkItem) =>
    item.done ? 1 : item.ticket?.statusCategory === 'doing' ? (source.doing ?? 0) : 0;
  if (source.mode === 'count') return { type: 'value', value: sum((item) => (item.done ? 1 : 0)) };
  if (source.mode === 'sum') return { type: 'value', value: sum((item) => item.ticket?.estimate ?? 0) };
  const points = sum(estimate);
  if (source.mode === 'points' && points > 0) {
    return { type: 'share', part: sum((item) => (item.done ? estimate(item) : 0)), whole: points };
  }
  return { type: 'share', part: sum(worth), whole: counted.length };
}

/** What a computed value means for a metric: what it stands at, and its progress. */
export function applyTicketValue(
  metric: Metric,
  computed: TicketValue,
): { current: Current; progress: Progress } {
  const type = metricOf(metric);
  if (computed.type === 'nothing') return { current: null, progress: { state: 'nothing-to-count' } };
  if (computed.type === 'value') {
    return { current: computed.value, progress: type.progress(metric, computed.value) };
  }
  const share = computed.part / computed.whole;
  const [start, end] = [type.start(metric), type.reached(metric)];
  const onScale = typeof start === 'number' && typeof end === 'number';
  return {
    current: onScale ? start + (end - start) * share : null,
    progress: { state: 'known', raw: share },
  };
}

/** "The work lands, the number does not": work − result ≥ 0.4 with ≥ 5 tickets. Whole per cent. */
export function workInsight(
  items: readonly WorkItem[],
  progress: Progress,
): { work: number; result: number } | null {
  const tickets = items.filter((item) => item.isTicket).length;
  if (tickets < 5 || progress.state !== 'known') return null;
  const { done, total } = countWork(items);
  const result = clampProgress(progress.raw);
  if (done / total - result < 0.4 - epsilon) return null;
  return { work: percentOf(done / total), result: percentOf(result) };
}
