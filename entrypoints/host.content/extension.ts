/** The raw extension API: a polyfill would be larger than this whole script. */
export const extension = (): typeof chrome => (globalThis as { browser?: typeof chrome }).browser ?? chrome;

/** False once the extension was updated, reloaded or removed under this script. */
export function isAlive(): boolean {
  try {
    return Boolean(extension().runtime?.id);
  } catch {
    return false;
  }
}

/**
 * Runs a step that needs the extension. Undefined where nobody answers; where the extension is gone, this script's
 * life ends and the error with it.
 */
export async function attempt<T>(life: AbortController, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!isAlive()) life.abort();
    else if (!/Receiving end|message port closed/.test(String(error))) console.warn('Keyline:', error);
  }
}

export const label = (key: string): string => extension().i18n.getMessage(key);
