import type { Intent } from '@/lib/messages/frame';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { choose } from './context';
import { element, icon } from './element';
import { on } from './life';
import { node, placeNode, root } from './mount';
import { aside, frame, updateFrame, wantFrame } from './panel-frame';
import { labels, prefs, savePrefs, watchPrefs } from './prefs';
import { panelStyle, pushStyle } from './style';

/** What an arrow key adds to the launcher's height in the window and to the panel's width. */
const steps: Record<string, number> = { ArrowUp: -4, ArrowDown: 4, ArrowLeft: 16, ArrowRight: -16 };
/** Pixels a pointer moves before a press is a drag. */
const SLACK = 4;

const push = element('style');
const launcher = element('button', {}, icon('M0 1h10v2H0zM0 4h6v2H0zM0 7h3v2H0z', 'inherit'));
const handle = element('hr', {
  tabindex: 0,
  'aria-orientation': 'vertical',
});
let opener: Element | null;
let wantsFocus: boolean | undefined;
let from: number;
/** The last press was a drag, so the click at its end is none. */
let isDragged: boolean | undefined;

const clamp = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));

/** Brings what is seen in line with `prefs`. */
function show(): void {
  prefs.width = clamp(prefs.width, 360, 480);
  prefs.top = clamp(prefs.top, 5, 90);
  launcher.style.top = `${prefs.top}%`;
  aside.style.width = `${prefs.width}px`;
  handle.ariaValueNow = `${prefs.width}`;
  aside.hidden = !prefs.open;
  launcher.hidden = (prefs.open || prefs.off) as boolean;
  push.textContent = prefs.open ? pushStyle(prefs.width) : '';
}

function receive(type: unknown): void {
  if (type === 'close') closePanel();
  if (type === 'ready' && wantsFocus) {
    // Given up first: a frame focused while still empty keeps the focus without its document getting any.
    frame?.blur();
    frame?.focus();
  }
  if (type === 'hide-launcher') prefs.off = true;
  savePrefs();
}

/** Opens at a person's wish, for the page's ticket or another. */
export function openPanel(intent: Intent, ticket: TicketRef | null = null): void {
  if (!prefs.open) opener = document.activeElement;
  prefs.open = wantsFocus = true;
  choose(ticket);
  updateFrame();
  wantFrame(intent, receive);
  show();
  savePrefs();
  frame?.focus();
}

export function closePanel(): void {
  const focused = document.activeElement === node;
  prefs.open = wantsFocus = false;
  show();
  savePrefs();
  updateFrame();
  if (!focused) return;
  // Where nothing else had the focus, the page has its keys back.
  frame?.blur();
  (opener === node ? launcher : (opener as HTMLElement | null))?.focus();
}

/**
 * Hands on what has changed of the page, and stands where it can be seen. A panel that was open before the page
 * loaded opens once the tab is seen: a hundred tabs that wake at once would each load a frame.
 */
export function updatePanel(): void {
  placeNode();
  if (prefs.open && !document.hidden && !frame) wantFrame('open', receive);
  updateFrame();
}

/** Takes an event that the shield kept from the host. */
export function takeEvent(event: Event, inner: Element | null): void {
  const { type, key, buttons, pointerId, clientX, clientY } = event as PointerEvent & KeyboardEvent;
  const field = inner === handle ? 'width' : 'top';
  const isPress = type === 'keydown';
  if (isPress && key === 'Escape' && prefs.open) closePanel();
  const step = isPress && steps[key];
  if (step) prefs[field] += step;
  // The launcher takes the focus by keyboard alone: a press leaves the page its keys.
  if (step || (type === 'mousedown' && field === 'top')) event.preventDefault();
  if (type === 'pointerdown') {
    inner?.setPointerCapture(pointerId);
    from = clientX + clientY;
    isDragged = false;
  }
  if (type === 'pointermove' && buttons) {
    isDragged ||= Math.abs(clientX + clientY - from) > SLACK;
    if (isDragged) prefs[field] = field === 'top' ? (clientY / innerHeight) * 100 : innerWidth - clientX;
  }
  show();
  if (/up$/.test(type)) savePrefs();
  if (type === 'click' && inner?.closest('button') && !isDragged) openPanel('open');
}

export function mountPanel(): void {
  // The nodes of an older script go, which ends that script too.
  for (const old of document.querySelectorAll('keyline-panel,keyline-chip')) old.remove();
  node.ariaLabel = labels.contentPanel;
  launcher.title = labels.contentLauncher;
  handle.ariaLabel = labels.contentResize;
  node.append(push);
  root.append(element('style', {}, panelStyle), launcher, aside);
  aside.append(handle);
  // A click then finds the frame ready.
  on(launcher, 'pointerenter focus', () => {
    if (!frame) wantFrame('open', receive);
  });
  watchPrefs(show);
  show();
}
