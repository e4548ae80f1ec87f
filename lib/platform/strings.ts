import english from '@/public/_locales/en/messages.json';

export type MessageKey = keyof typeof english;
type Catalogue = Record<string, { message: string }>;

const catalogue: Catalogue = english;

/**
 * A string in the person's language, `$1`…`$9` filled in order.
 * Our own over the same `messages.json` the manifest uses: `browser.i18n` cannot switch language.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return translate(catalogue, key, substitutions);
}

/** As `t`, for keys that come as data: a failure, an explanation, a metric's field. An unknown key shows itself. */
export function tKey(key: string, substitutions: readonly (string | number)[] = []): string {
  return translate(catalogue, key, substitutions);
}

function translate(from: Catalogue, key: string, substitutions: readonly (string | number)[]): string {
  const message = from[key]?.message ?? key;
  return message.replace(/\$([1-9])/g, (_, n: string) => String(substitutions[Number(n) - 1] ?? ''));
}

/** The locale for numbers and dates. */
export const locale = (): string => globalThis.navigator?.language ?? 'en';
