import browser from 'webextension-polyfill';
import * as z from 'zod/mini';

/** What a person sets for this browser. Each has an entry `pref:<name>` of its own, so that two tabs never mix. */
const schemas = {
  /** A notification on the day a check-in is due, at `at` (`HH:MM`, the computer's time). */
  reminders: z.object({ on: z.boolean(), at: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) }),
} as const;

type Name = keyof typeof schemas;
export type Prefs = { [K in Name]: z.infer<(typeof schemas)[K]> };

export const defaultPrefs: Prefs = { reminders: { on: true, at: '09:00' } };

export const prefKey = (name: Name) => `pref:${name}`;

/** As set, else the default: an entry that does not pass its schema counts as not set. */
export async function readPref<K extends Name>(name: K): Promise<Prefs[K]> {
  const key = prefKey(name);
  return parse(name, (await browser.storage.local.get(key))[key]);
}

export async function writePref<K extends Name>(name: K, value: Prefs[K]): Promise<void> {
  await browser.storage.local.set({ [prefKey(name)]: schemas[name].parse(value) });
}

/** Calls back with the new value after each change, by whichever page. */
export function onPrefChanged<K extends Name>(
  name: K,
  listener: (value: Prefs[K]) => void,
  signal?: AbortSignal,
): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[prefKey(name)];
    if (area === 'local' && change) listener(parse(name, change.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}

function parse<K extends Name>(name: K, stored: unknown): Prefs[K] {
  const parsed = schemas[name].safeParse(stored);
  return parsed.success ? (parsed.data as Prefs[K]) : defaultPrefs[name];
}
