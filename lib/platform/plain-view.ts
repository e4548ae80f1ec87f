/** Milliseconds that the frame has to be in plain view before a press counts. */
export const settled = 500;
/** Milliseconds that the pointer has to be over the frame: in less, the frame may have come to the pointer. */
export const dwell = 300;
/** The browser looks so often, in milliseconds, at whether the frame is covered: its own lower bound. */
const lookEvery = 100;
/** CSS pixels: a panel smaller than this shows too little of what a control is for. */
const least = { width: 200, height: 120 };
/** Pixels by which two positions of a pointer at rest may differ. */
const slack = 2;

/** `unknown` = nothing speaks against it, but this browser cannot tell whether something lies over the frame. */
export type Verdict = 'clear' | 'covered' | 'unknown';

export interface ViewParts {
  window: Pick<Window, 'addEventListener' | 'innerWidth' | 'innerHeight'>;
  root: EventTarget;
  /** Calls `tell` whenever it changes whether the whole frame is in plain view; false = the browser cannot say that. */
  observe: (tell: (isSeen: boolean) => void) => boolean;
  /** Milliseconds since whenever; never back. */
  now: () => number;
  /** Whether no style of the page hides the panel. */
  readStyles: () => Promise<boolean>;
}

/**
 * Watches from within a frame whether a person sees what they press. The page around it is not ours: it can lay things
 * over the frame, make it transparent, cut, turn or shrink it, or slip it under the pointer just before a press.
 * The answer is about the last press.
 */
export function watchView({ window, root, observe, now, readStyles }: ViewParts): () => Promise<Verdict> {
  /** Since when the frame is in plain view; null = it is not. */
  let seenSince: number | null = null;
  const isKnown = observe((isSeen) => {
    if (!isSeen) seenSince = null;
    else seenSince ??= now();
  });

  /** Since when the pointer is over a frame that has not moved; null = it is elsewhere. */
  let overSince: number | null = null;
  let last: Pick<MouseEvent, 'screenX' | 'screenY' | 'clientX' | 'clientY'> | null = null;
  /** Keys, and a finger, are nowhere before they press. */
  let isPointed = false;
  const follow = (event: PointerEvent) => {
    const { screenX, screenY, clientX, clientY } = event;
    const isAtRest = last && Math.hypot(screenX - last.screenX, screenY - last.screenY) <= slack;
    const isSamePlace = last && Math.hypot(clientX - last.clientX, clientY - last.clientY) <= 2 * slack;
    // At rest, and elsewhere in the frame: the frame went. Pressed where it has not come to: it came from outside.
    if (isAtRest ? !isSamePlace : event.type === 'pointerdown') overSince = null;
    overSince ??= now();
    last = { screenX, screenY, clientX, clientY };
    if (event.type === 'pointerdown') isPointed = event.pointerType !== 'touch';
  };
  const listen = (
    target: Pick<EventTarget, 'addEventListener'>,
    kind: string,
    take: (event: never) => void,
  ) => target.addEventListener(kind, take as (event: Event) => void, { capture: true, passive: true });
  listen(window, 'pointermove', follow);
  listen(window, 'pointerdown', follow);
  listen(root, 'pointerleave', ({ target }: Event) => {
    if (target === root) overSince = last = null;
  });
  listen(window, 'keydown', () => {
    isPointed = false;
  });
  // As screen readers press.
  listen(window, 'click', ({ detail }: MouseEvent) => {
    if (detail === 0) isPointed = false;
  });

  return async () => {
    const at = now();
    const isSteady = !isPointed || (overSince !== null && at - overSince >= dwell);
    const isLarge = window.innerWidth >= least.width && window.innerHeight >= least.height;
    const isSeen = !isKnown || (seenSince !== null && at - seenSince >= settled);
    if (!isSteady || !isLarge || !isSeen || !(await readStyles().catch(() => false))) return 'covered';
    return isKnown ? 'clear' : 'unknown';
  };
}

/**
 * The browser's own answer, where it has one: nothing over the frame, no filter, no transparency, all of it within the
 * window. Whether it is bare is asked of a line at the frame's edge, as the frame's own menus lie over the rest.
 */
export function observeView({ body }: Document): ViewParts['observe'] {
  return (tell) => {
    if (!('isVisible' in IntersectionObserverEntry.prototype)) return false;
    let isBare = false;
    let isWhole = false;
    const put = (name: string) => {
      const made = body.appendChild(body.ownerDocument.createElement('div'));
      made.className = name;
      return made;
    };
    const line = put('view-line');
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries as (IntersectionObserverEntry & { isVisible: boolean })[])
          if (entry.target === line) isBare = entry.isVisible;
          else isWhole = entry.intersectionRatio >= 0.98;
        tell(isBare && isWhole);
      },
      { trackVisibility: true, delay: lookEvery, threshold: [0, 0.5, 0.98, 1] } as IntersectionObserverInit,
    );
    observer.observe(line);
    observer.observe(put('view-sheet'));
    return true;
  };
}
