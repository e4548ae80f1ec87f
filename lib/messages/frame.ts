import * as z from 'zod/mini';
import { ticketRefSchema } from '../okr/kinds/ticket';

/**
 * Between the content script and the panel frame, over a MessagePort that the content script hands to the frame
 * with the nonce. The page never sees it. The content script builds and reads these by hand (types only).
 */
export const pageContextSchema = z.object({
  ticket: z.nullable(ticketRefSchema),
  /** The ticket's own address, else the page's. */
  url: z.string(),
  /** The host's immutable id of the ticket, where the page shows it; hostile text. */
  hostId: z.nullable(z.string().check(z.maxLength(100))),
  /** Hostile text. */
  title: z.nullable(z.string()),
  person: z.nullable(z.object({ host: z.string(), accountId: z.string(), name: z.string() })),
  theme: z.enum(['light', 'dark']),
});
export type PageContext = z.infer<typeof pageContextSchema>;

/** What a person asked for, by shortcut or menu: done once the frame is ready. */
export const intentSchema = z.enum(['open', 'link', 'check-in']);
export type Intent = z.infer<typeof intentSchema>;

export const toFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('context'), context: pageContextSchema }),
  z.object({ type: z.literal('intent'), intent: intentSchema }),
]);
export type ToFrame = z.infer<typeof toFrameSchema>;

export const toPageSchema = z.discriminatedUnion('type', [
  /** Close the panel and give the focus back. */
  z.object({ type: z.literal('close') }),
  /** The first screen stands and takes input. */
  z.object({ type: z.literal('ready') }),
  /** Turn the launcher off on this host. */
  z.object({ type: z.literal('hide-launcher') }),
]);
export type ToPage = z.infer<typeof toPageSchema>;

/**
 * First contact. The content script makes the frame with `panel.html#<nonce>` and writes `frame:<nonce>` →
 * `FrameTicket` into `storage.local`. The frame takes the entry out (single use) and does nothing where there is none.
 * After `load` the content script posts `{nonce}` with a MessagePort to the frame's origin; the frame takes the port
 * only with its own nonce.
 */
export const frameTicketSchema = z.object({
  context: pageContextSchema,
  intent: intentSchema,
  /** Milliseconds since 1970; entries older than a minute are void. */
  at: z.number(),
});
export type FrameTicket = z.infer<typeof frameTicketSchema>;
export const frameKey = (nonce: string) => `frame:${nonce}`;
