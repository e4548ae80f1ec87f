import type { Page } from 'playwright-core';

/** One event as a listener of the page saw it: every field but the times. */
export type Seen = Readonly<Record<string, unknown>>;

declare global {
  interface Window {
    /** Of the recorder, taken and emptied by `takeSeen`. */
    __seen: Seen[];
    __shifts: Shift[];
  }
}

export interface Shift {
  value: number;
  hadInput: boolean;
  /** All that moved stands in a line with a chip and moved along it: the room that a chip takes in its row. */
  alongChip: boolean;
}

/** Listens to keys, pointers, clicks, wheel and focus, on window and document, on the way down and up, before any script of the page. */
export async function record(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window !== top || window.__seen) return;
    window.__seen = [];
    window.__shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: readonly { previousRect: DOMRect; currentRect: DOMRect }[];
        };
        const chips = [...document.querySelectorAll('keyline-chip')].map((chip) =>
          chip.getBoundingClientRect(),
        );
        const alongChip = sources.every(
          ({ previousRect: from, currentRect: to }) =>
            from.top === to.top &&
            from.height === to.height &&
            chips.some(({ top, bottom }) => top < to.bottom && bottom > to.top),
        );
        window.__shifts.push({ value, hadInput: hadRecentInput, alongChip: sources.length > 0 && alongChip });
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const kinds =
      'keydown keypress keyup beforeinput input pointerdown pointerup pointercancel mousedown mouseup click dblclick auxclick contextmenu wheel focusin focusout';
    const fields =
      'type key code location repeat isComposing charCode keyCode ctrlKey altKey shiftKey metaKey button buttons clientX clientY screenX screenY pageX pageY offsetX offsetY pointerId pointerType isPrimary pressure width height deltaX deltaY deltaMode detail inputType data isTrusted bubbles cancelable composed defaultPrevented eventPhase'.split(
        ' ',
      );
    const nameOf = (target: EventTarget | null) =>
      target instanceof Element
        ? `${target.localName}${target.id && `#${target.id}`}.${target.getAttribute('class') ?? ''}`
        : String(target);
    for (const [place, name] of [
      [window, 'window'],
      [document, 'document'],
    ] as const)
      for (const kind of kinds.split(' '))
        for (const capture of [true, false])
          place.addEventListener(
            kind,
            (event) => {
              const seen: Record<string, unknown> = { at: name, way: capture ? 'down' : 'up' };
              for (const field of fields)
                if (field in event) seen[field] = (event as unknown as Record<string, unknown>)[field];
              seen.path = event.composedPath().map(nameOf);
              seen.related = nameOf((event as FocusEvent).relatedTarget ?? null);
              window.__seen.push(seen);
            },
            { capture, passive: true },
          );
  });
}

export const takeSeen = (page: Page): Promise<Seen[]> => page.evaluate(() => window.__seen.splice(0));
export const takeShifts = (page: Page) => page.evaluate(() => window.__shifts.splice(0));

/** The page's whole tree as text, without what is the extension's; and how much that was. */
export const readTree = (page: Page) =>
  page.evaluate(() => {
    const tree = document.documentElement.cloneNode(true) as Element;
    const panels = tree.querySelectorAll('keyline-panel');
    const chips = tree.querySelectorAll('keyline-chip');
    for (const each of [...panels, ...chips]) each.remove();
    // Written anew with every load.
    for (const script of tree.querySelectorAll('script')) script.removeAttribute('nonce');
    return { text: tree.outerHTML, panels: panels.length, chips: chips.length };
  });
