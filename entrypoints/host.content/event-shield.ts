import { on } from './life';
import { node, root } from './mount';

const kinds =
  'keydown keypress keyup pointerdown pointermove pointerup mousedown mouseup click focusin focusout';

/** What the pointer was last pressed on: a drag that leaves it still belongs to it. */
let held: Element | null;

/** The element of the closed shadow root that an event is for: at the window, its target is the whole node. */
function innerOf(event: Event): Element | null {
  if (!(event instanceof MouseEvent) || (event.type === 'click' && !event.detail)) return root.activeElement;
  if (!/move|up/.test(event.type)) held = root.elementFromPoint(event.clientX, event.clientY);
  return held;
}

/**
 * Keeps events on our own nodes from the host: its shortcuts, capture-phase click handlers and focus traps never see
 * them. Stopped at the window they would not reach us either, so they are handed to `take` with the element within
 * the closed shadow root, or with the chip. Events on the host's nodes pass untouched.
 */
export function shieldEvents(take: (event: Event, element: Element | null) => void): void {
  on(
    window,
    kinds,
    (event) => {
      const target = event.target as Element;
      const isChip = target.localName === 'keyline-chip';
      // What a page makes up is no person's wish.
      if ((!isChip && target !== node) || !event.isTrusted) return;
      event.stopImmediatePropagation();
      take(event, isChip ? target : innerOf(event));
    },
    true,
  );
}
