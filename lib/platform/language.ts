import { addTexts, setLocale, type Texts } from './strings';

/** Languages that Keyline speaks, each in its own name. English is built in; the others load when they are wanted. */
export const languages = { en: 'English' } as const;
export type Language = keyof typeof languages;

type Part = () => Promise<{ default: Texts }>;

const parts: Record<Language, { base: Part | null; more: Part }> = {
  en: { base: null, more: () => import('virtual:strings/en/more') },
};

const storageKey = 'language';

const isLanguage = (text: string | null | undefined): text is Language =>
  text !== null && text !== undefined && Object.hasOwn(languages, text);

/**
 * What was chosen; null = the browser's language. In the origin's own storage, which answers at once: a page may not
 * wait for its words. The worker, which has none, takes the copy in the preferences.
 */
export function chosenLanguage(): Language | null {
  try {
    const stored = globalThis.localStorage?.getItem(storageKey);
    return isLanguage(stored) ? stored : null;
  } catch {
    // Storage is denied to this page: the browser's language.
    return null;
  }
}

export function rememberLanguage(language: Language | null): void {
  if (language === null) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, language);
}

/** The language in use: as chosen, else the browser's first that is spoken here, else English. */
export function languageFor(chosen: Language | null, wanted: readonly string[]): Language {
  if (chosen) return chosen;
  return wanted.map((each) => each.split('-')[0]).find(isLanguage) ?? 'en';
}

/** Loads the strings before the first screen; `more` also those of the dashboard and the options. */
export async function loadLanguage({ more = false, chosen = chosenLanguage() } = {}): Promise<void> {
  const language = languageFor(chosen, globalThis.navigator?.languages ?? []);
  setLocale(chosen ? language : null);
  if (more) addTexts((await parts.en.more()).default);
  const { base, more: others } = parts[language];
  if (base) addTexts((await base()).default);
  if (more && language !== 'en') addTexts((await others()).default);
  if (globalThis.document) document.documentElement.lang = language;
}
