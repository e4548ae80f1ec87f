import browser from 'webextension-polyfill';
import * as z from 'zod/mini';

/** How the last reading of a site's tickets went. Local to this browser session; says nothing of their content. */
const readingSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Not asked again before; the host wants it, or it would not help. */
  waitUntil: z.number(),
  error: z.nullable(z.enum(['signed-out', 'refused', 'rate-limited', 'offline', 'unexpected'])),
});
export type SiteReading = z.infer<typeof readingSchema>;

const key = 'readings';
export const readingOf = (host: string, site: string): string => `${host} ${site}`;

/** By `readingOf`; an entry that is none is left out. */
export async function readReadings(): Promise<Record<string, SiteReading>> {
  const stored: unknown = (await browser.storage.session.get(key))[key];
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([name, value]) => {
    const parsed = z.safeParse(readingSchema, value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

export async function writeReading(name: string, reading: SiteReading): Promise<void> {
  await browser.storage.session.set({ [key]: { ...(await readReadings()), [name]: reading } });
}
