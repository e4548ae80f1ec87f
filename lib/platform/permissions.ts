import browser from 'webextension-polyfill';

/** Match patterns: `https://jira.example.test/*`. */
type Origins = readonly string[];

/** Whether the browser lets us into these pages now. Nothing asked for is nothing missing. */
export const hasAccess = async (origins: Origins): Promise<boolean> =>
  origins.length === 0 || browser.permissions.contains({ origins: [...origins] });

/**
 * Asks the person, by the browser's own prompt. Called in the click itself, before anything is awaited: the browser
 * refuses it later. False = said no, or an address that the browser lets no extension into.
 */
export function askAccess(origins: Origins): Promise<boolean> {
  try {
    return browser.permissions.request({ origins: [...origins] }).catch(() => false);
  } catch {
    return Promise.resolve(false);
  }
}

/** Gives access back. What the manifest demands stays: the browser refuses to take that. */
export const dropAccess = (origins: Origins): Promise<boolean> =>
  browser.permissions.remove({ origins: [...origins] }).catch(() => false);

/** Calls back after anybody has given or taken a permission, also in the browser's own settings. */
export function onAccessChanged(listener: () => void, signal?: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  signal?.addEventListener('abort', () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  });
}
