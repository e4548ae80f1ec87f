const kinds =
  'keydown keypress keyup pointerdown pointermove pointerup pointercancel mousedown mouseup click dblclick auxclick contextmenu touchstart touchend focusin focusout';

/**
 * Keeps events on our own nodes from the host: its shortcuts, capture-phase click handlers and focus traps never see
 * them. Stopped at the window they would not reach us either, so within the closed shadow root each comes back as an
 * event of its own, `own-<kind>`, with the original as `detail`. Events on the host's nodes pass untouched.
 */
export function shieldEvents(
  node: HTMLElement,
  root: ShadowRoot,
  onChip: (chip: Element) => void,
  signal: AbortSignal,
): void {
  let held: Element | null = null;
  const inner = (event: Event): Element | null => {
    const { type } = event;
    if (!(event instanceof MouseEvent) || (type === 'click' && !event.detail)) return root.activeElement;
    if (/move|up|cancel/.test(type)) return held;
    const hit = root.elementFromPoint(event.clientX, event.clientY);
    if (type === 'pointerdown') held = hit;
    return hit;
  };
  const shield = (event: Event) => {
    const target = event.target as Element;
    const onPanel = target === node;
    if (!onPanel && target.localName !== 'keyline-chip') return;
    event.stopImmediatePropagation();
    if (onPanel) {
      inner(event)?.dispatchEvent(new CustomEvent(`own-${event.type}`, { detail: event, bubbles: true }));
      if (event.type === 'pointerup' || event.type === 'pointercancel') held = null;
    } else if (event.type === 'click') {
      event.preventDefault();
      onChip(target);
    }
  };
  for (const kind of kinds.split(' ')) addEventListener(kind, shield, { capture: true, signal });
}

/** Listens within the shadow root for what the shield hands on. */
export const onOwn = <E extends Event>(target: Element, kind: string, listener: (event: E) => void): void =>
  target.addEventListener(`own-${kind}`, (event) => listener((event as CustomEvent<E>).detail));
