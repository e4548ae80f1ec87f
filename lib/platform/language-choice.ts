import browser from 'webextension-polyfill';
import { type Language, pageKey, parseLanguage } from './language';

/** The copy of the choice for the worker, and for pages that are denied a storage of their own. */
const sharedKey = 'pref:language';

export async function readLanguage(): Promise<Language | null> {
  return parseLanguage((await browser.storage.local.get(sharedKey))[sharedKey]);
}

/** null = the browser's language. Every open page and the worker follow. Rejects where it could not be kept. */
export async function rememberLanguage(language: Language | null): Promise<void> {
  if (language === null) localStorage.removeItem(pageKey);
  else localStorage.setItem(pageKey, language);
  await browser.storage.local.set({ [sharedKey]: language });
}

/** Calls back with the new choice, after `rememberLanguage` on whichever page. */
export function onLanguageChanged(listener: (chosen: Language | null) => void, signal?: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[sharedKey];
    if (area === 'local' && change) listener(parseLanguage(change.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
