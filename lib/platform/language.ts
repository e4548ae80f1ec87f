import browser from 'webextension-polyfill';
import { addTexts, resetTexts, setLocale, type Texts } from './strings';

/**
 * Languages that Keyline speaks, each in its own name. English is built in; the others load when they are wanted.
 * One more is a catalogue `public/_locales/<language>/messages.json`, a line here and a line in `parts`.
 */
export const languages = { en: 'English' } as const;
export type Language = keyof typeof languages;

/** What a page loads beside the base: the dashboard's and options' strings, or those of the recovery screen. */
export type PartName = 'more' | 'recovery';
type Part = () => Promise<{ default: Texts }>;

const parts: Record<Language, Record<PartName, Part> & { base: Part | null }> = {
  en: {
    base: null,
    more: () => import('virtual:strings/en/more'),
    recovery: () => import('virtual:strings/en/recovery'),
  },
};

/** In the origin's own storage, which answers at once; and a copy in `storage.local`, for the worker. */
const pageKey = 'language';
const sharedKey = 'pref:language';

const isLanguage = (text: unknown): text is Language =>
  typeof text === 'string' && Object.hasOwn(languages, text);
const orNull = (text: unknown) => (isLanguage(text) ? text : null);

/**
 * What was chosen; null = the browser's language; undefined = this page may not look. In the origin's own storage,
 * which answers at once: a page may not wait for its words.
 */
function chosenHere(): Language | null | undefined {
  try {
    return orNull(globalThis.localStorage.getItem(pageKey));
  } catch {
    return undefined;
  }
}

/** The choice, as the worker and pages without storage of their own find it. */
export async function readLanguage(): Promise<Language | null> {
  return orNull((await browser.storage.local.get(sharedKey))[sharedKey]);
}

/** Every open page and the worker follow. Rejects where it could not be kept. */
export async function rememberLanguage(language: Language | null): Promise<void> {
  if (language === null) localStorage.removeItem(pageKey);
  else localStorage.setItem(pageKey, language);
  await browser.storage.local.set({ [sharedKey]: language });
}

/** Calls back with the new choice, after `rememberLanguage` on whichever page. */
export function onLanguageChanged(listener: (chosen: Language | null) => void, signal?: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[sharedKey];
    if (area === 'local' && change) listener(orNull(change.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}

/** The language in use: as chosen, else the browser's first that is spoken here, else English. */
export function languageFor(chosen: Language | null, wanted: readonly string[]): Language {
  if (chosen) return chosen;
  return wanted.map((each) => each.split('-')[0]).find(isLanguage) ?? 'en';
}

let current: Language = 'en';
const loaded = new Set<PartName>();

/** Loads the strings before the first screen; `more` also those of the dashboard and the options. */
export async function loadLanguage({
  more = false,
  chosen = chosenHere(),
}: {
  more?: boolean;
  chosen?: Language | null;
} = {}): Promise<void> {
  if (more) loaded.add('more');
  await changeLanguage(chosen === undefined ? await readLanguage().catch(() => null) : chosen);
}

/** Changes to a language, with all parts that this page has asked for so far. */
export async function changeLanguage(chosen: Language | null): Promise<void> {
  current = languageFor(chosen, globalThis.navigator?.languages ?? []);
  const { base } = parts[current];
  const texts = [
    ...[...loaded].map((part) => parts.en[part]),
    ...(base ? [base] : []),
    ...(current === 'en' ? [] : [...loaded].map((part) => parts[current][part])),
  ];
  const all = await Promise.all(texts.map(async (load) => (await load()).default));
  resetTexts();
  for (const each of all) addTexts(each);
  setLocale(chosen ? current : null);
  if (globalThis.document) document.documentElement.lang = current;
}

/** Loads a further part of the strings, once. */
export async function loadPart(part: PartName): Promise<void> {
  if (loaded.has(part)) return;
  loaded.add(part);
  // English under it: the same once more where that is the language.
  for (const load of new Set([parts.en[part], parts[current][part]])) addTexts((await load()).default);
}
