import * as z from 'zod/mini';
import type { AnswerTo, ToWorker } from './runtime';
import { toWorker } from './runtime';

/** What the browser says of a message's sender; only this is believed, never the message. */
export interface Sender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  tab?: { id?: number; url?: string };
}

export interface Self {
  id: string;
  /** `chrome-extension://…`, without a slash at its end. */
  origin: string;
  /** The id of the host that answers at an address, by its own domain or as the person has said; null = none. */
  hostAt: (url: string) => string | null;
}

/** Who sent it: our content script in a host page's top frame, one of our own pages, or somebody else. */
export function senderKind(sender: Sender, self: Self): 'content' | 'page' | null {
  if (sender.id !== self.id) return null;
  const origin = sender.origin ?? (sender.url ? safeOrigin(sender.url) : null);
  if (origin === self.origin) return 'page';
  if (sender.tab && sender.frameId === 0 && sender.url && self.hostAt(sender.url) !== null) return 'content';
  return null;
}

function safeOrigin(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) return null;
  // `origin` of an extension address is "null" outside browsers.
  return parsed.origin === 'null' ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
}

/** Whether a content script asks for the very host that answers at its own page's address. */
const isOwn = ({ host, site }: { host: string; site: string }, url: string, self: Self): boolean =>
  site.split('/')[0] === new URL(url).host && host === self.hostAt(url);

export type Handlers = {
  [K in keyof typeof toWorker]: (
    message: Extract<ToWorker, { type: K }>,
    sender: Sender,
  ) => Promise<AnswerTo<K>>;
};

/**
 * Passes a message to its handler once sender and schema hold. null = refused: unknown, wrong sender, malformed,
 * or a content script asking for another host or site than its own page's.
 */
export function receive(
  message: unknown,
  sender: Sender,
  self: Self,
  handlers: Handlers,
): Promise<unknown> | null {
  const type = (message as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(toWorker, type)) return null;
  const name = type as keyof typeof toWorker;
  const { from, schema } = toWorker[name];
  if (senderKind(sender, self) !== from) return null;
  const parsed = z.safeParse(schema as z.ZodMiniType<ToWorker>, message);
  if (!parsed.success) return null;
  const data = parsed.data;
  // A site is its host name and what parts sites of one domain: `jira.example.com/jira`, `linear.app/acme`.
  if ('site' in data && !isOwn(data, sender.url ?? '', self)) return null;
  const handle = handlers[name] as (message: ToWorker, sender: Sender) => Promise<unknown>;
  return handle(data, sender);
}
