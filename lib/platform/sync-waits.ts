import browser from 'webextension-polyfill';
import * as z from 'zod/mini';

/** A team server that could not be reached, or asked for a pause, is left alone for a while: also by the next worker. */
const waitSchema = z.object({
  /** Failures one after another. */
  failures: z.int(),
  /** Milliseconds since 1970. */
  until: z.number(),
  /** The server asked for it: nobody's impatience shortens it. */
  isAsked: z.boolean(),
});
export type SyncWait = z.infer<typeof waitSchema>;
const waitsSchema = z.record(z.string(), waitSchema);

const waitsKey = 'syncWaits';
const handledKey = 'handledRevision';

/** By the server's origin. */
export async function readSyncWaits(): Promise<Record<string, SyncWait>> {
  const parsed = waitsSchema.safeParse((await browser.storage.local.get(waitsKey))[waitsKey]);
  return parsed.success ? parsed.data : {};
}

export async function writeSyncWaits(waits: Record<string, SyncWait>): Promise<void> {
  if (Object.keys(waits).length === 0) await browser.storage.local.remove(waitsKey);
  else await browser.storage.local.set({ [waitsKey]: waits });
}

/** The store's revision that badge, tabs and sync have last followed; null = of none in this browser session. */
export async function readHandledRevision(): Promise<number | null> {
  const stored: unknown = (await browser.storage.session.get(handledKey))[handledKey];
  return typeof stored === 'number' ? stored : null;
}

export const writeHandledRevision = (revision: number): Promise<void> =>
  browser.storage.session.set({ [handledKey]: revision });
