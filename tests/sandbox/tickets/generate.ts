import { type SandboxTicket, statuses } from './types';

const verbs = [
  'Show',
  'Cache',
  'Translate',
  'Test',
  'Simplify',
  'Log',
  'Move',
  'Document',
  'Validate',
  'Speed up',
  'Redesign',
  'Retire',
];
const things = [
  'the size guide',
  'order history',
  'delivery dates',
  'the returns form',
  'category filters',
  'product reviews',
  'gift cards',
  'stock levels',
  'the newsletter form',
  'saved addresses',
  'the invoice download',
  'price alerts',
  'the store finder',
  'payment errors',
  'the mobile menu',
  'product videos',
  'loyalty points',
];
const ends = [
  'on phones',
  'for signed-in shoppers',
  'in the checkout',
  'for the German shop',
  'behind a flag',
  'in the confirmation e-mail',
  'on slow connections',
  'for screen readers',
  'before the sale',
  'without a page load',
  'on category pages',
];
const people = ['Maya Lindqvist', 'Jonas Weber', 'Amina Diallo', 'Li Chen', 'Tomás Rivera', null];
const types = ['Story', 'Task', 'Story', 'Bug'] as const;
const points = [1, 2, 3, 5, 8, null];
const states = [statuses.todo, statuses.todo, statuses.todo, statuses.doing, statuses.done];

/** The i-th of a list, whatever i is. */
function pick<T>(list: readonly [T, ...T[]] | readonly T[], i: number): T {
  return list[i % list.length] as T;
}

/** `count` tickets from WEB-`first` on. By counting, not by chance: the same every time, titles all different. */
export function generateTickets(first: number, count: number): SandboxTicket[] {
  return Array.from({ length: count }, (_, i) => ({
    id: String(10_000 + first + i),
    key: `WEB-${first + i}`,
    summary: `${pick(verbs, i)} ${pick(things, i)} ${pick(ends, i)}`,
    type: pick(types, i + Math.floor(i / 7)),
    status: pick(states, i * 3 + Math.floor(i / 5)),
    points: pick(points, i * 5 + Math.floor(i / 6)),
    parent: i % 3 === 0 ? `WEB-${100 + (i % 6)}` : null,
    assignee: pick(people, i * 7 + Math.floor(i / 11)),
    inSprint: false,
    description: '',
  }));
}
