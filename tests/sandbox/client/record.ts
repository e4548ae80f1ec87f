/** What a key press or pointer event looked like to the host page. */
export interface HostEvent {
  type: string;
  /** Of a key event. */
  key?: string;
  /** Tag name of the target, lower case. */
  target: string;
  /** Of a pointer event, in CSS pixels. */
  x?: number;
  y?: number;
}

declare global {
  interface Window {
    /** Key events the host page saw, in order. */
    __hostKeys: HostEvent[];
    /** Pointer and click events the host page saw, in order. */
    __hostPointer: HostEvent[];
    /** What the host's own single-key shortcuts did. */
    __hostShortcuts: string[];
  }
}

const keyTypes = ['keydown', 'keypress', 'keyup'] as const;
const pointerTypes = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'dblclick',
  'contextmenu',
] as const;

/** Listens on the document in the capture phase: sooner than any handler of the page, later than the window's. */
export function recordHostEvents(): void {
  window.__hostKeys = [];
  window.__hostPointer = [];
  window.__hostShortcuts = [];
  const tag = (event: Event) => (event.target instanceof Element ? event.target.localName : 'document');
  for (const type of keyTypes) {
    document.addEventListener(
      type,
      (event) => window.__hostKeys.push({ type, key: event.key, target: tag(event) }),
      true,
    );
  }
  for (const type of pointerTypes) {
    document.addEventListener(
      type,
      (event) => window.__hostPointer.push({ type, target: tag(event), x: event.clientX, y: event.clientY }),
      true,
    );
  }
}
