import type { Intent, PageContext } from '@/lib/messages/frame';
import { element } from './element';
import { onOwn } from './event-shield';
import { createLauncher } from './launcher';
import { createLayout } from './layout';
import type { Mount } from './mount';
import { createPanelFrame } from './panel-frame';
import type { PagePrefs } from './prefs';
import { panelStyle } from './style';

export interface Panel {
  open: (intent: Intent, byPerson: boolean) => void;
  close: () => void;
  isOpen: () => boolean;
  /** Hands on what has changed of the page. */
  update: () => void;
  /** The node stands elsewhere and the frame had to go. */
  renew: () => void;
  showLauncher: () => void;
}

/** Launcher, panel and frame within the node's shadow root. */
export function createPanel(
  { node, root }: Mount,
  prefs: PagePrefs,
  save: () => void,
  context: () => PageContext,
  onClosed: () => void,
  life: AbortController,
): Panel {
  const { signal } = life;
  const aside = element('aside', {});
  let isOpen = false;
  let opener: Element | null = null;
  let wantsFocus = false;

  const layout = createLayout(
    aside,
    prefs.width,
    (width) => {
      prefs.width = width;
      save();
    },
    signal,
  );
  const launcher = createLauncher({
    top: prefs.top,
    onOpen: () => open('open', true),
    onNear: () => frame.warm(),
    onMoved: (top) => {
      prefs.top = top;
      save();
    },
  });
  const frame = createPanelFrame(aside, context, receive, life);

  function receive(type: string): void {
    if (type === 'close') close();
    if (type === 'ready' && isOpen && wantsFocus) frame.focus();
    wantsFocus = false;
    if (type === 'hide-launcher') {
      prefs.launcher = false;
      show(isOpen);
    }
  }

  function show(now: boolean): void {
    prefs.open = isOpen = now;
    aside.hidden = !now;
    launcher.hidden = now || !prefs.launcher;
    layout.show(now);
    save();
  }

  function open(intent: Intent, byPerson: boolean): void {
    if (!isOpen) opener = document.activeElement;
    frame.intend(intent);
    show(true);
    wantsFocus = byPerson;
    if (byPerson) frame.focus();
  }

  function close(): void {
    if (!isOpen) return;
    const focused = document.activeElement === node;
    show(false);
    frame.rest();
    onClosed();
    if (!focused) return;
    if (opener instanceof HTMLElement && opener !== node && opener !== document.body && opener.isConnected)
      opener.focus({ preventScroll: true });
    else launcher.focus();
  }

  onOwn<KeyboardEvent>(layout.handle, 'keydown', (event) => event.key === 'Escape' && close());
  aside.hidden = true;
  launcher.hidden = !prefs.launcher;
  aside.append(layout.handle);
  root.append(element('style', {}, panelStyle), launcher, aside);

  return {
    open,
    close,
    isOpen: () => isOpen,
    update() {
      aside.style.colorScheme = launcher.style.colorScheme = context().theme;
      frame.update();
    },
    renew: () => frame.renew(isOpen),
    showLauncher() {
      prefs.launcher = true;
      show(isOpen);
    },
  };
}
