import { element } from './element';
import { onOwn } from './event-shield';
import { label } from './extension';
import { clamp, widthRange } from './prefs';

/** From this window width the page makes room; below, the panel lies over it. */
const PUSH = '(min-width:1280px)';

export interface Layout {
  handle: HTMLElement;
  /** Makes room, or gives it back. */
  show: (open: boolean) => void;
}

/** The panel's width and the room the host page leaves for it. */
export function createLayout(
  aside: HTMLElement,
  width: number,
  onResized: (width: number) => void,
  signal: AbortSignal,
): Layout {
  const { style } = document.documentElement;
  const wide = matchMedia(PUSH);
  let open = false;
  const handle = element('hr', {
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-label': label('contentResize'),
    'aria-valuemin': widthRange[0],
    'aria-valuemax': widthRange[1],
  });
  const apply = () => {
    aside.style.setProperty('--w', `${width}px`);
    handle.setAttribute('aria-valuenow', String(width));
    aside.className = wide.matches ? '' : 'over';
    if (open && wide.matches) {
      // Padding, since a page that sets the width of `html` would ignore a margin.
      style.setProperty('padding-right', `${width}px`, 'important');
      style.setProperty('box-sizing', 'border-box', 'important');
    } else {
      style.removeProperty('padding-right');
      style.removeProperty('box-sizing');
    }
  };
  const resize = (to: number) => {
    width = clamp(to, widthRange);
    apply();
  };
  onOwn<PointerEvent>(handle, 'pointerdown', (event) => handle.setPointerCapture(event.pointerId));
  onOwn<PointerEvent>(handle, 'pointermove', (event) => event.buttons && resize(innerWidth - event.clientX));
  onOwn(handle, 'pointerup', () => onResized(width));
  onOwn<KeyboardEvent>(handle, 'keydown', (event) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (!step) return;
    event.preventDefault();
    resize(width + step);
    onResized(width);
  });
  const show = (now: boolean) => {
    open = now;
    apply();
  };
  apply();
  wide.addEventListener('change', apply, { signal });
  // On paper there is no panel to leave room for.
  addEventListener('beforeprint', () => style.removeProperty('padding-right'), { signal });
  addEventListener('afterprint', apply, { signal });
  signal.addEventListener('abort', () => show(false));
  return { handle, show };
}
