import type { FrameTicket, Intent, PageContext, ToFrame, ToPage } from '@/lib/messages/frame';
import { element } from './element';
import { attempt, extension, isAlive, label } from './extension';

/** Milliseconds a hidden frame is kept: reopening is at once within them, and costs the page nothing after. */
const KEEP = 60_000;

export interface PanelFrame {
  /** Makes the frame where there is none; before it is seen, so that a click finds it ready. */
  warm: () => void;
  intend: (intent: Intent) => void;
  /** Hands on what has changed of the page. */
  update: () => void;
  /** The frame goes after a while of not being wanted. */
  rest: () => void;
  /** Takes the frame away and, where the panel stands open, makes a new one. */
  renew: (open: boolean) => void;
  focus: () => void;
}

/**
 * The panel's frame, in the extension's own origin. The page can neither read nor make one: the frame takes a nonce
 * that this script has put into the extension's storage, once, and then talks over a port only this script holds.
 */
export function createPanelFrame(
  aside: HTMLElement,
  context: () => PageContext,
  onMessage: (type: ToPage['type']) => void,
  life: AbortController,
): PanelFrame {
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let told = '';
  let timer = 0;
  let entry = '';

  const drop = () => {
    clearTimeout(timer);
    frame?.remove();
    port?.close();
    frame = port = undefined;
    if (entry && isAlive()) void attempt(life, () => extension().storage.local.remove(entry));
    entry = '';
  };

  const make = async (intent: Intent) => {
    const nonce = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
    const made = element('iframe', { title: label('contentPanel') });
    const channel = new MessageChannel();
    const first = context();
    const ticket: FrameTicket = { context: first, intent, at: Date.now() };
    frame = made;
    port = channel.port1;
    told = JSON.stringify(first);
    entry = `frame:${nonce}`;
    port.onmessage = ({ data }) => {
      entry = '';
      onMessage(data?.type);
    };
    // The frame is gone without our doing: the extension may be.
    port.addEventListener('close', () => isAlive() || life.abort());
    let loads = 0;
    made.onload = () => {
      const { origin } = new URL(extension().runtime.getURL(''));
      if (!loads++) made.contentWindow?.postMessage({ nonce }, origin, [channel.port2]);
      else if (frame === made) renew(true);
    };
    await extension().storage.local.set({ [entry]: ticket });
    if (frame !== made) return;
    made.src = `${extension().runtime.getURL('panel.html')}#${nonce}`;
    aside.append(made);
  };

  const ensure = (intent: Intent) => {
    clearTimeout(timer);
    if (!frame) void attempt(life, () => make(intent));
    else post({ type: 'intent', intent });
  };
  const post = (message: ToFrame) => port?.postMessage(message);
  const rest = () => {
    clearTimeout(timer);
    timer = window.setTimeout(drop, KEEP);
  };
  const renew = (open: boolean) => {
    drop();
    if (open) ensure('open');
  };

  life.signal.addEventListener('abort', drop);
  return {
    rest,
    renew,
    intend: ensure,
    warm() {
      if (frame) return;
      ensure('open');
      rest();
    },
    update() {
      if (!port) return;
      const now = context();
      const text = JSON.stringify(now);
      if (text === told) return;
      told = text;
      post({ type: 'context', context: now });
    },
    focus: () => frame?.focus(),
  };
}
