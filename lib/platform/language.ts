import { addTexts, resetTexts, setLocale, type Texts, t } from './strings';

/**
 * Languages that Keyline speaks, each in its own name. English is built in; the others load when they are wanted.
 * One more is a catalogue `public/_locales/<language>/messages.json`, a line here and a line in `parts`.
 */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

/** What a page loads beside the base: the dashboard's and options' strings, those of the recovery screen, or of the sync line. */
export type PartName = 'more' | 'recovery' | 'sync';
type Part = () => Promise<{ default: Texts }>;

const parts: Record<Language, Record<PartName, Part> & { base: Part | null }> = {
  en: {
    base: null,
    more: () => import('virtual:strings/en/more'),
    recovery: () => import('virtual:strings/en/recovery'),
    sync: () => import('virtual:strings/en/sync'),
  },
  de: {
    base: () => import('virtual:strings/de/base'),
    more: () => import('virtual:strings/de/more'),
    recovery: () => import('virtual:strings/de/recovery'),
    sync: () => import('virtual:strings/de/sync'),
  },
};

/** In the origin's own storage, which answers at once: a page may not wait for its words. */
export const pageKey = 'language';

const isLanguage = (text: unknown): text is Language =>
  typeof text === 'string' && Object.hasOwn(languages, text);
/** A choice as it was kept: one that is spoken here, else the browser's language. */
export const parseLanguage = (kept: unknown): Language | null => (isLanguage(kept) ? kept : null);

/** What was chosen; null = the browser's language; undefined = this page may not look. */
function chosenHere(): Language | null | undefined {
  try {
    return parseLanguage(globalThis.localStorage.getItem(pageKey));
  } catch {
    return undefined;
  }
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
  await changeLanguage(chosen === undefined ? await readShared() : chosen);
}

const readShared = async () => (await import('./language-choice')).readLanguage().catch(() => null);

/** Changes to a language, with all parts that this page has asked for so far. */
export async function changeLanguage(chosen: Language | null): Promise<void> {
  current = languageFor(chosen, globalThis.navigator?.languages ?? []);
  const { base } = parts[current];
  const names = [...loaded];
  const texts = [
    ...names.map((part) => parts.en[part]),
    ...(base ? [base] : []),
    ...(current === 'en' ? [] : names.map((part) => parts[current][part])),
  ];
  const all = await Promise.all(texts.map(read));
  // A part that was asked for meanwhile would be lost.
  if (loaded.size > names.length) return changeLanguage(chosen);
  resetTexts();
  for (const each of all) addTexts(each);
  setLocale(chosen ? current : null);
  if (!globalThis.document) return;
  document.documentElement.lang = current;
  document.documentElement.dir = t('textDirection');
}

const read = async (load: Part): Promise<Texts> => (await load()).default;

const adding: Partial<Record<PartName, Promise<void>>> = {};
/** Loads a further part of the strings, once: who asks again waits for the same. */
export const loadPart = (part: PartName): Promise<void> => (adding[part] ??= add(part));

async function add(part: PartName): Promise<void> {
  const language = current;
  if (loaded.has(part)) return;
  loaded.add(part);
  // English under it: the same once more where that is the language.
  const texts = await Promise.all([parts.en[part], parts[language][part]].map(read));
  // A language that was chosen meanwhile brings its own.
  if (language === current) for (const each of texts) addTexts(each);
}
