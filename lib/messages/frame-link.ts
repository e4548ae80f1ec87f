import * as z from 'zod/mini';
import {
  type FrameTicket,
  frameKey,
  frameTicketSchema,
  type Intent,
  type PageContext,
  type ToPage,
  toFrameSchema,
} from './frame';

/** Entries in storage older than this are void, in milliseconds. */
const ticketLife = 60_000;
/** The page writes the entry while the frame loads: a frame that is faster asks again after so many milliseconds. */
const askAgainAfter = [20, 40, 80, 160, 320];

export interface FrameLink {
  /** As the content script gave it with the nonce. */
  context: PageContext;
  intent: Intent;
  onContext: (listener: (context: PageContext) => void, signal: AbortSignal) => void;
  onIntent: (listener: (intent: Intent) => void, signal: AbortSignal) => void;
  /** Kept until the port is there. */
  send: (message: ToPage) => void;
}

export interface FrameParts {
  window: Pick<
    Window,
    'addEventListener' | 'removeEventListener' | 'parent' | 'top' | 'self' | 'location' | 'history'
  >;
  storage: { get: (key: string) => Promise<Record<string, unknown>>; remove: (key: string) => Promise<void> };
  /** Milliseconds since 1970. */
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
}

/**
 * The frame's side of the first contact (see `frame.ts`). Call it before the page's `load`: the port comes with it.
 * null = no frame: opened as a tab or side panel. 'refused' = framed by whoever without a good nonce: do nothing.
 */
export async function connectFrame({
  window,
  storage,
  now,
  pause,
}: FrameParts): Promise<FrameLink | 'refused' | null> {
  const nonce = window.location.hash.slice(1);
  if (window.self === window.top) return null;
  if (!nonce) return 'refused';
  const port = takePort(window, nonce);
  const ticket = await takeTicket({ storage, now, pause }, nonce);
  if (!ticket) {
    port.stop();
    return 'refused';
  }
  return link(ticket, port);
}

/** Single use: what is read is gone, and nobody waits for that. */
async function takeTicket(
  { storage, now, pause }: Omit<FrameParts, 'window'>,
  nonce: string,
): Promise<FrameTicket | null> {
  const key = frameKey(nonce);
  let stored = (await storage.get(key))[key];
  for (const wait of askAgainAfter) {
    if (stored !== undefined) break;
    await pause(wait);
    stored = (await storage.get(key))[key];
  }
  void storage.remove(key);
  const parsed = z.safeParse(frameTicketSchema, stored);
  return parsed.success && Math.abs(now() - parsed.data.at) <= ticketLife ? parsed.data : null;
}

interface Port {
  ready: Promise<MessagePort>;
  stop: () => void;
}

/** The port of the first message from our own parent that knows the nonce. */
function takePort(window: FrameParts['window'], nonce: string): Port {
  let stop = () => {};
  const ready = new Promise<MessagePort>((resolve) => {
    const take = (event: Event) => {
      const { data, ports, source } = event as MessageEvent<{ nonce?: unknown } | null>;
      const [port] = ports;
      if (source !== window.parent || data?.nonce !== nonce || !port) return;
      stop();
      resolve(port);
    };
    stop = () => window.removeEventListener('message', take);
    window.addEventListener('message', take);
  });
  return { ready, stop: () => stop() };
}

function link(ticket: FrameTicket, port: Port): FrameLink {
  const contexts = new Set<(context: PageContext) => void>();
  const intents = new Set<(intent: Intent) => void>();
  const made: FrameLink = {
    context: ticket.context,
    intent: ticket.intent,
    onContext: (listener, signal) => listen(contexts, listener, signal),
    onIntent: (listener, signal) => listen(intents, listener, signal),
    send: (message) => void port.ready.then((open) => open.postMessage(message)),
  };
  void port.ready.then((open) => {
    open.onmessage = ({ data }) => {
      const parsed = z.safeParse(toFrameSchema, data);
      if (!parsed.success) return;
      const message = parsed.data;
      if (message.type === 'context') {
        made.context = message.context;
        for (const tell of contexts) tell(message.context);
      } else {
        // Asked before the screen stands: it opens with it.
        if (intents.size === 0) made.intent = message.intent;
        for (const tell of intents) tell(message.intent);
      }
    };
  });
  return made;
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void, signal: AbortSignal) {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}
