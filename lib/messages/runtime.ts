import * as z from 'zod/mini';
import { statusSchema } from '../okr/kinds/objective';
import { intentSchema } from './frame';

/** One chip on a row. The content script reads this by hand. */
export const chipSchema = z.object({
  /** Worst status of the linked key results; null = ○, 'done' = ✓. */
  status: z.nullable(z.union([statusSchema, z.literal('done')])),
  stale: z.boolean(),
  /** ≤ 14 characters. */
  name: z.string(),
  /** Further key results. */
  more: z.number(),
  /** Objective, progress, pace, check-in date; a line each. */
  tooltip: z.string(),
});
export type Chip = z.infer<typeof chipSchema>;

/** To the worker. Each message names who may send it; the worker checks the sender before the schema. */
export const toWorker = {
  readChips: {
    from: 'content',
    schema: z.object({
      type: z.literal('readChips'),
      host: z.string().check(z.maxLength(32)),
      site: z.string().check(z.maxLength(300)),
      keys: z.array(z.string().check(z.maxLength(270))).check(z.maxLength(500)),
    }),
    answer: z.object({ chips: z.record(z.string(), chipSchema) }),
  },
  /** A page has written: the worker refreshes badge, chips and alarms. */
  changed: {
    from: 'page',
    schema: z.object({ type: z.literal('changed'), revision: z.number() }),
    answer: z.object({ ok: z.boolean() }),
  },
  /** The server may have something new, or a page has just connected: push and pull now. `moved`: who is in it, too. */
  syncNow: {
    from: 'page',
    schema: z.object({ type: z.literal('syncNow'), moved: z.optional(z.boolean()) }),
    answer: z.object({ ok: z.boolean() }),
  },
  /** A page has access to the site that a person wished for in the popup (see `platform/wish.ts`). */
  carryOutWish: {
    from: 'page',
    schema: z.object({ type: z.literal('carryOutWish') }),
    answer: z.object({ ok: z.boolean() }),
  },
} as const;

/** From the worker to a content script. */
export const toContent = {
  chipsChanged: { schema: z.object({ type: z.literal('chipsChanged') }) },
  /** A shortcut or menu; `url` is the ticket link of the context menu. */
  command: {
    schema: z.object({ type: z.literal('command'), intent: intentSchema, url: z.optional(z.string()) }),
  },
} as const;

export type ToWorker = {
  [K in keyof typeof toWorker]: z.infer<(typeof toWorker)[K]['schema']>;
}[keyof typeof toWorker];
export type AnswerTo<K extends keyof typeof toWorker> = z.infer<(typeof toWorker)[K]['answer']>;
export type ToContent = {
  [K in keyof typeof toContent]: z.infer<(typeof toContent)[K]['schema']>;
}[keyof typeof toContent];
