import english from 'virtual:strings/en/base';
import type all from '@/public/_locales/en/messages.json';

export type MessageKey = keyof typeof all;
export type Texts = Record<string, string>;

/** English under the chosen language: a string that is not translated yet is shown in English. */
const catalogue: Texts = { ...english };

/**
 * A string in the person's language, `$1`…`$9` filled in order.
 * Our own over the same `messages.json` the manifest uses: `browser.i18n` cannot switch language.
 */
export const t = (key: MessageKey, ...substitutions: (string | number)[]): string => tKey(key, substitutions);

/** As `t`, for keys that come as data: a failure, an explanation, a metric's field. An unknown key shows itself. */
export function tKey(key: string, substitutions: readonly (string | number)[] = []): string {
  const message = catalogue[key] ?? key;
  return message.replace(/\$([1-9])/g, (_, n: string) => String(substitutions[Number(n) - 1] ?? ''));
}

/** Back to what is built in. */
export function resetTexts(): void {
  for (const key of Object.keys(catalogue)) delete catalogue[key];
  Object.assign(catalogue, english);
}

/** Puts strings over those that are there; see `language.ts`. */
export const addTexts = (texts: Texts): void => void Object.assign(catalogue, texts);

let chosen: string | null = null;

/** The locale for numbers and dates: of the chosen language, in the browser's own flavour where that is the same. */
export const locale = (): string => {
  const own = globalThis.navigator?.language ?? 'en';
  return chosen === null || own.split('-')[0] === chosen ? own : chosen;
};

export const setLocale = (language: string | null): void => {
  chosen = language;
};
