import type { FrameTicket, Intent, ToFrame } from '@/lib/messages/frame';
import { readContext } from './context';
import { element } from './element';
import { attempt, extension, isAlive, life } from './life';
import { labels } from './prefs';

/** What the frame stands in. */
export const aside = element('div');

export let frame: HTMLIFrameElement | undefined;
let port: MessagePort | undefined;
let told: string;

const post = (message: ToFrame) => port?.postMessage(message);

/**
 * The panel's frame, in the extension's own origin. The page can neither read nor make one: the frame takes a nonce
 * that this script has put into the extension's storage, once, and then talks over a port only this script holds.
 */
async function make(intent: Intent, onMessage: (type: unknown) => void): Promise<void> {
  const { runtime, storage } = extension;
  // Not `randomUUID`: pages without encryption have none.
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const made = element<HTMLIFrameElement>('iframe', { title: labels.contentPanel });
  const { port1, port2 } = new MessageChannel();
  frame = made;
  port = port1;
  port.onmessage = ({ data }) => onMessage(data?.type);
  // The frame is gone without our doing: the extension may be.
  (port as MessagePort & { onclose: () => void }).onclose = () => isAlive() || life.abort();
  made.onload = () => {
    // It loads anew where it was moved and the browser could not keep it: its nonce is used up.
    made.onload = () => {
      dropFrame();
      wantFrame('open', onMessage);
    };
    made.contentWindow?.postMessage({ nonce }, runtime.getURL(''), [port2]);
  };
  made.src = `${runtime.getURL('panel.html')}#${nonce}`;
  // Written while the frame loads; a frame that is faster asks again.
  aside.append(made);
  await storage.local.set({
    [`frame:${nonce}`]: { context: readContext(), intent, at: Date.now() } satisfies FrameTicket,
  });
}

/** Asks the frame for something, and makes it where there is none. */
export function wantFrame(intent: Intent, onMessage: (type: unknown) => void): void {
  if (frame) post({ type: 'intent', intent });
  else void attempt(() => make(intent, onMessage));
}

export function dropFrame(): void {
  frame?.remove();
  port?.close();
  frame = port = undefined;
}

/** Hands on what has changed of the page. */
export function updateFrame(): void {
  const context = readContext();
  const text = JSON.stringify(context);
  aside.style.colorScheme = context.theme;
  if (text !== told) post({ type: 'context', context });
  told = text;
}
