import { element, icon } from './element';
import { onOwn } from './event-shield';
import { label } from './extension';
import { clamp, topRange } from './prefs';

interface LauncherUse {
  top: number;
  onOpen: () => void;
  onNear: () => void;
  onMoved: (top: number) => void;
}

/** The tab at the window's edge: opens the panel, and is moved up and down by drag or by the arrow keys. */
export function createLauncher({ top, onOpen, onNear, onMoved }: LauncherUse): HTMLButtonElement {
  const name = label('contentLauncher');
  const button = element(
    'button',
    { type: 'button', 'aria-label': name, title: name },
    icon(
      '0 0 18 18',
      { d: 'M1 3h16v3H1z' },
      { d: 'M1 8h11v3H1z', opacity: 0.65 },
      { d: 'M1 13h6v3H1z', opacity: 0.35 },
    ),
  );
  let moved = false;
  let from = 0;
  const move = (to: number) => {
    top = clamp(to, topRange);
    button.style.top = `${top}vh`;
  };
  move(top);
  onOwn<PointerEvent>(button, 'pointerdown', (event) => {
    from = event.clientY;
    moved = false;
    button.setPointerCapture(event.pointerId);
  });
  onOwn<PointerEvent>(button, 'pointermove', (event) => {
    if (!event.buttons || (!moved && Math.abs(event.clientY - from) < 5)) return;
    moved = true;
    move(((event.clientY - 22) / innerHeight) * 100);
  });
  onOwn(button, 'pointerup', () => moved && onMoved(top));
  onOwn<MouseEvent>(button, 'click', () => {
    if (!moved) onOpen();
    moved = false;
  });
  onOwn<KeyboardEvent>(button, 'keydown', (event) => {
    const step = { ArrowUp: -5, ArrowDown: 5 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(top + step);
    onMoved(top);
  });
  button.addEventListener('pointerenter', onNear);
  button.addEventListener('focus', onNear);
  return button;
}
