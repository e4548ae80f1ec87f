import type { Chip, ToWorker } from '@/lib/messages/runtime';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { createChip } from './chip-view';
import { host, ticketAt } from './host';
import { atEnd, attempt, extension } from './life';

/** Keys that one message to the worker may carry. */
const BATCH = 500;

interface Spot {
  link: HTMLElement;
  /** As it stood in the page when the chip was put in: a recycled row changes it. */
  href: string;
  ticket: TicketRef;
  /** The ticket's own. */
  url: string;
}

/*
 * Chips on the host's lists and boards. Lists are virtualised destructively and rows recycled, so a chip belongs to
 * one row, one link node and one address together; whatever no longer fits is taken out. Kept by address, as one
 * page may show tickets of several sites.
 */
const known = new Map<string, Chip | null>();
const placed = new Map<Element, Spot & { chip: HTMLElement; data: Chip }>();

const hrefOf = (link: HTMLElement) => (link as HTMLAnchorElement).href ?? host.addressOf?.(link);

/** Beside the box that holds the key alone: such a box often cuts off what overflows it. */
function slotOf(link: Element): Element | null {
  let slot = link.parentElement;
  while (slot && slot.children.length < 2 && !slot.matches('li,td,p,[role]')) slot = slot.parentElement;
  return slot;
}

/** One a row: the last of several links to one ticket, as a first may be a full-card overlay or unseen. */
function findSpots(): Map<Element, Spot> {
  const found = new Map<Element, Spot>();
  let last: Element | undefined;
  for (const link of document.querySelectorAll<HTMLElement>(host.links)) {
    const href = hrefOf(link);
    const ticket = ticketAt(href);
    if (!ticket || link.closest(host.notIn)) continue;
    const url = host.ticketUrl(ticket);
    const card = link.closest(host.rows);
    const row = card ?? link;
    // A card is of its first link's ticket: others may lead to what that belongs to.
    if ((found.get(row)?.url ?? url) !== url) continue;
    if (last && found.get(last)?.url === url) found.delete(last);
    found.set(row, { link, href, ticket, url });
    last = card ? undefined : link;
  }
  return found;
}

/** Takes away the chips whose link now leads elsewhere; with `found`, also those that are not as they should be. */
export function pruneChips(found?: Map<Element, Spot>): void {
  for (const [row, { link, href, chip, data, url }] of placed) {
    const stands = hrefOf(link) === href && chip.isConnected && data === known.get(url);
    if (stands && (!found || found.get(row)?.link === link)) continue;
    chip.remove();
    placed.delete(row);
  }
}

function draw(found: Map<Element, Spot>): void {
  pruneChips(found);
  for (const [row, spot] of found) {
    const data = known.get(spot.url);
    if (!data || placed.has(row)) continue;
    const chip = createChip(data);
    placed.set(row, { ...spot, chip, data });
    const [how, at] = host.place(row, spot.link, spot.ticket.key);
    (at ?? slotOf(spot.link))?.[how](chip);
  }
}

/** Puts chips on the rows that now stand in the page; `again` asks anew for what is known already. */
export async function scanChips(again?: boolean): Promise<void> {
  const found = findSpots();
  draw(found);
  const unknown = [...found.values()].filter(({ url }) => again || !known.has(url));
  const site = unknown[0]?.ticket.site;
  if (!site) {
    // Nothing is in sight, as on a ticket's own page: what was known of the backlog may hold no more.
    if (again) known.clear();
    return;
  }
  const asked = unknown.filter(({ ticket }) => ticket.site === site).slice(0, BATCH);
  const answer = await attempt(() =>
    extension.runtime.sendMessage({
      type: 'readChips',
      host: host.id,
      site,
      keys: asked.map(({ ticket }) => ticket.key),
    } satisfies ToWorker),
  );
  if (!answer) return;
  // What is out of sight is asked for when it comes back.
  if (again) known.clear();
  for (const { url, ticket } of asked) {
    const chip = answer.chips?.[ticket.key];
    known.set(url, chip?.name ? chip : null);
  }
  // The page may have moved on while the worker answered; some may be of another site, or beyond the batch.
  await scanChips();
}

export const ticketOfChip = (chip: Element | null): TicketRef | undefined =>
  [...placed.values()].find((each) => each.chip === chip)?.ticket;

// None is as it should be where nothing was found.
atEnd(() => pruneChips(new Map()));
