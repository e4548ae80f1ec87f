import type { Chip, ToWorker } from '@/lib/messages/runtime';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { createChip } from './chip-view';
import { host, ticketAt } from './host';
import { atEnd, attempt, extension } from './life';

/** Keys that one message to the worker may carry. */
const BATCH = 500;

interface Spot {
  link: HTMLAnchorElement;
  /** As it stood in the page when the chip was put in: a recycled row changes it. */
  href: string;
  ticket: TicketRef;
  slot: Element | null;
}

/*
 * Chips on the host's lists and boards. Lists are virtualised destructively and rows recycled, so a chip belongs to
 * one row, one link node and one address together; whatever no longer fits is taken out.
 */
const known = new Map<string, Chip | null>();
const placed = new Map<Element, Spot & { chip: HTMLElement; data: Chip }>();

/** Beside the box that holds the key alone: such a box often cuts off what overflows it. */
function slotOf(link: Element): Element | null {
  let slot = link.parentElement;
  while (slot && slot.children.length < 2 && !slot.matches('li,td,[role]')) slot = slot.parentElement;
  return slot;
}

/** One a row: the last of several links to one ticket, as a first may be a full-card overlay or unseen. */
function findSpots(): Map<Element, Spot> {
  const found = new Map<Element, Spot>();
  let last: Element | undefined;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(host.links)) {
    const { href } = link;
    const ticket = ticketAt(href);
    if (ticket?.site !== location.host || link.closest(host.notIn)) continue;
    const rule = host.rows.find(({ row }) => link.closest(row));
    const row = (rule && link.closest(rule.row)) ?? link;
    if (last && found.get(last)?.ticket.key === ticket.key) found.delete(last);
    // A link without text lies over the whole card: there is nothing beside it.
    const slot = rule && !link.textContent ? row.querySelector(rule.slot) : null;
    found.set(row, { link, href, ticket, slot: slot ?? slotOf(link) });
    last = rule ? undefined : link;
  }
  return found;
}

/** Takes away the chips whose link now leads elsewhere; with `found`, also those that are not as they should be. */
export function pruneChips(found?: Map<Element, Spot>): void {
  for (const [row, { link, href, chip, data, ticket }] of placed) {
    const stands = link.href === href && chip.isConnected && data === known.get(ticket.key);
    if (stands && (!found || found.get(row)?.link === link)) continue;
    chip.remove();
    placed.delete(row);
  }
}

function draw(found: Map<Element, Spot>): void {
  pruneChips(found);
  for (const [row, spot] of found) {
    const data = known.get(spot.ticket.key);
    if (!data || placed.has(row)) continue;
    const chip = createChip(data);
    placed.set(row, { ...spot, chip, data });
    spot.slot?.append(chip);
  }
}

/** Puts chips on the rows that now stand in the page; `again` asks anew for what is known already. */
export async function scanChips(again?: boolean): Promise<void> {
  const found = findSpots();
  draw(found);
  const all = new Set([...found.values()].map(({ ticket }) => ticket.key));
  const keys = [...all].filter((key) => again || !known.has(key)).slice(0, BATCH);
  if (!keys.length) {
    // Nothing is in sight, as on a ticket's own page: what was known of the backlog may hold no more.
    if (again) known.clear();
    return;
  }
  const message: ToWorker = { type: 'readChips', host: host.id, site: location.host, keys };
  const answer = await attempt(() => extension.runtime.sendMessage(message));
  if (!answer) return;
  // What is out of sight is asked for when it comes back.
  if (again) known.clear();
  for (const key of keys) {
    const chip = answer.chips?.[key];
    known.set(key, chip?.name ? chip : null);
  }
  // The page may have moved on while the worker answered.
  draw(findSpots());
}

export const ticketOfChip = (chip: Element | null): TicketRef | undefined =>
  [...placed.values()].find((each) => each.chip === chip)?.ticket;

atEnd(() => {
  for (const { chip } of placed.values()) chip.remove();
});
