import browser from 'webextension-polyfill';
import * as z from 'zod/mini';

const entrySchema = z.object({ at: z.number(), text: z.string() });
export type LoggedError = z.infer<typeof entrySchema>;

const key = 'errors';
const kept = 20;

/** The last errors until the browser ends, for the report of the options' Health page. Never throws. */
export async function keepError(error: unknown, at: number): Promise<void> {
  try {
    const errors = [...(await readErrors()), { at, text: wordsOf(error) }];
    await browser.storage.session.set({ [key]: errors.slice(-kept) });
  } catch {
    // It has been said on the console.
  }
}

export async function readErrors(): Promise<LoggedError[]> {
  const parsed = z.array(entrySchema).safeParse((await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.data : [];
}

/** Name and message; what stands in quotes or looks like an address may be a person's own, and is left out. */
export function wordsOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text
    .replace(/(["'`])[^"'`]*\1|“[^”]*”/g, '“…”')
    .replace(/\b[a-z][a-z-]*:\/\/\S+/gi, '…')
    .slice(0, 300);
}
