import type { HostPage, RowRule } from '@/lib/hosts/types';
import type { Chip, ToWorker } from '@/lib/messages/runtime';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { createChip, parseChips } from './chip-view';
import { attempt, extension } from './extension';

/** Keys that one message to the worker may carry. */
const BATCH = 500;

interface Spot {
  link: HTMLAnchorElement;
  /** As it stood in the page when the chip was put in: a recycled row changes it. */
  href: string | null;
  ticket: TicketRef;
  row: Element;
  rule?: RowRule;
}

interface Placed extends Spot {
  chip: HTMLElement;
  shown: string;
}

export interface Chips {
  /** Puts chips on the rows that now stand in the page and takes away those whose row has another ticket. */
  scan: () => Promise<void>;
  /** Asks again for what is known: something was linked or checked in. */
  refresh: () => Promise<void>;
  ticketOf: (chip: Element) => TicketRef | undefined;
}

/**
 * Chips on the host's lists and boards. Lists are virtualised destructively and rows recycled, so a chip belongs to
 * one row, one link node and one address together; whatever no longer fits is taken out.
 */
export function createChips(host: HostPage, site: string, life: AbortController, onAdded: () => void): Chips {
  const known = new Map<string, Chip | null>();
  const placed = new Map<Element, Placed>();
  const anyRow = host.rows.map((rule) => rule.row).join();

  /** One a row; the last of several links to one ticket, as the first is a full-card overlay or for screen readers. */
  function spots(): Map<Element, Spot> {
    const found = new Map<Element, Spot>();
    let former: Spot | undefined;
    for (const link of document.querySelectorAll<HTMLAnchorElement>(host.links)) {
      if (!URL.canParse(link.href) || link.closest(host.notIn)) continue;
      const ticket = host.parseTicket(new URL(link.href));
      if (ticket?.site !== site) continue;
      const ruled = link.closest(anyRow);
      const rule = ruled ? host.rows.find((each) => ruled.matches(each.row)) : undefined;
      if (former && !former.rule && former.ticket.key === ticket.key) found.delete(former.row);
      former = { link, href: link.getAttribute('href'), ticket, row: ruled ?? link, rule };
      found.set(former.row, former);
    }
    return found;
  }

  async function ask(keys: string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += BATCH) {
      const some = keys.slice(at, at + BATCH);
      const message: ToWorker = { type: 'readChips', host: host.id, site, keys: some };
      const answer = await attempt(life, () => extension().runtime.sendMessage(message));
      if (answer === undefined) return;
      const chips = parseChips(answer);
      for (const key of some) known.set(key, chips[key] ?? null);
    }
  }

  function draw(found: Map<Element, Spot>): void {
    for (const [row, was] of placed) {
      const now = found.get(row);
      const chip = now && known.get(now.ticket.key);
      const same = now?.link === was.link && now.href === was.href && was.chip.isConnected;
      if (chip && same && JSON.stringify(chip) === was.shown) continue;
      was.chip.remove();
      placed.delete(row);
    }
    const fresh: { chip: HTMLElement; row: Element; slot: Element; height: number }[] = [];
    for (const [row, spot] of found) {
      const data = placed.has(row) ? null : known.get(spot.ticket.key);
      const slot = (spot.rule?.slot && row.querySelector(spot.rule.slot)) || spot.link.parentElement;
      if (!data || !slot) continue;
      const chip = createChip(data);
      placed.set(row, { ...spot, chip, shown: JSON.stringify(data) });
      const box = spot.rule ? row : slot;
      fresh.push({ chip, slot, row: box, height: box.clientHeight });
    }
    for (const { slot, chip } of fresh) slot.append(chip);
    // Where a layout we do not know grew by it, the chip leaves the flow and keeps its shape alone.
    for (const { row, chip, height } of fresh) if (row.clientHeight > height) chip.setAttribute('small', '');
    if (fresh.length) onAdded();
  }

  async function scan(): Promise<void> {
    const found = spots();
    const keys = new Set([...found.values()].map(({ ticket }) => ticket.key));
    const unknown = [...keys].filter((key) => !known.has(key));
    draw(found);
    if (!unknown.length) return;
    await ask(unknown);
    // The page may have moved on while the worker answered.
    if (!life.signal.aborted) draw(spots());
  }

  const links = new MutationObserver((records) => {
    const changed = new Set(records.map(({ target }) => target));
    for (const [row, { link, href, chip }] of placed) {
      if (!changed.has(link) || link.getAttribute('href') === href) continue;
      chip.remove();
      placed.delete(row);
    }
  });
  links.observe(document, { subtree: true, attributeFilter: ['href'] });
  life.signal.addEventListener('abort', () => {
    links.disconnect();
    for (const { chip } of placed.values()) chip.remove();
  });

  return {
    scan,
    async refresh() {
      await ask([...known.keys()]);
      await scan();
    },
    ticketOf: (chip) => [...placed.values()].find((each) => each.chip === chip)?.ticket,
  };
}
