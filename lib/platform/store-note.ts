import browser from 'webextension-polyfill';
import * as z from 'zod/mini';

/** What is known of the store outside of it, so that a wiped one is noticed. Nothing of its content. */
const noteSchema = z.object({ count: z.number(), revision: z.number() });
export type StoreNote = z.infer<typeof noteSchema>;

const key = 'store';

/** null = no store has ever been written here, as far as anybody knows. */
export async function readStoreNote(): Promise<StoreNote | null> {
  const parsed = noteSchema.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.data : null;
}

/** Never backwards: of two pages the later commit counts, and a store that has lost commits is known by its note. */
export async function writeStoreNote(note: StoreNote): Promise<void> {
  const known = await readStoreNote();
  if (known === null || known.revision < note.revision) await browser.storage.local.set({ [key]: note });
}

export async function dropStoreNote(): Promise<void> {
  await browser.storage.local.remove(key);
}

/** Calls back after each commit by whichever page or the worker. */
export function onStoreNote(listener: (note: StoreNote) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const parsed = noteSchema.safeParse(changes[key]?.newValue);
    if (area === 'local' && parsed.success) listener(parsed.data);
  };
  if (signal.aborted) return;
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed), { once: true });
}
