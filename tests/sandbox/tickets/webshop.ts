import { generateTickets } from './generate';
import { hostileTickets } from './hostile';
import { type SandboxPerson, type SandboxProject, type SandboxTicket, statuses } from './types';

export const person: SandboxPerson = {
  accountId: '712020:5f0c2a4e-9d31-4c77-8a55-2f6f6f1d9b10',
  name: 'Maya Lindqvist',
  locale: 'en-US',
};
export const project: SandboxProject = { id: '10000', key: 'WEB', name: 'Webshop' };

type Status = keyof typeof statuses;
type Row = readonly [
  number: number,
  type: SandboxTicket['type'],
  status: Status,
  points: number | null,
  epic: number | null,
  assignee: string | null,
  summary: string,
];

const [maya, jonas, amina, li, tomas] = [
  'Maya Lindqvist',
  'Jonas Weber',
  'Amina Diallo',
  'Li Chen',
  'Tomás Rivera',
];

/** The running sprint is WEB-140 to WEB-159: what the demo and the pictures show. */
const rows: readonly Row[] = [
  [100, 'Epic', 'doing', null, null, maya, 'Faster product pages'],
  [101, 'Epic', 'doing', null, null, amina, 'Fewer abandoned carts'],
  [102, 'Epic', 'todo', null, null, jonas, 'Reasons to come back'],
  [103, 'Epic', 'todo', null, null, li, 'Search that finds'],
  [104, 'Epic', 'doing', null, null, tomas, 'Checkout on one page'],
  [105, 'Epic', 'todo', null, null, maya, 'A shop everyone can use'],
  [140, 'Task', 'done', 3, 100, jonas, 'Measure page load from real visits'],
  [141, 'Bug', 'done', 2, 100, li, 'Web font blocks the first paint'],
  [142, 'Story', 'doing', 5, 100, maya, 'Lazy-load product images below the fold'],
  [143, 'Story', 'todo', 5, 101, amina, 'Remind shoppers of an abandoned cart by e-mail'],
  [144, 'Story', 'todo', 3, 100, maya, 'Compress hero images at build time'],
  [145, 'Task', 'todo', 8, null, jonas, 'Upgrade the build to the next major version'],
  [146, 'Story', 'review', 3, 104, tomas, 'Show shipping costs before the last step'],
  [147, 'Bug', 'doing', 2, 101, amina, 'Cart is empty after signing in on a second device'],
  [148, 'Story', 'todo', 5, 101, amina, 'Keep the cart for thirty days'],
  [149, 'Story', 'review', 3, 100, li, 'Serve images as AVIF where the browser can'],
  [150, 'Task', 'done', 2, 100, maya, 'Preconnect to the image host'],
  [151, 'Story', 'done', 3, 104, tomas, 'Let guests check out without an account'],
  [152, 'Story', 'todo', 8, 102, jonas, 'Suggest what goes with the last order'],
  [153, 'Bug', 'todo', 1, 105, null, 'Focus is lost when the size picker closes'],
  [154, 'Story', 'doing', 5, 104, tomas, 'Address completion in the checkout form'],
  [155, 'Task', 'todo', 2, 101, null, 'Log the step at which shoppers leave'],
  [156, 'Story', 'todo', 3, 103, li, 'Tolerate typing mistakes in product search'],
  [157, 'Bug', 'review', 2, 104, tomas, 'Voucher field accepts expired codes'],
  [158, 'Story', 'todo', 5, 102, jonas, 'Wish list that survives signing out'],
  [159, 'Story', 'todo', 3, 105, maya, 'Describe product images for screen readers'],
];

const description =
  'Visitors on slow connections wait for images they never scroll to. Load what is in view first, the rest when it comes near. ' +
  'Agreed with Design: a blurred placeholder of the same size, so that nothing jumps.';

const written: readonly SandboxTicket[] = rows.map(
  ([number, type, status, points, epic, assignee, summary]) => ({
    id: String(10_000 + number),
    key: `WEB-${number}`,
    summary,
    type,
    status: statuses[status],
    points,
    parent: epic === null ? null : `WEB-${epic}`,
    assignee: assignee ?? null,
    inSprint: number >= 140,
    description: number === 142 ? description : '',
    // Moved here from the Shop project, which is gone.
    ...(number === 150 && { formerKeys: ['SHOP-12'] }),
  }),
);

/** A thousand tickets, in backlog order: written ones, hostile ones, generated ones. Always the same. */
export function webshopTickets(count = 1000): SandboxTicket[] {
  const known = [...written, ...hostileTickets()];
  return [...known, ...generateTickets(160, Math.max(0, count - known.length))];
}
