/** What every part of this script shares. There is one script a page, so this is module state: it costs fewest bytes. */

/** The raw extension API: a polyfill would be larger than this whole script. */
export const extension: typeof chrome = (globalThis as { browser?: typeof chrome }).browser ?? chrome;

/** Ends every observer, listener and timer at once. It ends only where the extension is gone. */
export const life = new AbortController();
export const { signal } = life;

/** False once the extension was updated, reloaded or removed under this script. */
export const isAlive = (): boolean => Boolean(extension.runtime?.id);

/** Listens for some kinds of event, parted by blanks, as long as this script lives. */
export function on<E extends Event = Event>(
  target: EventTarget,
  kinds: string,
  listener: (event: E) => void,
  capture?: boolean,
): void {
  for (const kind of kinds.split(' '))
    target.addEventListener(kind, listener as (event: Event) => void, { signal, capture });
}

export const atEnd = (listener: () => void): void => on(signal, 'abort', listener);

/**
 * Runs a step that needs the extension. Undefined where nobody answers; where the extension is gone, this script's
 * life ends and the error with it.
 */
export async function attempt<T>(step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (isAlive()) console.debug(error);
    else life.abort();
  }
}
